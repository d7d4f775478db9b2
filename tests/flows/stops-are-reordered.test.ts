import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { onDuty, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { ask, openTrip, quietDesk, waiting, way } from '../harness/trips.ts';

const hub = useHub();

test('the dispatcher puts a courier’s stops in another order, and what cannot be is refused by name', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 3);
  await ask(hub, courier, jobs.slice(0, 2), { stops: way('p1 d1 p2 d2', jobs) });
  const offerId = openTrip(courier.live)[0]!.id;
  await courier.person.act(endpoints.acceptOffer, { params: { offerId }, body: { happenedAt: hub.clock.instant() } });

  const { courierId } = courier.person;
  const order = (text: string) => ({ params: { courierId }, body: { stops: way(text, jobs) } });
  const stops = () => courier.live.board.couriers[courierId]?.stops;
  await desk.person.act(endpoints.arrangeStops, order('p2 p1 d1 d2'));
  expect(stops()).toEqual(way('p2 p1 d1 d2', jobs));
  expect(await courier.live.next('courier.stops_changed')).toMatchObject({ courierId, actor: { kind: 'staff' } });

  expect(await desk.person.refused(endpoints.arrangeStops, order('d1 p1 p2 d2'))).toBe('DROP_BEFORE_PICKUP');
  expect(await desk.person.refused(endpoints.arrangeStops, order('p1 d1 p2 d2 d3'))).toBe('STOP_UNKNOWN');
  expect(await desk.person.refused(endpoints.arrangeStops, order('p1 d1'))).toBe('STOPS_CHANGED');
  await walk(hub, courier, { jobId: jobs[1]!, to: 'pickUp' });
  await hub.comeToRest();
  expect(await desk.person.refused(endpoints.arrangeStops, order('p1 p2 d1 d2'))).toBe('STOP_DONE');
  expect(stops()).toEqual(way('p1 d1 d2', jobs));
  await desk.person.act(endpoints.arrangeStops, order('d2 p1 d1'));
  await desk.person.act(endpoints.unassignJob, { params: { jobId: jobs[0]! } });
  expect(stops()).toEqual(way('d2', jobs));
});
