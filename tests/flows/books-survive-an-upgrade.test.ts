// The demo village as it was before the books of issue 4: backed up by the program of that day, and taken in by this one.
import { endpoints } from '@pitulungan/contracts/endpoints';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readMigrations } from '../../prisma/migrate.ts';
import { openArchive } from '../../server/src/backup/archive.store.ts';
import { emptyDatabase, restoreFrom, sealedJournals, trialBalance } from '../harness/backups.ts';
import { TestHub } from '../harness/test-hub.ts';

const OLD = path.join(import.meta.dirname, '..', 'fixtures', 'village-of-7-migrations.backup');
const DAY_MS = 86_400_000;

const settledIn = (journals: readonly Record<string, unknown>[]): number => journals.filter(({ fact_type: fact }) => fact === 'order.completed').length;

test('every account keeps its balance and every journal its seal, and the hub goes on with them', async () => {
  await using archive = await openArchive(OLD);
  const database = await emptyDatabase();
  const { books, migrated } = await restoreFrom(OLD, database.url);
  expect(migrated).toEqual(
    readMigrations()
      .slice(archive.label.migrations.length)
      .map(({ name }) => name),
  );
  expect(books).toEqual(archive.contents.books); // the hash goes over every account and sub-account with its balance

  const before = { balance: await trialBalance(database.url), journals: await sealedJournals(database.url) };
  expect(before.balance).toHaveLength(archive.contents.books.balances);
  const hub = new TestHub({ database: () => Promise.resolve(database) });
  await hub.start();
  try {
    const manager = await hub.signIn('manager');
    const page = await manager.ask(endpoints.listJournals, { query: { month: '2026-11' } });
    expect(page).toMatchObject({ ok: true, value: { ledgerSum: '0', next: expect.any(String) as string } });
    hub.clock.move(DAY_MS);
    await hub.settle(); // what was under way settles into the old books
    const posted = await hub.pool.query(`select count(*)::int as count from journal where idem_key like 'order.settled:%'`);
    expect(posted.rows[0]).toMatchObject({ count: expect.toSatisfy((count: number) => count > settledIn(before.journals)) as number });
    const kept = new Map((await sealedJournals(database.url)).map((journal) => [journal['idem_key'], journal]));
    expect(before.journals.map(({ idem_key: key }) => kept.get(key))).toEqual(before.journals);
  } finally {
    await hub.stop();
  }
});
