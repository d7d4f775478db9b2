import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Resolution } from '@pitulungan/contracts/cash';
import { expect, test } from 'vitest';
import { atDesk, deliver, onDuty, orderOn, placeAndPack, type AtWork } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const DAY_MS = 86_400_000;

/** One delivery, handed in and counted with a difference. */
async function counted(difference: bigint) {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  await deliver(hub, courier);
  const expected = BigInt(orderOn(desk.live, orderId).total);
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: String(expected), happenedAt: hub.clock.instant() } });
  await cashier.act(endpoints.countDeposit, { params: { depositId }, body: { counted: String(expected + difference) } });
  return { desk, courier, orderId, depositId, expected };
}

const newest = async (desk: AtWork) =>
  (await desk.person.act(endpoints.listJournals, { query: { limit: 1 } })).journals[0]?.lines.map(({ code, sub, amount }) => [code, sub, amount]);
/** A cashier proposes, the manager decides. */
async function decide(desk: AtWork, depositId: Awaited<ReturnType<typeof counted>>['depositId'], resolution: Resolution) {
  const decision = { resolution, note: 'diputuskan bersama' };
  await (await hub.signIn('cashier')).act(endpoints.proposeResolution, { params: { depositId }, body: decision });
  await desk.person.act(endpoints.resolveDeposit, { params: { depositId }, body: { ...decision, approve: true } });
}

test('a shortage stands on the courier’s account; decided, it stays there and the order settles', async () => {
  const { desk, courier, orderId, depositId, expected } = await counted(-500n);
  expect(desk.live.board.deposits[depositId]).toMatchObject({ status: 'DISCREPANCY', difference: '-500' });
  expect(await newest(desk)).toEqual([
    ['1.1.01.01', '', String(expected - 500n)],
    ['1.1.03.02', courier.person.courierId, '500'],
    ['1.1.01.12', depositId, String(-expected)],
  ]);
  await hub.advance(DAY_MS);
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'DELIVERED', payment: { status: 'DISCREPANCY' } }); // money is not certain
  await decide(desk, depositId, 'COURIER_OWES');
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'COMPLETED', payment: { status: 'RESOLVED' } });
  expect(desk.live.board.deposits[depositId]).toMatchObject({ status: 'RESOLVED', resolution: 'COURIER_OWES', resolutionNote: 'diputuskan bersama' });
  const again = { params: { depositId }, body: { resolution: 'RECORDING_MISTAKE' as const, note: 'lagi', approve: true } };
  expect(await desk.person.refused(endpoints.resolveDeposit, again)).toBe('DEPOSIT_NOT_OPEN');
});

test('a miscount is corrected by a journal of its own', async () => {
  const { desk, courier, depositId } = await counted(-500n);
  await decide(desk, depositId, 'RECORDING_MISTAKE');
  expect(await newest(desk)).toEqual([
    ['1.1.01.01', '', '500'],
    ['1.1.03.02', courier.person.courierId, '-500'],
  ]);
});

test('a shortage that nobody pays back is written off', async () => {
  const { desk, courier, depositId } = await counted(-500n);
  await decide(desk, depositId, 'WRITTEN_OFF');
  expect(await newest(desk)).toEqual([
    ['6.2.99.13', '', '500'],
    ['1.1.03.02', courier.person.courierId, '-500'],
  ]);
});

test('nobody decides what they proposed, or what they have not seen; a proposal can be sent back', async () => {
  const { desk, orderId, depositId } = await counted(-500n);
  const cashier = await hub.signIn('cashier');
  const params = { depositId };
  const owes = { resolution: 'COURIER_OWES', note: 'salah kembalian' } as const;
  const approve = { params, body: { ...owes, approve: true } };
  expect(await desk.person.refused(endpoints.resolveDeposit, approve)).toBe('NOTHING_PROPOSED');
  expect(await cashier.refused(endpoints.proposeResolution, { params, body: { ...owes, resolution: 'OVERAGE_KEPT_IN_TRUST' } })).toBe('RESOLUTION_WRONG');
  await desk.person.act(endpoints.proposeResolution, { params, body: owes });
  expect(await desk.person.refused(endpoints.resolveDeposit, approve)).toBe('SAME_PERSON');
  await cashier.act(endpoints.proposeResolution, { params, body: { ...owes, resolution: 'WRITTEN_OFF' } });
  expect(await desk.person.refused(endpoints.resolveDeposit, approve)).toBe('PROPOSAL_CHANGED');
  await desk.person.act(endpoints.resolveDeposit, { params, body: { resolution: 'WRITTEN_OFF', note: 'tanya kurir dulu', approve: false } });
  expect(desk.live.board.deposits[depositId]).toMatchObject({ status: 'DISCREPANCY', proposal: null });
  expect(orderOn(desk.live, orderId).payment.status).toBe('DISCREPANCY');
  await cashier.act(endpoints.proposeResolution, { params, body: owes });
  const decided = await desk.person.act(endpoints.resolveDeposit, approve);
  expect(decided).toMatchObject({ status: 'RESOLVED', resolvedBy: desk.person.session?.name, proposal: { by: cashier.session?.name } });
});

test('a surplus waits for its owner', async () => {
  const { desk, depositId, expected } = await counted(700n);
  expect(await newest(desk)).toEqual([
    ['1.1.01.01', '', String(expected + 700n)],
    ['1.1.01.12', depositId, String(-expected)],
    ['2.1.99.17', depositId, '-700'],
  ]);
  const before = await desk.person.act(endpoints.listJournals, { query: {} });
  await decide(desk, depositId, 'OVERAGE_KEPT_IN_TRUST');
  const after = await desk.person.act(endpoints.listJournals, { query: {} });
  expect(after.count).toBe(before.count);
  expect(await desk.person.act(endpoints.cashOverview, {})).toMatchObject({ inHands: '0', overages: '700', shortages: '0' });
});
