import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderId } from '@pitulungan/contracts/ids';
import type { PayMethod } from '@pitulungan/contracts/refunds';
import { expect, test } from 'vitest';
import { balance, book, linesOf, settled } from '../harness/money.ts';
import { atDesk, changeSettings, deliver, onDuty, orderOn, place, placeAndPack, UNDO_MS, walk, accept, type AtWork } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const TWO_HOURS_MS = 7_200_000;

const give = (desk: AtWork, orderId: OrderId, goods: bigint, fault: 'MERCHANT' | 'BUMDES' | 'COURIER' = 'MERCHANT') =>
  desk.person.act(endpoints.refundOrder, { params: { orderId }, body: { goods: String(goods), delivery: '0', fault, reason: 'sayurnya busuk' } });
const tooMuch = (desk: AtWork, orderId: OrderId, goods: bigint) =>
  desk.person.refused(endpoints.refundOrder, { params: { orderId }, body: { goods: String(goods), delivery: '0', fault: 'MERCHANT', reason: 'lagi' } });

async function broughtByQris(flow: 'Q1' | 'Q2' = 'Q1') {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  await hub.pool.query('update merchant set qris_flow = $1', [flow]);
  const { orderId } = await placeAndPack(hub, { payment: 'qris', food: true });
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0001' } });
  await deliver(hub, courier);
  const { goods, merchantId } = orderOn(desk.live, orderId);
  return { desk, cashier, courier, orderId, merchantId, goods: BigInt(goods), commission: 2_000n };
}

test('before the settlement the buyer’s own money goes back, and the rest settles', async () => {
  const { desk, cashier, orderId, merchantId, goods, commission } = await broughtByQris();
  const half = goods / 2n;
  await desk.person.act(endpoints.disputeOrder, { params: { orderId }, body: { reason: 'kurang satu' } });
  const refund = await give(desk, orderId, half);
  expect(refund).toMatchObject({ status: 'DUE', stage: 'BEFORE', payer: 'BUMDES', commission: String(commission / 2n) });
  expect(await linesOf(hub, `refund:${refund.id}`)).toEqual({ [`2.1.01.12[${orderId}]`]: half, [`2.1.01.13[${orderId}]`]: -half });
  expect(await tooMuch(desk, orderId, goods - half + 1n)).toBe('REFUND_TOO_HIGH');
  const compensated = await give(desk, orderId, 1_000n, 'COURIER');
  expect(compensated.commission).toBe('0');

  await desk.person.act(endpoints.resolveDispute, { params: { orderId }, body: { reason: 'uang kembali' } });
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
  expect(await balance(hub, '2.1.01.12', orderId)).toBe(0n);
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(-(goods - half - commission / 2n));
  expect(await balance(hub, '4.1.11.01')).toBe(-(commission / 2n));
  expect(await balance(hub, '6.2.99.14')).toBe(1_000n);

  const pay = (refundId: typeof refund.id) => ({ params: { refundId }, body: { how: { method: 'cash' } } }) as const;
  expect(await cashier.refused(endpoints.payRefund, pay(refund.id))).toBe('NOT_ENOUGH_MONEY');
  await book(hub, 'kas', [
    ['1.1.01.01', '', 100_000n],
    ['3.1.01.01', '', -100_000n],
  ]);
  expect(await cashier.act(endpoints.payRefund, pay(refund.id))).toMatchObject({ status: 'PAID', method: 'cash', paidBy: cashier.session?.name });
  expect(await cashier.refused(endpoints.payRefund, pay(refund.id))).toBe('PAYMENT_MOVED_ON');
  expect(await balance(hub, '2.1.01.13', orderId)).toBe(-1_000n);
});

test('given back in full by the stall, with nobody to pay for the trip, there is nothing to settle and nobody asks again', async () => {
  await changeSettings(hub, (settings) => ({ ...settings, delivery: { ...settings.delivery, tariff: '0', courierIncentive: '0' } }));
  const { desk, orderId, goods } = await broughtByQris();
  await desk.person.act(endpoints.disputeOrder, { params: { orderId }, body: { reason: 'basi' } });
  await give(desk, orderId, goods);
  await desk.person.act(endpoints.resolveDispute, { params: { orderId }, body: { reason: 'uang kembali' } }); // and the hub comes to rest
  expect(orderOn(desk.live, orderId).status).toBe('RESOLVED');
  expect([await balance(hub, '2.1.01.12', orderId), await balance(hub, '2.1.01.13', orderId)]).toEqual([0n, -goods]);
});

