import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { expect, test, vi } from 'vitest';
import { atDesk, basketOf, beside, changeSettings, onDuty, report, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MINUTE = 60_000;
const NINE = '2026-11-24T02:00:00.000Z';
const ORDERS = 300;
const AT_ONCE = 12;
vi.setConfig({ testTimeout: 10 * MINUTE });

test('all of them ride in it, all are planned when it leaves, and none is lost', async () => {
  await changeSettings(hub, (settings) => ({ ...settings, slots: { ...DEFAULT_SETTINGS.slots, capacity: ORDERS } }));
  const merchant = await stall(hub);
  const couriers = [];
  for (const n of [1, 2, 3, 4]) couriers.push(await onDuty(hub, `courier ${n}`, 20 * n));
  const dispatcher = await hub.signIn('dispatcher');
  const prepare = async (n: number): Promise<void> => {
    const address = { line: '', rt: 1 + (n % 20), rw: 1 + (n % 4), patokan: `rumah ${n}`, pin: beside(merchant.pin, 100 + (n % 20) * 20, (n % 7) * 30) };
    const body = { ...basketOf(merchant, { address, buyerPhone: `+62800010${String(n).padStart(4, '0')}` }), source: 'phone' as const };
    const placed = await dispatcher.ask(endpoints.placeOrder, { body });
    if (!placed.ok) throw new Error(`${n}: ${placed.refusal.code}`);
    const params = { orderId: placed.value.orderId };
    for (const step of [endpoints.confirmOrder, endpoints.readyOrder]) expect(await dispatcher.ask(step, { params })).toMatchObject({ ok: true });
  };
  const waiting = Array.from({ length: ORDERS }, (_, n) => n);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) await prepare(n);
    }),
  );
  await hub.comeToRest();
  const counts = async (sql: string) => (await hub.pool.query<{ count: number }>(sql)).rows[0]?.count;
  expect(await counts(`select count(*)::int from orders where slot_at = '${NINE}'`)).toBe(ORDERS);
  expect(await counts(`select count(*)::int from job where slot_at = '${NINE}' and status = 'QUEUED'`)).toBe(ORDERS);
  const desk = await atDesk(hub);

  hub.clock.move(60 * MINUTE);
  for (const { live } of couriers) await report(hub, live, beside(merchant.pin, 20));
  await hub.comeToRest();
  const jobs = Object.values(desk.live.board.jobs);
  expect(jobs).toHaveLength(ORDERS);
  const asked = new Set(
    Object.values(desk.live.board.offers)
      .filter(({ status }) => status === 'OPEN')
      .map(({ courierId }) => courierId),
  );
  expect(asked.size).toBe(couriers.length); // everybody who can is asked
  expect(jobs.every(({ status }) => status === 'QUEUED' || status === 'OFFERED')).toBe(true);

  // nobody takes the rest for ten minutes: a human hears of every single one
  for (let minute = 0; minute < 12; minute++) {
    for (const { live } of couriers) await report(hub, live, beside(merchant.pin, 20));
    await hub.advance(MINUTE);
  }
  const after = Object.values(desk.live.board.jobs);
  expect(after.filter(({ status }) => status === 'NO_COURIER' || status === 'OFFERED' || status === 'ACCEPTED')).toHaveLength(ORDERS);
  expect(Object.values(desk.live.board.orders).filter(({ attention }) => attention === 'NO_COURIER').length).toBeGreaterThan(ORDERS - 30);
});
