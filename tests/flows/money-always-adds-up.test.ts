// Random stories of money on the real hub and database: whatever people do, in whatever order, every invariant of
// tests/harness/checks.ts holds after each step (finance.md section 9: I1 to I5).
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId, DepositId, JobId, MerchantId, OrderId, PayoutId, RefundId, WageId } from '@pitulungan/contracts/ids';
import { COURIER_STEPS } from '@pitulungan/contracts/lifecycles/job';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDatabase } from '../harness/checks.ts';
import { book, openFund } from '../harness/money.ts';
import type { Person } from '../harness/person.ts';
import { basketOf, changeSettings, JANTI, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const RUNS = 3;
const STEPS = 70;
const LONG_MS = 86_400_000;

interface Cast {
  dispatcher: Person;
  cashier: Person;
  second: Person;
  manager: Person;
  courier: Person;
  told: { orders: OrderId[]; references: number };
}
type Step = (cast: Cast, n: number) => Promise<unknown>;

const pick = <T>(list: readonly T[], n: number): T | undefined => (list.length === 0 ? undefined : list[n % list.length]);
const rows = async <T extends object>(sql: string): Promise<T[]> => (await hub.pool.query<T>(sql)).rows;
const now = () => ({ happenedAt: hub.clock.instant() });
const anId = async <Id>(sql: string, n: number): Promise<Id | undefined> => pick(await rows<{ id: Id }>(sql), n)?.id;
const onJob = async (where: string, n: number, act: (jobId: JobId, job: { status: string; due: string }) => Promise<unknown>) => {
  const job = pick(
    await rows<{ id: JobId; status: string; due: string }>(
      `select j.id, j.status, p.amount::text as due from job j join payment p on p.order_id = j.order_id where ${where} order by j.id`,
    ),
    n,
  );
  if (job) await act(job.id, job);
};
const HELD = `('ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP')`;

const STEPS_OF: Record<string, Step> = {
  async place({ told }, n) {
    const merchant = await stall(hub, { food: n % 2 === 0 });
    const body = basketOf(merchant, { payment: n % 3 === 0 ? 'qris' : 'cash', buyerPhone: `+62800000010${String(10 + (n % 80))}` });
    const answer = await hub.visitor.ask(endpoints.orderFromStall, { params: { village: JANTI }, body });
    if (answer.ok) told.orders.push(answer.value.orderId);
  },
  async pack({ dispatcher, told }, n) {
    const orderId = pick(told.orders, n);
    if (!orderId) return;
    await dispatcher.ask(endpoints.confirmOrder, { params: { orderId } });
    await dispatcher.ask(endpoints.readyOrder, { params: { orderId } });
  },
  assign: ({ dispatcher, courier }, n) =>
    onJob(`j.status in ('QUEUED','NO_COURIER')`, n, (jobId) =>
      dispatcher.ask(endpoints.assignJob, { params: { jobId }, body: { courierId: courier.courierId as CourierId } }),
    ),
  walk: ({ courier }, n) =>
    onJob(`j.status in ${HELD}`, n, async (jobId) => {
      for (const step of COURIER_STEPS) await courier.ask(endpoints.stepJob, { params: { jobId }, body: { step, ...now() } });
    }),
  handOver: ({ courier }, n) =>
    onJob(`j.status = 'AT_DROP'`, n, async (jobId, { due }) => {
      const { rows: cash } = await hub.pool.query(
        `select 1 from payment p join job j on j.order_id = p.order_id where j.id = $1 and p.method = 'cash' and p.status = 'DUE'`,
        [jobId],
      );
      const missing = n % 4 === 0 ? BigInt((n % 900) + 1) : 0n;
      const taken = cash.length === 0 ? null : String(BigInt(due) - missing);
      const shortfall = cash.length === 0 || missing === 0n ? null : n % 8 === 0 ? 'SHORT' : 'NO_CHANGE';
      await courier.ask(endpoints.deliverJob, { params: { jobId }, body: { receiverName: 'Contoh', cashCollected: taken, shortfall, ...now() } });
    }),
  fail: ({ courier, dispatcher }, n) =>
    onJob(`j.status = 'AT_DROP'`, n, async (jobId) => {
      await courier.ask(endpoints.failJob, { params: { jobId }, body: { reason: 'NOT_HOME', ...now() } });
      await dispatcher.ask(n % 2 === 0 ? endpoints.retryJob : endpoints.returnJob, { params: { jobId } });
    }),
  bringBack: ({ dispatcher }, n) =>
    onJob(`j.status in ('PICKED_UP','TO_DROP','RETURNING')`, n, async (jobId) => {
      await dispatcher.ask(endpoints.returnJob, { params: { jobId } });
      await dispatcher.ask(endpoints.confirmReturn, { params: { jobId } });
    }),
  async cancel({ dispatcher, told }, n) {
    const orderId = pick(told.orders, n);
    if (!orderId) return;
    await dispatcher.ask(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'batal' } });
    if (n % 2 === 0) await dispatcher.ask(endpoints.restoreOrder, { params: { orderId } });
  },
  async verify({ cashier, told }, n) {
    const orderId = pick(told.orders, n);
    if (orderId) await cashier.ask(endpoints.verifyPayment, { params: { orderId }, body: { reference: `REF-${told.references++}` } });
  },
  async payAtHub({ cashier, told }, n) {
    const orderId = pick(told.orders, n);
    if (orderId && n % 5 === 0) await cashier.ask(endpoints.payAtHub, { params: { orderId } });
  },
  async handIn({ courier, second }, n) {
    const bag = await courier.ask(endpoints.declareDeposit, { body: { declared: '1000', ...now() } });
    if (!bag.ok) return;
    const { depositId } = bag.value;
    const expected = await rows<{ sum: string }>(`select expected::text as sum from deposit where id = '${depositId}'`);
    const counted = BigInt(expected[0]!.sum) + (n % 3 === 0 ? BigInt((n % 5) - 2) * 500n : 0n);
    await second.ask(endpoints.countDeposit, { params: { depositId }, body: { counted: String(counted > 0n ? counted : 0n) } });
    await courier.ask(endpoints.signDeposit, { params: { depositId }, body: { agrees: n % 2 === 0, note: 'hitung lagi', ...now() } });
  },
  async decide({ cashier, manager }, n) {
    const depositId = await anId<DepositId>(`select id from deposit where status = 'DISCREPANCY' order by id`, n);
    if (!depositId) return;
    const resolution = pick(['RECORDING_MISTAKE', 'COURIER_OWES', 'WRITTEN_OFF', 'OVERAGE_KEPT_IN_TRUST'] as const, n)!;
    await cashier.ask(endpoints.proposeResolution, { params: { depositId }, body: { resolution, note: 'x' } });
    await manager.ask(endpoints.resolveDeposit, { params: { depositId }, body: { resolution, note: 'x', approve: n % 7 !== 0 } });
  },
  async complain({ dispatcher, told }, n) {
    const orderId = pick(told.orders, n);
    if (!orderId) return;
    await dispatcher.ask(endpoints.disputeOrder, { params: { orderId }, body: { reason: 'kurang' } });
    if (n % 2 === 0) await dispatcher.ask(endpoints.resolveDispute, { params: { orderId }, body: { reason: 'selesai' } });
  },
  async refund({ manager, told }, n) {
    const orderId = pick(told.orders, n);
    if (!orderId) return;
    const [order] = await rows<{ goods: string; fee: string }>(`select goods::text, fee_customer::text as fee from orders where id = '${orderId}'`);
    const part = BigInt(1 + (n % 4));
    const parts = { goods: String(BigInt(order!.goods) / part), delivery: n % 3 === 0 ? order!.fee : '0' };
    await manager.ask(endpoints.refundOrder, {
      params: { orderId },
      body: { ...parts, fault: pick(['MERCHANT', 'BUMDES', 'COURIER'] as const, n)!, reason: 'x' },
    });
  },
  async payRefund({ cashier, told }, n) {
    const refundId = await anId<RefundId>(`select id from refund where status in ('DUE','SENT_UNKNOWN') order by id`, n);
    if (!refundId) return;
    const reference = `BALIK-${told.references++}`;
    const how = n % 2 === 0 ? ({ method: 'cash' } as const) : ({ method: 'transfer', reference } as const);
    await cashier.ask(endpoints.payRefund, { params: { refundId }, body: { how, outcome: n % 4 === 1 ? 'unknown' : 'paid' } });
    if (n % 4 === 1) await cashier.ask(endpoints.reconcileRefund, { params: { refundId }, body: { reference, found: n % 8 === 1 } });
  },
  async payStall({ manager, cashier, told }, n) {
    const merchantId = await anId<MerchantId>(`select distinct merchant_id as id from orders where status = 'COMPLETED' order by 1`, n);
    if (merchantId) await manager.ask(endpoints.preparePayout, { body: { merchantId } });
    const payoutId = await anId<PayoutId>(`select id from payout where status in ('PREPARED','SENT_UNKNOWN') order by id`, n);
    if (!payoutId) return;
    const reference = `TRX-${told.references++}`;
    const how = n % 2 === 0 ? ({ method: 'cash' } as const) : ({ method: 'transfer', reference } as const);
    await cashier.ask(endpoints.payPayout, { params: { payoutId }, body: { how, outcome: n % 4 === 1 ? 'unknown' : 'paid' } });
    if (n % 4 === 1) await cashier.ask(endpoints.reconcilePayout, { params: { payoutId }, body: { reference, found: n % 8 === 1 } });
    if (n % 5 === 0) await manager.ask(endpoints.withdrawPayout, { params: { payoutId } });
  },
  async payCouriers({ manager, cashier }, n) {
    await manager.ask(endpoints.prepareWages, {});
    const wageId = await anId<WageId>(`select id from wage where status = 'PREPARED' order by id`, n);
    if (wageId) await cashier.ask(endpoints.payWage, { params: { wageId } });
  },
  async timePasses(_, n) {
    hub.clock.move(n % 3 === 0 ? LONG_MS : 16_000);
    await hub.settle();
  },
};

