import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { balance, book, linesOf, settled } from '../harness/money.ts';
import { atDesk, onDuty, orderOn } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

/** One settled order; the stall is owed its goods less commission. */
async function owed() {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  const orderId = await settled(hub, { desk, courier });
  const { merchantId, goods } = orderOn(desk.live, orderId);
  return { desk, cashier, courier, orderId, merchantId, payable: BigInt(goods) - 2_000n };
}
const inBank = (amount: bigint) =>
  book(hub, 'bank', [
    ['1.1.01.04', '', amount],
    ['3.1.01.01', '', -amount],
  ]);

test('prepared by one, paid by another, net of the commission and the material that the stall owes, with its statement', async () => {
  const { desk, cashier, orderId, merchantId, payable } = await owed();
  await book(hub, 'komisi', [
    ['1.1.03.12', merchantId, 1_500n],
    ['4.1.11.01', '', -1_500n],
  ]);
  await book(hub, 'bahan', [
    ['1.1.03.14', merchantId, 2_000n],
    ['4.2.01.11', '', -2_000n],
  ]);
  const prepare = { body: { merchantId } };
  const payout = await desk.person.act(endpoints.preparePayout, prepare);
  const net = payable - 3_500n;
  expect(payout).toMatchObject({ gross: String(payable), commission: '1500', material: '2000', net: String(net), status: 'PREPARED' });
  expect(await desk.person.refused(endpoints.preparePayout, prepare)).toBe('PAYOUT_OPEN');
  const statement = await desk.person.act(endpoints.payoutStatement, { params: { payoutId: payout.id } });
  expect(statement.lines.map(({ account, amount, orderId: of }) => [account, amount, of])).toEqual([
    ['payable', String(payable), orderId],
    ['commission', '-1500', null],
    ['material', '-2000', null],
  ]);
  const paid = await cashier.act(endpoints.payPayout, { params: { payoutId: payout.id }, body: { how: { method: 'cash' }, outcome: 'paid' } });
  expect(paid).toMatchObject({ status: 'PAID', method: 'cash', paidBy: cashier.session?.name });
  expect(await linesOf(hub, `payout:${payout.id}`)).toEqual({
    [`2.1.01.11[${merchantId}]`]: payable,
    [`1.1.03.12[${merchantId}]`]: -1_500n,
    [`1.1.03.14[${merchantId}]`]: -2_000n,
    '1.1.01.01': -net,
  });
  expect(await desk.person.refused(endpoints.preparePayout, prepare)).toBe('NOTHING_TO_PAY');
  const stalls = await desk.person.act(endpoints.merchantMoney, {});
  expect(stalls.find((stall) => stall.merchantId === merchantId)).toMatchObject({ payable: '0', net: '0', openPayout: null });
});

test('a transfer whose outcome the bank did not tell is never sent again before its reference was looked up', async () => {
  const { desk, cashier, merchantId, payable } = await owed();
  const { id: payoutId } = await desk.person.act(endpoints.preparePayout, { body: { merchantId } });
  const pay = (reference: string, outcome: 'paid' | 'unknown') =>
    ({ params: { payoutId }, body: { how: { method: 'transfer', reference }, outcome } }) as const;
  expect(await cashier.refused(endpoints.payPayout, pay('TRX-0001', 'unknown'))).toBe('NOT_ENOUGH_MONEY');
  await inBank(payable);
  expect(await cashier.refused(endpoints.payPayout, { params: { payoutId }, body: { how: { method: 'cash' }, outcome: 'unknown' } })).toBe('CASH_IS_KNOWN');
  await cashier.act(endpoints.payPayout, pay('TRX-0001', 'unknown'));
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(-payable); // nothing is booked on a guess
  expect(await cashier.refused(endpoints.payPayout, pay('TRX-0002', 'paid'))).toBe('PAYOUT_UNKNOWN');
  expect(await desk.person.refused(endpoints.withdrawPayout, { params: { payoutId } })).toBe('PAYOUT_UNKNOWN');
  expect(await desk.person.refused(endpoints.preparePayout, { body: { merchantId } })).toBe('PAYOUT_OPEN');
  const look = (reference: string, found: boolean) => ({ params: { payoutId }, body: { reference, found } });
  expect(await cashier.refused(endpoints.reconcilePayout, look('TRX-0009', true))).toBe('REFERENCE_DIFFERS');
  expect(await cashier.act(endpoints.reconcilePayout, look('TRX-0001', false))).toMatchObject({ status: 'PREPARED', reference: null });
  await cashier.act(endpoints.payPayout, pay('TRX-0003', 'unknown'));
  expect(await cashier.act(endpoints.reconcilePayout, look('TRX-0003', true))).toMatchObject({ status: 'PAID', reference: 'TRX-0003' });
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(0n);
  expect(await balance(hub, '1.1.01.04')).toBe(0n);
});

