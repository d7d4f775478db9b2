import { endpoints } from '@pitulungan/contracts/endpoints';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupFolder, backUpInto, emptyDatabase, restoreFrom, sealedJournals, trialBalance } from '../harness/backups.ts';
import { checkDatabase } from '../harness/checks.ts';
import { deliver, onDuty, placeAndPack } from '../harness/story.ts';
import { TestHub, useHub } from '../harness/test-hub.ts';

const DAY_MS = 86_400_000;
const ORDERS = 3;
const hub = useHub();
let folder: string;

beforeEach(() => {
  folder = backupFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Three orders, delivered and paid: one by QRIS, two in cash that was counted. They settle when the day is over. */
async function liveUntilTheyWait(): Promise<void> {
  const courier = await onDuty(hub, 'courier');
  const cashier = await hub.signIn('cashier');
  for (let n = 0; n < ORDERS; n++) {
    const { orderId } = await placeAndPack(hub, { payment: n === 0 ? 'qris' : 'cash' });
    if (n === 0) await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0001' } });
    await deliver(hub, courier);
  }
  const declared = courier.live.board.couriers[courier.person.courierId]?.cashInHand ?? '0';
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared, happenedAt: hub.clock.instant() } });
  await cashier.act(endpoints.countDeposit, { params: { depositId }, body: { counted: declared } });
}

async function booksOf(at: TestHub) {
  const manager = await at.signIn('manager');
  const books = await manager.act(endpoints.listJournals, { query: {} });
  const share = await manager.act(endpoints.monthShare, { query: { month: '2026-11' } });
  return { share, sum: books.ledgerSum, journals: books.journals.map(({ id: _id, ...journal }) => journal) };
}

test('orders settle while a backup is written: it shows the moment it began, and the restored hub settles them just the same', async () => {
  await liveUntilTheyWait();
  const { databaseUrl } = hub;
  const before = { balance: await trialBalance(databaseUrl), journals: await sealedJournals(databaseUrl) };
  const file = path.join(folder, 'hub.backup');
  const backup = await backUpInto(file, databaseUrl, {
    // the journals are in the file, the orders are not yet
    onTable: ({ table }) => (table === 'entry' ? hub.advance(DAY_MS) : undefined),
  });
  const settled = await sealedJournals(databaseUrl);
  expect(settled).toHaveLength(before.journals.length + ORDERS);

  const second = await emptyDatabase();
  expect((await restoreFrom(file, second.url)).books).toEqual(backup.books);
  expect(await trialBalance(second.url)).toEqual(before.balance);
  expect(await sealedJournals(second.url)).toEqual(before.journals);

  const restored = new TestHub({ database: () => Promise.resolve(second) });
  await restored.start();
  try {
    await checkDatabase(restored.pool);
    restored.clock.move(hub.clock.now() - restored.clock.now());
    await restored.settle(); // the queue is empty: the sweep finds what is due
    await checkDatabase(restored.pool);
    expect(await trialBalance(second.url)).toEqual(await trialBalance(databaseUrl));
    expect(await sealedJournals(second.url)).toEqual(settled);
    expect(await booksOf(restored)).toEqual(await booksOf(hub));
  } finally {
    await restored.stop();
  }
});
