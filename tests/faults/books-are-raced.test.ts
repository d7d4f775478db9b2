// Races of the books on the real database (finance.md section 10): whoever comes second waits, looks again, and is told; nothing is
// posted twice, nothing slips into a month that was locked.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderId } from '@pitulungan/contracts/ids';
import type { PeriodHashes } from '@pitulungan/contracts/books';
import { expect, test } from 'vitest';
import { settleOrder } from '../../server/src/orders/settlement.actions.ts';
import { whileHeld } from '../harness/barrier.ts';
import { type Clerks, clerks, EXPENSE } from '../harness/books.ts';
import { checkDatabase } from '../harness/checks.ts';
import { book, handIn, settled } from '../harness/money.ts';
import type { Answer } from '../harness/person.ts';
import { approved, bookYear, computed, officers, on, policy, posted } from '../harness/share-story.ts';
import { atDesk, deliver, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const DECEMBER_2 = '2026-12-02T02:00:00.000Z';
const NOVEMBER = { params: { month: '2026-11' } };
const codes = (answers: readonly Answer<unknown>[]) => answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort();

/** Three orders whose money is certain; it is December, and nobody has looked at them yet. November is reckoned. */
async function monthToLock(): Promise<Clerks & { ids: OrderId[]; shown: PeriodHashes }> {
  const people = await clerks(hub);
  const courier = await onDuty(hub, 'courier');
  const ids: OrderId[] = [];
  for (let n = 0; n < 3; n++) {
    const { orderId } = await placeAndPack(hub, { buyerPhone: `+628000000010${n}` });
    await deliver(hub, courier);
    ids.push(orderId);
  }
  await handIn(hub, courier);
  hub.clock.move(Date.parse(DECEMBER_2) - hub.clock.now());
  const { hashes } = await reckoned(people);
  return { ...people, ids, shown: hashes! };
}
async function reckoned({ manager }: Clerks) {
  const answer = await manager.ask(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: true } });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const settleAll = (ids: readonly OrderId[], villageId: number) =>
  Promise.all(ids.map((orderId) => settleOrder(hub.hub.ctx, { villageId: villageId as never, orderId })));
const settledOn = async () =>
  (await hub.pool.query<{ day: string }>(`select business_date::text as day from journal where idem_key like 'order.settled:%' order by id`)).rows.map(
    ({ day }) => day,
  );

test('settlements and vouchers that come while a month is being locked go into the running one, or say that they are late', async () => {
  const { manager, cashier, ids, shown } = await monthToLock();
  const bill = (late: boolean) => ({ body: { date: '2026-11-20', memo: 'listrik', attachment: '', event: EXPENSE('90000'), late } });
  const [lock, [settlements, vouchers]] = await whileHeld(
    hub.pool,
    { table: 'period', event: 'update', when: `new.status = 'locked'` },
    {
      work: () => cashier.ask(endpoints.lockPeriod, { ...NOVEMBER, body: shown }),
      meanwhile: () =>
        Promise.all([
          settleAll(ids, manager.session!.village.id),
          Promise.all([cashier.ask(endpoints.makeVoucher, bill(false)), cashier.ask(endpoints.makeVoucher, bill(true))]),
        ]),
      waiting: ids.length + 2,
    },
  );
  expect(lock).toMatchObject({ ok: true, value: { status: 'locked', hashes: shown } });
  expect(settlements.every(({ ok }) => ok)).toBe(true);
  await hub.comeToRest();
  expect(await settledOn()).toEqual(['2026-12-02', '2026-12-02', '2026-12-02']);
  expect(codes(vouchers)).toEqual(['PERIOD_LOCKED', 'ok']);
  const { journals } = await manager.act(endpoints.listJournals, { query: { fact: 'voucher.expense' } });
  expect(journals.map(({ businessDate, belongsTo }) => [businessDate, belongsTo])).toEqual([['2026-12-02', '2026-11-20']]);
  expect(await manager.act(endpoints.replayBooks, {})).toMatchObject({ ledgerSum: '0', months: [] });
});

