import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, isAsked, jobOn, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { openTrip } from '../harness/trips.ts';

const hub = useHub();

test('a zone on suggestion shows the trip it would make, asks nobody, and the dispatcher carries it out as a whole', async () => {
  const desk = await atDesk(hub);
  const [zone] = await desk.person.act(endpoints.listZones, {});
  await desk.person.act(endpoints.changeZoneMode, { params: { zoneId: zone!.id }, body: { mode: 'suggest', version: zone!.version } });
  const courier = await onDuty(hub, 'courier', 300);
  const first = await placeAndPack(hub);
  const second = await placeAndPack(hub, { buyerPhone: '+6280000001002' });
  const jobs = [first, second].map(({ orderId }) => jobOn(desk.live, orderId).id);
  await desk.person.act(endpoints.mergeJobs, { body: { jobIds: jobs } });
  await hub.advance(2_000);
  expect(isAsked(courier.live)).toBe(false);

  const [standing] = await desk.person.act(endpoints.standingPlans, {});
  const trip = standing!.trips.find(({ jobIds }) => jobIds.includes(jobs[0]!))!;
  expect(trip).toMatchObject({ kind: 'tentative', courierId: courier.person.courierId });
  expect([...trip.jobIds].sort()).toEqual([...jobs].sort());
  expect(trip.stops.map(({ kind }) => kind)).toEqual(['pickup', 'pickup', 'drop', 'drop']);
  expect(standing!.holds.map(({ jobId, reason }) => [jobId, reason]).sort()).toEqual(jobs.map((id) => [id, 'SUGGESTED']).sort());

  const { courierId, jobIds, stops } = trip;
  await desk.person.act(endpoints.offerTrip, { body: { courierId, jobIds, stops } });
  const asked = openTrip(courier.live);
  expect(asked.map(({ jobId }) => jobId).sort()).toEqual([...jobs].sort());
  expect(new Set(asked.map(({ tripId }) => tripId)).size).toBe(1);
  expect(asked[0]!.stops).toEqual(stops);
  const kept = Object.values(desk.live.board.offers).find(({ jobId }) => jobId === jobs[0]);
  expect(kept?.candidates[0]).toMatchObject({ courierId, suitable: true });
  expect(await desk.person.refused(endpoints.offerTrip, { body: { courierId, jobIds, stops } })).toBe('JOB_MOVED_ON');
});

test('an old plan is no news, and who may not look sees none', async () => {
  const desk = await atDesk(hub);
  await onDuty(hub, 'courier', 300);
  await placeAndPack(hub);
  const standing = () => desk.person.act(endpoints.standingPlans, {});
  expect(await standing()).toHaveLength(1);
  const turn = async (mode: 'manual' | 'auto') => {
    const [zone] = await desk.person.act(endpoints.listZones, {});
    await desk.person.act(endpoints.changeZoneMode, { params: { zoneId: zone!.id }, body: { mode, version: zone!.version } });
  };
  await turn('manual'); // what was planned before stands no more
  expect(await standing()).toEqual([]);
  await turn('auto');
  expect(await standing()).toHaveLength(1);
  hub.clock.move(61_000);
  expect(await standing()).toEqual([]);
  expect(await (await hub.signIn('courier')).refused(endpoints.standingPlans, {})).toBe('NOT_ALLOWED');
});
