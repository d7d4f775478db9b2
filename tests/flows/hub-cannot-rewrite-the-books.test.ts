// The running hub works as a role that may only read and add to the books, whatever its triggers do.
import { expect, test } from 'vitest';
import { migrate } from '../../prisma/migrate.ts';
import { applicationUrl } from '../../server/src/prepare-database.ts';
import { ask, emptyDatabase } from '../harness/backups.ts';
import { sellOne } from '../harness/sales.ts';
import { useSharedHub } from '../harness/test-hub.ts';

const hub = useSharedHub();
const DENIED = { code: '42501', message: expect.stringMatching(/^permission denied for table/) as string };
const ROLE = 'pitulungan_app';
const asHub = (sql: string) => hub.hub.ctx.pool.query(sql);

test('of journals and their lines it may change, delete and empty nothing, with the triggers off; ordinary work goes on', async () => {
  await sellOne(hub);
  const before = await hub.pool.query(
    'select * from journal join entry on (entry.village_id, entry.journal_id) = (journal.village_id, journal.id) order by 1, 2',
  );
  expect(before.rowCount).toBeGreaterThan(2);
  await hub.pool.query('alter table journal disable trigger user; alter table entry disable trigger user');
  try {
    for (const table of ['journal', 'entry']) {
      await expect(asHub(`update ${table} set village_id = village_id`)).rejects.toMatchObject(DENIED);
      await expect(asHub(`delete from ${table}`)).rejects.toMatchObject(DENIED);
      await expect(asHub(`truncate ${table} cascade`)).rejects.toMatchObject(DENIED);
    }
  } finally {
    await hub.pool.query('alter table journal enable trigger user; alter table entry enable trigger user');
  }
  const after = await hub.pool.query(
    'select * from journal join entry on (entry.village_id, entry.journal_id) = (journal.village_id, journal.id) order by 1, 2',
  );
  expect(after.rows).toEqual(before.rows);
  await sellOne(hub);
});

test('no connection of the hub works as the owner, and none of them touches a trigger', async () => {
  await expect(asHub('alter table journal disable trigger user')).rejects.toMatchObject({ code: '42501' });
  await expect(asHub('set session_replication_role = replica')).rejects.toMatchObject({ code: '42501' });
  expect((await asHub('select current_user::text as as')).rows).toEqual([{ as: ROLE }]);
  expect(await hub.hub.ctx.db.$queryRaw`select current_user::text as as`).toEqual([{ as: ROLE }]);
  expect(((await asHub('reset role; select current_user::text as as')) as unknown as { rows: unknown[] }[])[1]?.rows).toEqual([{ as: ROLE }]);
});

test('its rights follow the triggers: what is append-only is neither changed nor deleted, and nothing is emptied', async () => {
  const without = async (right: string) =>
    (
      await hub.pool.query<{ name: string }>(
        `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not has_table_privilege($1, c.oid, $2) order by 1`,
        [ROLE, right],
      )
    ).rows.map(({ name }) => name);
  expect(await without('update')).toEqual(['_prisma_migrations', 'dispatch_policy', 'entry', 'journal', 'month_balance', 'share_note']);
  expect(await without('delete')).toEqual([...(await without('update')), 'period', 'share_statement', 'tax_rule', 'voucher'].sort());
  expect(await without('select')).toEqual([]);
  const { rows } = await hub.pool.query(`select count(*)::int as tables from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`);
  expect(await without('truncate')).toHaveLength((rows[0] as { tables: number }).tables);
});

test('where the owner may not make roles the hub works as the owner; once the role was lent to them it is used', async () => {
  const foreign = await emptyDatabase({ owner: true });
  try {
    await migrate(foreign.url);
    expect(await applicationUrl(foreign.url)).toEqual({ url: foreign.url, limited: false });
    await hub.pool.query(`grant ${ROLE} to ${new URL(foreign.url).username}`);
    await migrate(foreign.url);
    const { url, limited } = await applicationUrl(foreign.url);
    expect(limited).toBe(true);
    await expect(ask(url, 'delete from entry')).rejects.toMatchObject(DENIED);
  } finally {
    await foreign.drop();
  }
});
