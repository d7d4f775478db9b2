// One zone, several workers: exactly one plans it at a time, a dead one is followed by the next, and a late one changes nothing.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderId, ZoneId } from '@pitulungan/contracts/ids';
import { expect, test } from 'vitest';
import { planRound } from '../../server/src/dispatch/planning.actions.ts';
import { type AtWork, atDesk, jobOn, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { until } from '../harness/until.ts';

const hub = useHub();

const number = async (sql: string, values: unknown[] = []): Promise<number> => (await hub.pool.query<{ n: number }>(sql, values)).rows[0]?.n ?? 0;
const plansOf = (zoneId: ZoneId) => number('select count(*)::int as n from plan where zone_id = $1', [zoneId]);
const offersMade = () => number('select count(*)::int as n from offer');
const queueIsIdle = () => until('the queue is idle', async () => (await hub.hub.ctx.queue.busy()) === 0);

/** A job waits, and the only courier is on a break. */
async function waiting(): Promise<{ zoneId: ZoneId; orderId: OrderId; courier: AtWork }> {
  const courier = await onDuty(hub, 'courier');
  await courier.person.act(endpoints.setDuty, { body: { duty: 'BREAK', happenedAt: hub.clock.instant() } });
  const { orderId } = await placeAndPack(hub);
  const { rows } = await hub.pool.query<{ id: ZoneId }>(`select z.id from zone z join orders o on o.village_id = z.village_id where o.id = $1`, [orderId]);
  return { zoneId: rows[0]?.id as ZoneId, orderId, courier };
}
/** Wakes the hub's own worker, and does not wait for it. */
const comeBack = ({ person }: AtWork) => person.ask(endpoints.setDuty, { body: { duty: 'ON', happenedAt: hub.clock.instant() } });

test('two workers on one zone at once make one plan', async () => {
  const desk = await atDesk(hub);
  const { zoneId, orderId, courier } = await waiting();
  const before = await plansOf(zoneId);
  const lock = await hub.pool.connect();
  await lock.query('begin');
  await lock.query('select 1 from orders where id = $1 for update', [orderId]); // whoever offers it stands still in mid-plan
  await comeBack(courier);
  await until('a worker has decided', async () => (await plansOf(zoneId)) === before + 1);
  const others = await Promise.all(Array.from({ length: 10 }, () => planRound(hub.hub.ctx, zoneId, 0)));
  expect(others.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'busy'));
  await lock.query('rollback');
  lock.release();
  await hub.comeToRest();
  expect(await plansOf(zoneId)).toBe(before + 1);
  expect(desk.live.count('job.offered')).toBe(1);
});

test('a worker that has lost its lease keeps thinking, and offers nothing', async () => {
  const desk = await atDesk(hub);
  const { zoneId, orderId, courier } = await waiting();
  const { pool } = hub;
  await pool.query(`create function slowly() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$`);
  await pool.query('create trigger slowly before insert on plan for each row execute function slowly()');
  const stop = await pool.connect();
  await stop.query('select pg_advisory_lock(4711)');
  await comeBack(courier);
  const stuck = async () => (await number(`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and objid = 4711`)) === 1;
  await until('the worker is slow', stuck);
  await pool.query('update zone set fence = fence + 1, lease_until = null where id = $1', [zoneId]); // another has taken over
  await stop.query('select pg_advisory_unlock(4711)');
  stop.release();
  await queueIsIdle();
  expect(await offersMade()).toBe(0);
  await pool.query('drop trigger slowly on plan');
  await hub.comeToRest(); // and the next round offers it
  expect(jobOn(desk.live, orderId).status).toBe('OFFERED');
});

test('a lease whose holder has died is taken over when its time is over, by the database’s clock', async () => {
  const { zoneId } = await waiting();
  await hub.pool.query(`update zone set lease_until = clock_timestamp() + interval '700 ms' where id = $1`, [zoneId]);
  hub.clock.move(86_400_000); // a clock that jumps does not end it
  expect(await planRound(hub.hub.ctx, zoneId, 0)).toMatchObject({ kind: 'busy' });
  hub.clock.move(-86_400_000);
  await until('it is over', async () => (await planRound(hub.hub.ctx, zoneId, 0)).kind === 'planned');
  expect(await planRound(hub.hub.ctx, zoneId, 60_000)).toMatchObject({ kind: 'early' }); // and then its pace is kept
});

test('a clock that jumps forward and back keeps no job from being offered', async () => {
  const desk = await atDesk(hub);
  await onDuty(hub, 'courier');
  await hub.advance(6 * 3_600_000);
  await hub.advance(-6 * 3_600_000);
  const { orderId } = await placeAndPack(hub);
  expect(jobOn(desk.live, orderId).status).toBe('OFFERED');
});
