import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Payer } from '@pitulungan/contracts/funds';
import { expect, test } from 'vitest';
import { balance, linesOf, openFund, settled } from '../harness/money.ts';
import { atDesk, basketOf, changeSettings, JANTI, onDuty, orderOn, place, stall, UNDO_MS } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const FUND = 'ongkir-2026';
const TARIFF = 8_000n;
const pay = (...payers: Payer[]) => changeSettings(hub, (settings) => ({ ...settings, delivery: { ...settings.delivery, tariff: String(TARIFF), payers } }));
const fromFund = (most: string | null = null): Payer => ({ payer: 'fund', fund: FUND, most });
const fromMargin = (most: string | null = null): Payer => ({ payer: 'bumdes', most });
const fund = async () => (await (await hub.signIn('manager')).act(endpoints.listFunds, {})).find(({ code }) => code === FUND);

test('the fund pays while its money covers it, then BUMDes’s margin, then the buyer; what was decided stays on the order', async () => {
  const desk = await atDesk(hub);
  await openFund(hub, FUND, 9_000n);
  await pay(fromFund('5000'), fromMargin('2000'));
  const feeOf = async () => orderOn(desk.live, (await place(hub)).orderId).fee;
  const first = await place(hub);
  expect(orderOn(desk.live, first.orderId).fee).toEqual({ customer: '1000', fund: '5000', bumdes: '2000' });
  expect(await fund()).toMatchObject({ received: '9000', balance: '9000', promised: '5000', free: '4000' });
  expect(await feeOf()).toEqual({ customer: '6000', fund: '0', bumdes: '2000' }); // Rp4,000 are free, and a part is paid whole or not at all
  await pay(fromMargin());
  expect(orderOn(desk.live, first.orderId).fee).toEqual({ customer: '1000', fund: '5000', bumdes: '2000' });
});

test('an order that ends without goods gives the promise back, and the settlement uses it', async () => {
  const desk = await atDesk(hub);
  await openFund(hub, FUND, TARIFF);
  await pay(fromFund(), fromMargin());
  const rejected = await place(hub);
  expect(await fund()).toMatchObject({ free: '0' });
  await desk.person.act(endpoints.rejectOrder, { params: { orderId: rejected.orderId }, body: { reason: 'habis' } });
  expect(await fund()).toMatchObject({ free: '8000' });

  const silent = await place(hub);
  await hub.advance(3_600_000);
  expect(orderOn(desk.live, silent.orderId).status).toBe('EXPIRED');
  expect(await fund()).toMatchObject({ free: '8000' });

  const orderId = await settled(hub, { desk, courier: await onDuty(hub, 'courier') });
  expect((await linesOf(hub, `order.settled:${orderId}`))[`2.1.05.11[${FUND}]`]).toBe(TARIFF);
  expect(await fund()).toMatchObject({ received: '8000', used: '8000', balance: '0', promised: '0', free: '0' });
  expect(await balance(hub, '2.1.05.11', FUND)).toBe(0n);
  const { id } = (await fund())!;
  const manager = await hub.signIn('manager');
  const { movements } = await manager.act(endpoints.fundMovements, { params: { fundId: id }, query: {} });
  expect(movements.map(({ amount, balance: left, orderId: of }) => [amount, left, of])).toEqual([
    ['-8000', '0', orderId],
    ['8000', '8000', null],
  ]);
});

test('a cancel that is taken back wants its promise again, and is refused when another order has it', async () => {
  const desk = await atDesk(hub);
  await openFund(hub, FUND, TARIFF);
  await pay(fromFund(), fromMargin());
  const cancel = (orderId: Awaited<ReturnType<typeof place>>['orderId']) =>
    desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'salah pesan' } });
  const first = await place(hub);
  await cancel(first.orderId);
  await desk.person.act(endpoints.restoreOrder, { params: { orderId: first.orderId } });
  expect(await fund()).toMatchObject({ promised: '8000' });
  await cancel(first.orderId);
  const second = await place(hub);
  expect(orderOn(desk.live, second.orderId).fee.fund).toBe('8000');
  await hub.advance(UNDO_MS / 3);
  expect(await desk.person.refused(endpoints.restoreOrder, { params: { orderId: first.orderId } })).toBe('FUND_SPENT');
});

test('of sixteen orders that race for a fund that covers three, three get it', async () => {
  const desk = await atDesk(hub);
  await openFund(hub, FUND, 3n * TARIFF + 7_999n);
  await pay(fromFund(), fromMargin());
  const merchant = await stall(hub);
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) =>
      hub.visitor.ask(endpoints.orderFromStall, {
        params: { village: JANTI },
        body: basketOf(merchant, { buyerPhone: `+62800000010${String(n + 10)}` }),
      }),
    ),
  );
  await hub.comeToRest();
  const fees = answers.map((answer) => (answer.ok ? orderOn(desk.live, answer.value.orderId).fee : undefined));
  expect(fees.filter((fee) => fee?.fund === '8000' && fee.bumdes === '0')).toHaveLength(3);
  expect(fees.filter((fee) => fee?.fund === '0' && fee.bumdes === '8000')).toHaveLength(13);
  expect(await fund()).toMatchObject({ promised: '24000', free: '7999' });
});

test('what is promised cannot be spent otherwise, and a buyer who was told another fee is asked again', async () => {
  await openFund(hub, FUND, TARIFF);
  await pay(fromFund(), fromMargin('0'));
  const quoted = await hub.visitor.act(endpoints.slots, { params: { village: JANTI } });
  expect(quoted.fee).toEqual({ customer: '0', fund: '8000', bumdes: '0', fundName: `Dana ${FUND}` });
  await place(hub);
  await expect(
    hub.pool.query(`select post_journal(v.id, 'test', 't', 't', now(), $1::jsonb) from village v where v.code = $2`, [
      JSON.stringify([
        { code: '2.1.05.11', sub: FUND, amount: '1' },
        { code: '1.1.01.04', sub: '', amount: '-1' },
      ]),
      JANTI,
    ]),
  ).rejects.toThrow('has promised 8000 and holds 7999');
  const late = await hub.visitor.ask(endpoints.orderFromStall, { params: { village: JANTI }, body: basketOf(await stall(hub), { fee: quoted.fee.customer }) });
  expect(late.ok ? late.value : late.refusal.code).toBe('FEE_CHANGED');
});

test('a code is given once', async () => {
  await openFund(hub, FUND, 0n);
  const manager = await hub.signIn('manager');
  expect(await manager.refused(endpoints.openFund, { body: { kind: 'delivery', code: FUND, name: 'lagi' } })).toBe('FUND_CODE_TAKEN');
  await manager.act(endpoints.openFund, { body: { kind: 'health', code: FUND, name: 'Dana Mobil Sehat' } });
});
