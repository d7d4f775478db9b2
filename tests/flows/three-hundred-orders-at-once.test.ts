// Three hundred orders become ready in one moment: every courier is asked, nobody twice, nothing is lost, and the plans stay quick.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { atDesk, changeSettings, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const ORDERS = 300;

/** Copies of one ready order, with their payments and jobs, as if the stalls had packed all of them in one second. */
async function multiply(orderId: string, times: number): Promise<void> {
  const ids = Array.from({ length: times }, () => randomUUID());
  await hub.pool.query(
    `with copies as (select o.*, c.id as new_id, c.n from orders o cross join unnest($2::uuid[]) with ordinality as c (id, n) where o.id = $1),
          made as (insert into orders select (jsonb_populate_record(null::orders, to_jsonb(o) || jsonb_build_object('id', c.new_id, 'number', nextval('orders_number_seq'), 'external_ref', null,
                     'lat', o.lat + 0.00002 * (c.n % 40), 'lng', o.lng + 0.00002 * (c.n % 37)))).* from copies c join orders o on o.id = $1 returning id, village_id),
          paid as (insert into payment select (jsonb_populate_record(null::payment, to_jsonb(p) || jsonb_build_object('order_id', m.id))).* from made m join payment p on p.order_id = $1 returning 1)
     insert into job select (jsonb_populate_record(null::job, to_jsonb(j) || jsonb_build_object('id', gen_random_uuid(), 'order_id', m.id))).* from made m join job j on j.order_id = $1`,
    [orderId, ids],
  );
}

test('three hundred orders at once', async () => {
  const mode = (wanted: 'auto' | 'manual') => changeSettings(hub, (settings) => ({ ...settings, dispatch: { ...settings.dispatch, mode: wanted } }));
  await mode('manual'); // nothing is planned until all of it is there
  const { orderId } = await placeAndPack(hub);
  const couriers = [await onDuty(hub, 'courier', 20), await onDuty(hub, 'courier 2', 150), await onDuty(hub, 'courier 3', 400)];
  await multiply(orderId, ORDERS - 1);
  const desk = await atDesk(hub); // the snapshot holds them
  await mode('auto');
  const jobs = Object.values(desk.live.board.jobs);
  expect(jobs).toHaveLength(ORDERS);
  const asked = Object.values(desk.live.board.offers).filter(({ status }) => status === 'OPEN');
  expect(new Set(asked.map(({ courierId }) => courierId)).size).toBe(couriers.length);
  expect(new Set(asked.map(({ tripId }) => tripId)).size).toBe(couriers.length); // one question each
  expect(new Set(asked.map(({ jobId }) => jobId)).size).toBe(asked.length); // no job in two of them
  expect(jobs.filter(({ status }) => status === 'OFFERED')).toHaveLength(asked.length);
  expect(jobs.filter(({ status }) => status === 'QUEUED')).toHaveLength(ORDERS - asked.length);

  const [plan] = await desk.person.act(endpoints.listPlans, {});
  expect(plan).toMatchObject({ jobs: ORDERS });
  expect(await desk.person.act(endpoints.replayPlan, { params: { planId: plan?.id as never } })).toMatchObject({ same: true });
});
