import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, deliver, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('a manager changes the dispatch numbers; of two at once the second is told; the plans name the version', async () => {
  const desk = await atDesk(hub);
  const manager = await hub.signIn('manager');
  expect((await desk.person.act(endpoints.readPolicy, {})).current).toMatchObject({ version: 0, numbers: {} });
  const numbers = { fairnessPrice: 3, maxJobsPerTrip: 2 };
  expect(await manager.act(endpoints.changePolicy, { body: { numbers, note: 'lebih merata', version: 0 } })).toEqual({ version: 1 });
  expect(desk.live.count('policy.changed')).toBe(1);
  expect(await manager.refused(endpoints.changePolicy, { body: { numbers, note: '', version: 0 } })).toBe('POLICY_CHANGED');
  expect(await desk.person.refused(endpoints.changePolicy, { body: { numbers, note: '', version: 1 } })).toBe('NOT_ALLOWED');
  expect(await manager.refused(endpoints.changePolicy, { body: { numbers: { waveSize: 4 }, note: '', version: 1 } })).toBe('BAD_REQUEST');
  const { current, history } = await desk.person.act(endpoints.readPolicy, {});
  expect(current).toMatchObject({ version: 1, numbers, note: 'lebih merata' });
  expect(history).toMatchObject([{ version: 0 }]);

  await onDuty(hub, 'courier');
  await placeAndPack(hub);
  expect((await desk.person.act(endpoints.listPlans, {}))[0]).toMatchObject({ policyVersion: 1, offers: 1 });
  await expect(hub.pool.query('update dispatch_policy set note = $1', ['x'])).rejects.toThrow('append-only');
});

test('a day that has been is played again under other numbers, and nothing changes', async () => {
  const manager = await hub.signIn('manager');
  const courier = await onDuty(hub, 'courier');
  await placeAndPack(hub);
  await deliver(hub, courier);
  const facts = await hub.factCount();
  const answer = await manager.act(endpoints.whatIf, { body: { numbers: { fairnessPrice: 5 }, date: '2026-11-24' } });
  expect(answer).toMatchObject({ inForce: { jobs: 1, delivered: 1, undelivered: 0, trips: 1 }, proposed: { jobs: 1, delivered: 1 } });
  expect(answer.inForce.distanceKm).toBeGreaterThan(0.3);
  expect(await hub.factCount()).toBe(facts);
  expect(await manager.refused(endpoints.whatIf, { body: { numbers: {}, date: '2026-11-20' } })).toBe('DAY_EMPTY');
});