/** One order all the way: brought, paid in cash, counted, settled. */
const OPENING = [
  ['place', 1],
  ['pack', 0],
  ['assign', 0],
  ['walk', 0],
  ['handOver', 1],
  ['timePasses', 1],
  ['handIn', 1],
  ['timePasses', 0],
] as const;

const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS_OF)), fc.nat(10_000)), { minLength: STEPS, maxLength: STEPS });

test('in any order of events the books agree with what happened', async () => {
  const cast: Cast = {
    dispatcher: await hub.signIn('dispatcher'),
    cashier: await hub.signIn('cashier'),
    second: await hub.signIn('cashier 2'),
    manager: await hub.signIn('manager'),
    courier: await hub.signIn('courier'),
    told: { orders: [], references: 1_000 },
  };
  await openFund(hub, 'ongkir-2026', 30_000n);
  await book(hub, 'modal', [
    ['1.1.01.01', '', 60_000n],
    ['1.1.01.04', '', 60_000n],
    ['3.1.01.01', '', -120_000n],
  ]);
  await hub.pool.query(`update merchant set qris_flow = case when food then 'Q2' else 'Q1' end`);
  await changeSettings(hub, (settings) => ({
    ...settings,
    dispatch: { ...settings.dispatch, mode: 'manual' },
    delivery: {
      ...settings.delivery,
      tariff: '3000',
      payers: [
        { payer: 'fund', fund: 'ongkir-2026', most: '2000' },
        { payer: 'bumdes', most: '500' },
      ],
    },
  }));
  for (const [name, n] of OPENING) await STEPS_OF[name]!(cast, n);
  expect(await rows(`select status from orders`)).toEqual([{ status: 'COMPLETED' }]); // the steps do lead somewhere
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      for (const [name, n] of steps) {
        await STEPS_OF[name]!(cast, n);
        await checkDatabase(hub.pool).catch((error: unknown) => {
          throw new Error(`after ${name}(${n}): ${String(error)}`, { cause: error });
        });
      }
    }),
    { numRuns: RUNS, endOnFailure: true }, // what happened cannot be undone to shrink it: the message names the step
  );
});