test('a refund that comes between prepare and pay makes the payout be reckoned anew', async () => {
  const { desk, cashier, orderId, merchantId, payable } = await owed();
  const { id: payoutId } = await desk.person.act(endpoints.preparePayout, { body: { merchantId } });
  await desk.person.act(endpoints.refundOrder, { params: { orderId }, body: { goods: '8000', delivery: '0', fault: 'MERCHANT', reason: 'busuk' } });
  const pay = { params: { payoutId }, body: { how: { method: 'cash' }, outcome: 'paid' } } as const;
  expect(await cashier.refused(endpoints.payPayout, pay)).toBe('PAYOUT_CHANGED');
  await desk.person.act(endpoints.withdrawPayout, { params: { payoutId } });
  expect(await desk.person.act(endpoints.preparePayout, { body: { merchantId } })).toMatchObject({ net: String(payable - 8_000n + 500n) });
});

test('while refunds race with payouts, nothing is paid twice and the sums stay right', async () => {
  const { desk, cashier, orderId, merchantId, payable } = await owed();
  const { id: payoutId } = await desk.person.act(endpoints.preparePayout, { body: { merchantId } });
  const pay = { params: { payoutId }, body: { how: { method: 'cash' }, outcome: 'paid' } } as const;
  const refund = { params: { orderId }, body: { goods: '1000', delivery: '0', fault: 'MERCHANT', reason: 'busuk' } } as const;
  const answers = await Promise.all([
    ...Array.from({ length: 6 }, () => cashier.ask(endpoints.payPayout, pay)),
    ...Array.from({ length: 4 }, () => desk.person.ask(endpoints.refundOrder, refund)),
  ]);
  await hub.comeToRest();
  const paid = answers.slice(0, 6).filter(({ ok }) => ok).length;
  const refunds = answers.slice(6).filter(({ ok }) => ok).length;
  expect(paid).toBeLessThanOrEqual(1);
  expect(refunds).toBe(4);
  const { rows } = await hub.pool.query<{ r: string }>('select coalesce(sum(goods - commission), 0)::text as r from refund');
  expect(await balance(hub, '2.1.01.11', merchantId)).toBe(-(payable * BigInt(1 - paid)) + BigInt(rows[0]!.r));
});

test('incentives are paid in a run: prepared by one, paid by another, each once', async () => {
  const { desk, cashier, courier } = await owed();
  const [wage, ...others] = await desk.person.act(endpoints.prepareWages, {});
  expect(others).toEqual([]);
  expect(wage).toMatchObject({ courierId: courier.person.courierId, amount: '2500', status: 'PREPARED' });
  expect(await desk.person.refused(endpoints.prepareWages, {})).toBe('NOTHING_TO_PAY');
  const pay = { params: { wageId: wage!.id } };
  const answers = await Promise.all(Array.from({ length: 5 }, () => cashier.ask(endpoints.payWage, pay)));
  await hub.comeToRest();
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await linesOf(hub, `gaji:${wage!.run}:${courier.person.courierId}`)).toEqual({
    [`2.1.03.02[${courier.person.courierId}]`]: 2_500n,
    '1.1.01.01': -2_500n,
  });
  const couriers = await desk.person.act(endpoints.courierMoney, {});
  expect(couriers.find(({ courierId }) => courierId === courier.person.courierId)).toMatchObject({ incentiveDue: '0', shortage: '0', openWage: null });
});
