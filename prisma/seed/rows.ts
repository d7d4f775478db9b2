// Bulk inserts: one statement for a table. Bigints and dates travel as text inside JSON and become what the column is.
import type pg from 'pg';
import { at } from './chance.ts';
import type { Journal } from './journals.ts';

/** Rows of one village: its id is added to each. */
export async function insertOfVillage(db: pg.Client, villageId: number, tables: Record<string, readonly object[]>): Promise<void> {
  for (const [table, rows] of Object.entries(tables))
    await insert(
      db,
      table,
      rows.map((row) => ({ village_id: villageId, ...row })),
    );
}

/** All rows name the same columns, those of the first. Order is kept, so that serial numbers follow it. */
export async function insert(db: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(at(rows, 0))
    .map((column) => db.escapeIdentifier(column))
    .join(', ');
  const name = db.escapeIdentifier(table);
  await db.query(`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [toJson(rows)]);
}

/** Posts journals through the ledger's one door, in their order. Gives the id of each by its key. */
export async function post(db: pg.Client, villageId: number, journals: readonly Journal[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ key: string; id: string }>(
    `select j.key, p.journal_id::text as id
       from rows from (jsonb_to_recordset($2::jsonb) as (fact text, source text, key text, at timestamptz, lines jsonb, memo text)) with ordinality as j (fact, source, key, at, lines, memo, n)
       cross join lateral post_journal($1, j.fact, j.source, j.key, j.at, j.lines, null, coalesce(j.memo, '')) p
      order by j.n`,
    [villageId, toJson(journals)],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

const toJson = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
