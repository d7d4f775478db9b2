import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { expect, test } from 'vitest';
import { accept, atDesk, changeSettings, jobOn, onDuty, openOffer, orderOn, pack, place, placeAndPack, report, stall, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MINUTE = 60_000;
const NINE = '2026-11-24T02:00:00.000Z';
const HALF_PAST_ELEVEN = '2026-11-24T04:30:00.000Z';
const MOVE = { slotAt: HALF_PAST_ELEVEN, agreedWith: 'Bu Sulastri', reason: 'ikan belum datang' };
const withSlots = () => changeSettings(hub, (settings) => ({ ...settings, slots: DEFAULT_SETTINGS.slots }));

test('a dispatcher who asked the buyer moves it, with both names and the reason; the buyer reads why', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await placeAndPack(hub);
  await desk.person.act(endpoints.moveSlot, { params: { orderId: order.orderId }, body: MOVE });

  const moved = { from: NINE, by: desk.person.session?.name, agreedWith: 'Bu Sulastri', reason: 'ikan belum datang' };
  expect(orderOn(desk.live, order.orderId).delivery).toMatchObject({ kind: 'slot', slotAt: HALF_PAST_ELEVEN, moved });
  expect(jobOn(desk.live, order.orderId).slotAt).toBe(HALF_PAST_ELEVEN);
  expect(await desk.live.next('order.slot_moved')).toMatchObject({ actor: { kind: 'staff', name: desk.person.session?.name }, orderId: order.orderId });
  const page = await hub.visitor.ask(endpoints.tracking, { params: { token: order.trackingToken } });
  expect(page).toMatchObject({ value: { delivery: { slotAt: HALF_PAST_ELEVEN, moved: { from: NINE, reason: 'ikan belum datang' } } } });

  await hub.advance(210 * MINUTE - 1);
  await report(hub, courier.live, (await stall(hub)).pin);
  expect(jobOn(desk.live, order.orderId).status).toBe('QUEUED');
  await hub.advance(1);
  expect(openOffer(courier.live).jobId).toBe(jobOn(desk.live, order.orderId).id);
});

test('nobody else can, nor without a reason, nor to a slot that is closed, nor once a courier is asked', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await place(hub);
  const move = async (who: Parameters<typeof hub.signIn>[0], body: Partial<typeof MOVE> = {}) => {
    const answer = await (await hub.signIn(who)).ask(endpoints.moveSlot, { params: { orderId: order.orderId }, body: { ...MOVE, ...body } });
    await hub.comeToRest();
    return answer.ok ? 'moved' : answer.refusal.code;
  };
  for (const who of ['cashier', 'courier', 'merchant', 'kepala desa'] as const) expect(await move(who), who).toBe('NOT_ALLOWED');
  for (const body of [{ reason: ' ' }, { agreedWith: '' }]) expect(await move('dispatcher', body)).toBe('BAD_REQUEST');
  expect(await move('dispatcher', { slotAt: '2026-11-24T05:00:00.000Z' })).toBe('SLOT_CLOSED');
  expect(await move('dispatcher', { slotAt: '2026-11-23T23:30:00.000Z' })).toBe('SLOT_CLOSED');

  await pack(hub, order.orderId);
  await report(hub, courier.live, (await stall(hub)).pin);
  await hub.advance(60 * MINUTE);
  await report(hub, courier.live, (await stall(hub)).pin);
  await hub.comeToRest();
  expect(jobOn(desk.live, order.orderId).status).toBe('OFFERED');
  expect(await move('dispatcher')).toBe('JOB_MOVED_ON');
  const jobId = await accept(hub, courier);
  await walk(hub, courier, { jobId, to: 'pickUp' });
  expect(await move('dispatcher')).toBe('ORDER_MOVED_ON');
  expect(orderOn(desk.live, order.orderId).delivery).toEqual({ kind: 'slot', slotAt: NINE, moved: null });
});

test('no code path changes a slot without a named person: the database itself refuses', async () => {
  await withSlots();
  const { orderId } = await place(hub);
  const at = (sql: string) => hub.pool.query(`update orders set ${sql} where id = $1`, [orderId]);
  await expect(at(`slot_at = slot_at + interval '1 day'`)).rejects.toThrow('is fixed');
  await expect(at('slot_at = null')).rejects.toThrow('is fixed');
  await expect(at(`slot_at = slot_at + interval '1 day', slot_moved_from = slot_at, slot_moved_at = now()`)).rejects.toThrow('orders_slot_moved');
  const named = (name: string) =>
    `slot_at = slot_at + interval '1 day', slot_moved_from = slot_at, slot_moved_at = now(), slot_moved_by = '${name}', slot_agreed_with = 'Bu Sulastri', slot_moved_reason = 'hujan'`;
  await expect(at(named(' '))).rejects.toThrow('orders_slot_moved_by');
  await expect(at(named('Rini'))).resolves.toMatchObject({ rowCount: 1 });
  await expect(at(`slot_at = slot_at - interval '1 day'`)).rejects.toThrow('is fixed'); // the old name does not cover a new move
});
