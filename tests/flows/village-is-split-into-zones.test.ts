import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ZoneView } from '@pitulungan/contracts/zones';
import { expect, test } from 'vitest';
import type { Listener } from '../harness/listener.ts';
import { atDesk, changeSettings, isAsked, jobOn, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const zonesOn = (live: Listener): ZoneView[] => Object.values(live.board.zones).sort((a, b) => a.rws.length - b.rws.length || a.name.localeCompare(b.name));

test('a manager splits a village and joins it again; the desk sees it, couriers do not', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const manager = await hub.signIn('manager');
  const [whole] = zonesOn(desk.live);
  if (!whole) throw new Error('The village has no zone');
  expect(whole).toMatchObject({ rws: [], mode: 'auto' });

  const { zoneId } = await manager.act(endpoints.splitZone, { params: { zoneId: whole.id }, body: { name: 'Timur', rws: [3, 2], version: whole.version } });
  const split = zonesOn(desk.live);
  expect(split).toMatchObject([{ rws: [] }, { id: zoneId, name: 'Timur', rws: [2, 3], mode: 'auto' }]);
  const version = split[1]?.version ?? 0;
  const again = { name: 'Barat', rws: [2], version: split[0]?.version ?? 0 };
  expect(await manager.refused(endpoints.splitZone, { params: { zoneId: whole.id }, body: again })).toBe('ZONE_RWS_WRONG');
  expect(await manager.refused(endpoints.splitZone, { params: { zoneId: whole.id }, body: { ...again, version: whole.version } })).toBe('ZONE_CHANGED');
  expect(await desk.person.refused(endpoints.splitZone, { params: { zoneId: whole.id }, body: again })).toBe('NOT_ALLOWED');

  const { courierId } = courier.person;
  await desk.person.act(endpoints.setCourierZone, { params: { courierId }, body: { zoneId } });
  expect(desk.live.board.couriers[courierId]?.zoneId).toBe(zoneId);
  expect(courier.live.board).toMatchObject({ zones: {}, couriers: { [courierId]: { zoneId } } });

  await desk.person.act(endpoints.changeZoneMode, { params: { zoneId }, body: { mode: 'suggest', version } });
  expect(desk.live.board.zones[zoneId]).toMatchObject({ mode: 'suggest', version: version + 1 });
  expect(await manager.refused(endpoints.joinZone, { params: { zoneId: whole.id }, body: { into: zoneId, version: split[0]?.version ?? 0 } })).toBe(
    'ZONE_CANNOT_JOIN',
  );
  await manager.act(endpoints.joinZone, { params: { zoneId }, body: { into: whole.id, version: version + 1 } });
  expect(zonesOn(desk.live)).toMatchObject([{ id: whole.id, rws: [] }]);
  expect(desk.live.board.couriers[courierId]?.zoneId).toBeNull();
});

test('of two who split the same RW at once, one is told that the zone has changed', async () => {
  const desk = await atDesk(hub);
  const [manager, admin] = [await hub.signIn('manager'), await hub.signIn('admin')];
  const [whole] = zonesOn(desk.live);
  if (!whole) throw new Error('The village has no zone');
  const split = (name: string) => ({ params: { zoneId: whole.id }, body: { name, rws: [4], version: whole.version } });
  const answers = await Promise.all([manager.ask(endpoints.splitZone, split('A')), admin.ask(endpoints.splitZone, split('B'))]);
  await hub.comeToRest();
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort()).toEqual(['ZONE_CHANGED', 'ok']);
  await expect(
    hub.pool.query(`insert into zone (id, village_id, name, rws) select gen_random_uuid(), village_id, 'C', rws from zone where rws <> '{}'`),
  ).rejects.toThrow('belongs to another zone');
});

test('the village’s own switch turns all its zones', async () => {
  const desk = await atDesk(hub);
  const manager = await hub.signIn('manager');
  const [whole] = zonesOn(desk.live);
  if (!whole) throw new Error('The village has no zone');
  await manager.act(endpoints.splitZone, { params: { zoneId: whole.id }, body: { name: 'Timur', rws: [2], version: whole.version } });
  await changeSettings(hub, (settings) => ({ ...settings, dispatch: { ...settings.dispatch, mode: 'manual' } }));
  expect(zonesOn(desk.live).map(({ mode }) => mode)).toEqual(['manual', 'manual']);
});

test('a zone that only suggests shows what it would do and offers nothing; back in auto it offers at once, with a lent courier if need be', async () => {
  const desk = await atDesk(hub);
  const manager = await hub.signIn('manager');
  const [whole] = zonesOn(desk.live);
  if (!whole) throw new Error('The village has no zone');
  const { zoneId } = await manager.act(endpoints.splitZone, { params: { zoneId: whole.id }, body: { name: 'Timur', rws: [2], version: whole.version } });
  await desk.person.act(endpoints.changeZoneMode, { params: { zoneId }, body: { mode: 'suggest', version: 1 } });
  const courier = await onDuty(hub, 'courier'); // belongs to the main zone: lent
  const { orderId } = await placeAndPack(hub); // to RW 2
  const { id: jobId } = jobOn(desk.live, orderId);
  expect(isAsked(courier.live)).toBe(false);
  const [plan] = await desk.person.act(endpoints.listPlans, { query: { zone: zoneId } });
  const { trips, holds } = await desk.person.act(endpoints.readPlan, { params: { planId: plan?.id as never } });
  expect(trips).toMatchObject([{ kind: 'tentative', jobIds: [jobId], candidates: [{ courierId: courier.person.courierId, terms: { lent: true } }] }]);
  expect(holds).toMatchObject([{ jobId, reason: 'SUGGESTED' }]);

  await desk.person.act(endpoints.changeZoneMode, { params: { zoneId }, body: { mode: 'manual', version: 2 } });
  expect((await desk.person.act(endpoints.jobCandidates, { params: { jobId } }))[0]).toMatchObject({ courierId: courier.person.courierId, suitable: true });
  expect(isAsked(courier.live)).toBe(false);
  await desk.person.act(endpoints.changeZoneMode, { params: { zoneId }, body: { mode: 'auto', version: 3 } });
  expect(isAsked(courier.live)).toBe(true);
});