test('a lock that comes while something is being posted waits for it, and then what was shown is not what is there', async () => {
  const people = await monthToLock();
  const { manager, cashier, ids, shown } = people;
  const [, lock] = await whileHeld(
    hub.pool,
    { table: 'journal', event: 'insert', when: `new.fact_type = 'order.completed'` },
    {
      work: () => settleAll(ids.slice(0, 1), manager.session!.village.id),
      meanwhile: () => cashier.ask(endpoints.lockPeriod, { ...NOVEMBER, body: shown }),
      waiting: 1,
    },
  );
  expect(codes([lock])).toEqual(['PERIOD_CHANGED']);
  expect(await settledOn()).toHaveLength(1);
  const { hashes } = await reckoned(people);
  // nobody holds anybody now: whichever comes first, the month is locked with it or without it, and never afterwards
  const [again] = await Promise.all([cashier.ask(endpoints.lockPeriod, { ...NOVEMBER, body: hashes! }), settleAll(ids, manager.session!.village.id)]);
  await hub.comeToRest();
  const days = await settledOn();
  expect(days).toHaveLength(3);
  if (again.ok) expect(days.filter((day) => day.startsWith('2026-11'))).toHaveLength(1);
  else expect(codes([again])).toEqual(['PERIOD_CHANGED']);
  expect(await manager.act(endpoints.replayBooks, {})).toMatchObject({ ledgerSum: '0', months: [] });
});

test('two people pay the same payout, the same refund and the same share at once: each is paid once', async () => {
  const desk = await atDesk(hub, 'manager');
  const courier = await onDuty(hub, 'courier');
  const cashiers = [await hub.signIn('cashier'), await hub.signIn('cashier 2')];
  const orderId = await settled(hub, { desk, courier });
  const { merchantId } = orderOn(desk.live, orderId);
  await book(hub, 'kas', [
    ['1.1.01.01', '', 500_000n],
    ['1.1.01.04', '', 500_000n],
    ['3.1.01.01', '', -1_000_000n],
  ]);
  const { id: payoutId } = await desk.person.act(endpoints.preparePayout, { body: { merchantId } });
  const ways = [{ method: 'cash' }, { method: 'transfer', reference: 'TRX-77' }] as const;
  const payouts = await Promise.all(
    cashiers.map((cashier, n) => cashier.ask(endpoints.payPayout, { params: { payoutId }, body: { how: ways[n]!, outcome: 'paid' } })),
  );
  expect(codes(payouts)).toEqual(['PAYMENT_MOVED_ON', 'ok']);
  const refund = await desk.person.act(endpoints.refundOrder, { params: { orderId }, body: { goods: '4000', delivery: '0', fault: 'BUMDES', reason: 'x' } });
  const refunds = await Promise.all(
    cashiers.map((cashier, n) => cashier.ask(endpoints.payRefund, { params: { refundId: refund.id }, body: { how: ways[n]! } })),
  );
  expect(codes(refunds)).toEqual(['PAYMENT_MOVED_ON', 'ok']);
  await hub.comeToRest();

  await bookYear(hub);
  const { manager, pengawas, cashier } = await officers(hub);
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  const statement = await posted(hub, await approved(hub, await computed(hub)));
  const { lines } = await cashier.act(endpoints.statementLines, on(statement));
  const numbers = lines.filter(({ payable }) => payable).map(({ no }) => no);
  const wish = { ...on(statement), body: { lines: numbers, from: '1.1.01.01' as const, reference: 'KK-001' } };
  const prepared = await Promise.all(cashiers.map((each) => each.ask(endpoints.prepareSharePayment, wish)));
  expect(codes(prepared)).toEqual(['SHARE_LINE_NOT_PAYABLE', 'ok']);
  const paymentId = prepared.flatMap((answer) => (answer.ok ? [answer.value.id] : []))[0]!;
  const confirmed = await Promise.all([manager, pengawas].map((person) => person.ask(endpoints.confirmSharePayment, { params: { paymentId } })));
  expect(codes(confirmed)).toEqual(['SHARE_PAYMENT_DECIDED', 'ok']);
  await hub.comeToRest();
  const { rows } = await hub.pool.query(
    `select a.code from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
      where a.code like '2.1.99.%' or a.code in ('2.1.01.11', '2.1.01.13') group by a.code having sum(e.amount) <> 0`,
  );
  expect(rows).toEqual([]); // nothing is owed any more, and nothing was paid beyond it
  expect(await manager.act(endpoints.readStatement, on(statement))).toMatchObject({ status: 'paid' });
  await checkDatabase(hub.pool);
});
