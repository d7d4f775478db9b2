import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { book, handIn } from '../harness/money.ts';
import { atDesk, deliver, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const HOUR_MS = 3_600_000;

async function brought() {
  const desk = await atDesk(hub, 'manager');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  await deliver(hub, courier);
  return { desk, courier, orderId };
}
const sign = (agrees: boolean, note = '') => ({ agrees, note, happenedAt: hub.clock.instant() });

test('the courier answers the count, once, before the next bag; who disagrees says why', async () => {
  const { desk, courier } = await brought();
  const depositId = await handIn(hub, courier);
  const params = { depositId };
  expect(courier.live.board.deposits[depositId]).toMatchObject({ status: 'MATCHED', signature: null });

  await placeAndPack(hub);
  await deliver(hub, courier);
  const next = { body: { declared: courier.live.board.couriers[courier.person.courierId]!.cashInHand, happenedAt: hub.clock.instant() } };
  expect(await courier.person.refused(endpoints.declareDeposit, next)).toBe('DEPOSIT_UNSIGNED');
  expect(await courier.person.refused(endpoints.signDeposit, { params, body: sign(false) })).toBe('REASON_MISSING');
  await courier.person.act(endpoints.signDeposit, { params, body: sign(false, 'di tas ada lebih') });
  expect(desk.live.board.deposits[depositId]).toMatchObject({ signature: 'DISPUTED', signatureNote: 'di tas ada lebih', status: 'MATCHED' });
  expect(await courier.person.refused(endpoints.signDeposit, { params, body: sign(true) })).toBe('DEPOSIT_SIGNED');
  const { depositId: second } = await courier.person.act(endpoints.declareDeposit, next);
  expect(await courier.person.refused(endpoints.signDeposit, { params: { depositId: second }, body: sign(true) })).toBe('DEPOSIT_NOT_COUNTED');
  const other = await onDuty(hub, 'courier 2');
  expect(await other.person.refused(endpoints.signDeposit, { params: { depositId: second }, body: sign(true) })).toBe('NOT_FOUND');
});

test('the receipt proves its number, amount and date to anybody, and nothing else', async () => {
  const { courier } = await brought();
  const declared = courier.live.board.couriers[courier.person.courierId]!.cashInHand;
  const { depositId, code } = await courier.person.act(endpoints.declareDeposit, { body: { declared, happenedAt: hub.clock.instant() } });
  expect(courier.live.board.deposits[depositId]?.receiptPath).toBeNull();
  const countedAt = hub.clock.instant();
  await (await hub.signIn('cashier')).act(endpoints.countDeposit, { params: { depositId }, body: { counted: declared } });
  const path = courier.live.board.deposits[depositId]?.receiptPath ?? '';
  const token = path.replace('/warga/bukti/', '');
  const view = await hub.visitor.act(endpoints.receipt, { params: { token } });
  expect(view).toEqual({ code, amount: declared, countedAt, village: 'Janti', enterprise: 'BUMDes Madani Sejahtera', demo: true, signedByBoth: false });
  await courier.person.act(endpoints.signDeposit, { params: { depositId }, body: sign(true) });
  expect(await hub.visitor.act(endpoints.receipt, { params: { token } })).toMatchObject({ signedByBoth: true });
  expect(await hub.visitor.refused(endpoints.receipt, { params: { token: 'A'.repeat(22) } })).toBe('NOT_FOUND');
});

test('of two cashiers who count one bag at once, one is told that it is counted', async () => {
  const { desk, courier, orderId } = await brought();
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: '1000', happenedAt: hub.clock.instant() } });
  const total = orderOn(desk.live, orderId).total;
  const cashiers = [await hub.signIn('cashier'), await hub.signIn('cashier 2')];
  const answers = await Promise.all(
    cashiers.map((cashier, n) => cashier.ask(endpoints.countDeposit, { params: { depositId }, body: { counted: n === 0 ? total : '1' } })),
  );
  await hub.comeToRest();
  expect(answers.map((answer) => (answer.ok ? 'counted' : answer.refusal.code)).sort()).toEqual(['DEPOSIT_COUNTED', 'counted']);
});

test('nobody counts a bag with money of orders that they brought, whoever hands it in', async () => {
  const { courier, orderId } = await brought();
  const other = await hub.signIn('courier 2');
  await hub.pool.query(`insert into membership (village_id, user_id, role) select village_id, user_id, 'cashier' from courier where id = $1`, [
    courier.person.courierId,
  ]);
  const both = await hub.signInAgain('courier');
  // the cash went over to the second courier, who hands it in: a story the screens do not tell, so nothing is held against their boards
  await hub.pool.query(`update payment set courier_id = $1 where order_id = $2`, [other.courierId, orderId]);
  await book(hub, 'handed over', [
    ['1.1.01.11', other.courierId, 32_000n],
    ['1.1.01.11', courier.person.courierId, -32_000n],
  ]);
  const bag = await other.ask(endpoints.declareDeposit, { body: { declared: '1000', happenedAt: hub.clock.instant() } });
  if (!bag.ok) throw new Error(bag.refusal.code);
  const count = await both.ask(endpoints.countDeposit, { params: { depositId: bag.value.depositId }, body: { counted: '1000' } });
  expect(count.ok ? 'counted' : count.refusal.code).toBe('COUNTING_OWN_CASH');
});

test('a bag that was declared without signal keeps the phone’s time, and its money the date of the count', async () => {
  const { desk, courier } = await brought();
  const deviceAt = hub.clock.instant();
  const declared = courier.live.board.couriers[courier.person.courierId]!.cashInHand;
  hub.clock.move(20 * HOUR_MS); // sent the next morning
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared, happenedAt: deviceAt } });
  const counted = await (await hub.signIn('cashier')).act(endpoints.countDeposit, { params: { depositId }, body: { counted: declared } });
  expect(counted).toMatchObject({ deviceAt, declaredAt: hub.clock.instant(), countedAt: hub.clock.instant() });
  const { journals } = await desk.person.act(endpoints.listJournals, { query: {} });
  expect(journals.find(({ fact }) => fact === 'cash.counted')?.businessDate).toBe('2026-11-25');
});