test('a refund by transfer whose outcome the bank did not tell is not sent again before its reference was looked up', async () => {
  const { desk, cashier, orderId, goods } = await broughtByQris();
  const { id: refundId } = await give(desk, orderId, 4_000n, 'BUMDES');
  const other = await give(desk, orderId, 1_000n, 'BUMDES');
  await book(hub, 'bank', [
    ['1.1.01.04', '', goods],
    ['3.1.01.01', '', -goods],
  ]);
  const pay = (how: PayMethod, outcome: 'paid' | 'unknown', id = refundId) => ({ params: { refundId: id }, body: { how, outcome } });
  const transfer = (reference: string) => ({ method: 'transfer', reference }) as const;
  const look = (reference: string, found: boolean) => ({ params: { refundId }, body: { reference, found } });
  expect(await cashier.refused(endpoints.payRefund, pay({ method: 'cash' }, 'unknown'))).toBe('CASH_IS_KNOWN');
  expect(await cashier.refused(endpoints.reconcileRefund, look('TRX-0001', true))).toBe('PAYMENT_MOVED_ON');
  expect(await cashier.act(endpoints.payRefund, pay(transfer('TRX-0001'), 'unknown'))).toMatchObject({
    status: 'SENT_UNKNOWN',
    reference: 'TRX-0001',
    paidAt: null,
  });
  expect(await balance(hub, '2.1.01.13', orderId)).toBe(-5_000n); // nothing is booked on a guess
  expect(await cashier.refused(endpoints.payRefund, pay(transfer('TRX-0002'), 'paid'))).toBe('PAYOUT_UNKNOWN');
  expect(await cashier.refused(endpoints.payRefund, pay(transfer('TRX-0001'), 'paid', other.id))).toBe('REFERENCE_USED');
  expect(await cashier.refused(endpoints.reconcileRefund, look('TRX-0009', true))).toBe('REFERENCE_DIFFERS');
  expect(await cashier.act(endpoints.reconcileRefund, look('TRX-0001', false))).toMatchObject({ status: 'DUE', reference: null, paidBy: null });
  await cashier.act(endpoints.payRefund, pay(transfer('TRX-0003'), 'unknown'));
  const answers = await Promise.all(Array.from({ length: 3 }, () => cashier.ask(endpoints.reconcileRefund, look('TRX-0003', true))));
  await hub.comeToRest();
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await linesOf(hub, `refundpay:${refundId}`)).toEqual({ [`2.1.01.13[${orderId}]`]: 4_000n, '1.1.01.04': -4_000n });
  expect((await cashier.act(endpoints.listRefunds, { query: { status: 'PAID' } })).map(({ reference, method }) => [reference, method])).toEqual([
    ['TRX-0003', 'transfer'],
  ]);
});

test('after the settlement the stall gives back its part and gets its commission back, exactly all of it in the end', async () => {
  const { desk, orderId, merchantId, goods, commission } = await broughtByQris();
  await hub.advance(TWO_HOURS_MS);
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
  const third = goods / 3n;
  const first = await give(desk, orderId, third);
  expect(first).toMatchObject({ stage: 'AFTER', commission: String((commission * third) / goods) });
  expect(await linesOf(hub, `refund:${first.id}`)).toEqual({
    [`2.1.01.11[${merchantId}]`]: third - BigInt(first.commission),
    '4.1.11.01': BigInt(first.commission),
    [`2.1.01.13[${orderId}]`]: -third,
  });
  await give(desk, orderId, third);
  const last = await give(desk, orderId, goods - 2n * third);
  expect(await balance(hub, '4.1.11.01')).toBe(0n);
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(0n);
  expect(await balance(hub, '2.1.01.13', orderId)).toBe(-goods);
  expect(last.stage).toBe('AFTER');
  expect(await tooMuch(desk, orderId, 1n)).toBe('REFUND_TOO_HIGH');
});

test('BUMDes bears what was its own or the courier’s fault', async () => {
  const { desk, orderId, merchantId, goods, commission } = await broughtByQris();
  await hub.advance(TWO_HOURS_MS);
  const refund = await give(desk, orderId, 5_000n, 'BUMDES');
  expect(await linesOf(hub, `refund:${refund.id}`)).toEqual({ '6.2.99.14': 5_000n, [`2.1.01.13[${orderId}]`]: -5_000n });
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(-(goods - commission));
});

