// What must be the same before and after: the balance of every account and sub-account, as one hash, and that each ledger sums to 0.
import type pg from 'pg';
import { invariant } from '../platform/invariant.ts';
import type { Books } from './archive.store.ts';
import { copyQuery, inSchema, measure } from './tables.store.ts';

export async function readBooks(db: pg.Client, schema: string): Promise<Books> {
  const [village, account, entry, journal] = ['village', 'account', 'entry', 'journal'].map((name) => inSchema(schema, name));
  const balances = await measure(
    copyQuery(
      db,
      `select v.code, a.code, a.sub, sum(e.amount) from ${entry} e join ${account} a on (a.village_id, a.id) = (e.village_id, e.account_id)
         join ${village} v on v.id = a.village_id group by 1, 2, 3 order by v.code collate "C", a.code collate "C", a.sub collate "C"`,
    ),
  );
  const { rows } = await db.query<{ journals: number; unbalanced: string[] }>(
    `select (select count(*)::int from ${journal}) as journals,
            (select coalesce(array_agg(code), '{}') from ${village} v
              where (select coalesce(sum(amount), 0) from ${entry} e where e.village_id = v.id) <> 0) as unbalanced`,
  );
  invariant(rows[0], 'the books can be counted');
  return { ...rows[0], balances: balances.rows, sha256: balances.sha256() };
}
