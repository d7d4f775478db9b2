import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Shortfall } from '@pitulungan/contracts/jobs';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { expect, test } from 'vitest';
import { balance, handIn, linesOf } from '../harness/money.ts';
import { accept, atDesk, BUYER, onDuty, orderOn, placeAndPack, UNDO_MS, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

async function atTheDoor() {
  const desk = await atDesk(hub, 'manager');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });
  const due = BigInt(orderOn(desk.live, orderId).total);
  const take = (missing: bigint, shortfall: Shortfall | null) => ({
    params: { jobId },
    body: { receiverName: 'Pak Contoh', cashCollected: String(due - missing), shortfall, happenedAt: hub.clock.instant() },
  });
  return { desk, courier, orderId, due, take };
}

test('a buyer with too little may owe up to a ceiling, and brings the rest to the cash desk', async () => {
  const { desk, courier, orderId, due, take } = await atTheDoor();
  expect(await courier.person.refused(endpoints.deliverJob, take(5_000n, null))).toBe('CASH_AMOUNT_WRONG');
  expect(await courier.person.refused(endpoints.deliverJob, take(20_001n, 'SHORT'))).toBe('SHORTFALL_TOO_HIGH');
  await courier.person.act(endpoints.deliverJob, take(5_000n, 'SHORT'));
  await hub.advance(UNDO_MS);
  expect(courier.live.board.couriers[courier.person.courierId]?.cashInHand).toBe(String(due - 5_000n));
  await handIn(hub, courier);
  await hub.advance(DEFAULT_SETTINGS.waiting.complaintGoodsMs);
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
  expect(await balance(hub, '2.1.01.12', orderId)).toBe(0n);

  const cashier = await hub.signIn('cashier');
  const [debt, ...others] = await cashier.act(endpoints.listDebts, {});
  expect(others).toEqual([]);
  expect(debt).toMatchObject({ kind: 'buyer', phone: BUYER.phone, amount: '5000' });
  const repay = (amount: string) => ({ body: { kind: 'buyer', sub: debt!.sub, amount } }) as const;
  expect(await cashier.refused(endpoints.repayDebt, repay('5001'))).toBe('DEBT_IS_LESS');
  const answers = await Promise.all([0, 1, 2].map(() => cashier.ask(endpoints.repayDebt, repay('3000'))));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await cashier.act(endpoints.repayDebt, repay('2000'));
  expect(await cashier.act(endpoints.listDebts, {})).toEqual([]);
});

test('without change it is rounded in the buyer’s favour, up to a ceiling', async () => {
  const { courier, orderId, due, take } = await atTheDoor();
  expect(await courier.person.refused(endpoints.deliverJob, take(1_001n, 'NO_CHANGE'))).toBe('SHORTFALL_TOO_HIGH');
  await courier.person.act(endpoints.deliverJob, take(500n, 'NO_CHANGE'));
  await hub.advance(UNDO_MS);
  expect(await linesOf(hub, `cod:${orderId}:1`)).toEqual({
    [`1.1.01.11[${courier.person.courierId}]`]: due - 500n,
    '6.2.99.14[receh]': 500n,
    [`2.1.01.12[${orderId}]`]: -due,
  });
});

test('a buyer who pays at the cash desk is not asked again at the door', async () => {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  await cashier.act(endpoints.payAtHub, { params: { orderId } });
  expect(await cashier.refused(endpoints.payAtHub, { params: { orderId } })).toBe('PAYMENT_MOVED_ON');
  const jobId = await accept(hub, courier);
  expect(courier.live.board.jobs[jobId]?.cashDue).toBeNull();
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });
  const body = { receiverName: 'Pak Contoh', cashCollected: null, happenedAt: hub.clock.instant() };
  await courier.person.act(endpoints.deliverJob, { params: { jobId }, body });
  await hub.advance(UNDO_MS + DEFAULT_SETTINGS.waiting.complaintGoodsMs);
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'COMPLETED', payment: { status: 'PAID' } });
  expect(await balance(hub, '2.1.01.12', orderId)).toBe(0n);
});

test('a courier with cash is reminded when the shift is over, and at nine in the evening the manager is told; each once', async () => {
  const { desk, courier, take } = await atTheDoor();
  await courier.person.act(endpoints.deliverJob, take(0n, null));
  await hub.advance(UNDO_MS);
  const told = (type: string) => desk.live.facts.filter((fact) => fact.type === type);
  await courier.person.act(endpoints.setDuty, { body: { duty: 'OFF', happenedAt: hub.clock.instant() } });
  expect(courier.live.facts.filter(({ type }) => type === 'cash.deposit_due')).toHaveLength(1);
  expect(told('cash.deposit_late')).toEqual([]);
  const nine = Date.parse('2026-11-24T14:00:00Z');
  await hub.advance(nine - hub.clock.now() - 1);
  expect(told('cash.deposit_late')).toEqual([]);
  await hub.advance(1);
  expect(told('cash.deposit_late')).toMatchObject([{ courierId: courier.person.courierId }]);
  await hub.advance(3_600_000);
  expect([told('cash.deposit_due').length, told('cash.deposit_late').length]).toEqual([1, 1]);
});