test('what was paid into the stall’s own QRIS the stall gives back itself; it owes less commission', async () => {
  const { desk, cashier, orderId, merchantId, goods, commission } = await broughtByQris('Q2');
  await hub.advance(TWO_HOURS_MS);
  expect(await balance(hub, '1.1.03.12', merchantId)).toBe(commission);
  const refund = await give(desk, orderId, goods);
  expect(refund).toMatchObject({ payer: 'MERCHANT', commission: String(commission) });
  expect(await balance(hub, '1.1.03.12', merchantId)).toBe(0n);
  expect(await balance(hub, '2.1.01.13', orderId)).toBe(0n);
  expect(await cashier.act(endpoints.payRefund, { params: { refundId: refund.id }, body: { how: { method: 'cash' } } })).toMatchObject({
    status: 'PAID',
    method: null,
  });
});

test('a paid order that is cancelled gives its money back by itself; a cancel that is taken back takes the refund back too', async () => {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const { orderId } = await place(hub, { payment: 'qris' });
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0001' } });
  const cancel = () => desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'salah pesan' } });
  const total = BigInt(orderOn(desk.live, orderId).total);
  await cancel();
  expect(await balance(hub, '2.1.01.13', orderId)).toBe(-total);
  await desk.person.act(endpoints.restoreOrder, { params: { orderId } });
  expect([await balance(hub, '2.1.01.13', orderId), await balance(hub, '2.1.01.12', orderId)]).toEqual([0n, -total]);
  await cancel();
  await hub.advance(UNDO_MS);
  const due = await desk.person.act(endpoints.listRefunds, { query: { status: 'DUE' } });
  expect(due).toMatchObject([{ orderId, amount: String(total), fault: 'NOBODY', decidedBy: 'Sistem' }]);
  expect(await balance(hub, '2.1.01.12', orderId)).toBe(0n);
});

test('QRIS money that comes after the cancel is taken in and goes back at once', async () => {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const { orderId, trackingToken } = await place(hub, { payment: 'qris' });
  await hub.visitor.act(endpoints.sendProof, { params: { token: trackingToken }, body: { reference: 'REF-0007' } });
  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'batal' } });
  expect(orderOn(desk.live, orderId).payment.status).toBe('VOIDED');
  const total = BigInt(orderOn(desk.live, orderId).total);
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0007' } });
  expect([await balance(hub, '1.1.03.11'), await balance(hub, '2.1.01.12', orderId), await balance(hub, '2.1.01.13', orderId)]).toEqual([total, 0n, -total]);
});

test('a stall keeps its claim for what cannot be sold any more, once and not more than its part', async () => {
  const desk = await atDesk(hub, 'manager');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  await walk(hub, courier, { jobId: await accept(hub, courier), to: 'pickUp' });
  const jobId = orderOn(desk.live, orderId).jobId!;
  await desk.person.act(endpoints.returnJob, { params: { jobId } });
  expect(await balance(hub, '2.1.03.02', courier.person.courierId)).toBe(-2_500n); // 15: the way was made
  await desk.person.act(endpoints.confirmReturn, { params: { jobId } });
  const { goods, merchantId } = orderOn(desk.live, orderId);
  const most = BigInt(goods) - 2_000n;
  const claim = (amount: bigint) => ({ params: { orderId }, body: { amount: String(amount), reason: 'basi' } });
  expect(await desk.person.refused(endpoints.keepStallClaim, claim(most + 1n))).toBe('CLAIM_TOO_HIGH');
  await desk.person.act(endpoints.keepStallClaim, claim(most));
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(-most);
  expect(await desk.person.refused(endpoints.keepStallClaim, claim(1n))).toBe('ORDER_MOVED_ON');
});

test('nothing is given back of what was not paid, and nobody pays what they decided', async () => {
  const desk = await atDesk(hub, 'manager');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub, { payment: 'qris' });
  expect(await tooMuch(desk, orderId, 1n)).toBe('ORDER_MOVED_ON');
  await deliver(hub, courier);
  expect(await tooMuch(desk, orderId, 1n)).toBe('NOT_PAID_YET');
  expect(await tooMuch(desk, await settled(hub, { desk, courier }), 0n)).toBe('REFUND_EMPTY');
});
