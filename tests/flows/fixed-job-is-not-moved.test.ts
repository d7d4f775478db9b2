import { endpoints } from '@pitulungan/contracts/endpoints';
import type { JobId } from '@pitulungan/contracts/ids';
import type { JobFixes } from '@pitulungan/contracts/trips';
import { expect, test } from 'vitest';
import { onDuty } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { ask, openTrip, quietDesk, waiting, way } from '../harness/trips.ts';

const hub = useHub();

/** What the desk sees of a job, changed, as its screen sends it. */
function fixes(desk: Awaited<ReturnType<typeof quietDesk>>, jobId: JobId, change: Partial<JobFixes> & { keepTogether?: boolean }) {
  const { fixes: known, version } = desk.live.board.jobs[jobId]!;
  const { together: _, ...now } = known;
  return { params: { jobId }, body: { ...now, keepTogether: true, ...change, version } };
}

test('a job that is pinned to one courier is asked of nobody else, offered, given or moved, until that is changed', async () => {
  const desk = await quietDesk(hub);
  const near = await onDuty(hub, 'courier', 20);
  const pinned = await onDuty(hub, 'courier 4', 500);
  const [jobId] = await waiting(hub, desk, 1);
  await ask(hub, near, [jobId!]);
  await desk.person.act(endpoints.fixJob, fixes(desk, jobId!, { pinnedTo: pinned.person.courierId }));
  expect(openTrip(near.live)).toEqual([]); // the question stood against it: withdrawn
  expect(near.live.board.jobs).toEqual({});
  expect(desk.live.board.jobs[jobId!]).toMatchObject({ status: 'QUEUED', fixes: { pinnedTo: pinned.person.courierId } });

  expect(await ask(hub, near, [jobId!])).toBe('JOB_FIXED');
  const to = ({ person }: typeof near) => ({ params: { jobId: jobId! }, body: { courierId: person.courierId } });
  expect(await desk.person.refused(endpoints.offerJob, to(near))).toBe('JOB_FIXED');
  expect(await desk.person.refused(endpoints.assignJob, to(near))).toBe('JOB_FIXED');
  expect(await ask(hub, pinned, [jobId!])).toBe('asked');
  expect(pinned.live.board.jobs[jobId!]?.fixes.pinnedTo).toBeNull(); // what the desk decides is not for couriers
  await pinned.person.act(endpoints.acceptOffer, { params: { offerId: openTrip(pinned.live)[0]!.id }, body: { happenedAt: hub.clock.instant() } });
  expect(await desk.person.refused(endpoints.reassignJob, to(near))).toBe('JOB_FIXED');

  await desk.person.act(endpoints.fixJob, fixes(desk, jobId!, { pinnedTo: null }));
  await desk.person.act(endpoints.reassignJob, to(near));
  expect(desk.live.board.jobs[jobId!]?.courierId).toBe(near.person.courierId);
});

test('a held job waits, an excluded courier is passed over, and what cannot be is refused by name', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const other = await onDuty(hub, 'courier 4', 60);
  const [jobId] = await waiting(hub, desk, 1);
  for (const [i, asked] of [courier, other].entries()) await ask(hub, asked, [jobId!], { seat: i + 1, wave: 2 });
  await desk.person.act(endpoints.fixJob, fixes(desk, jobId!, { excluded: [courier.person.courierId] }));
  expect([openTrip(courier.live).length, openTrip(other.live).length]).toEqual([0, 1]);
  expect(desk.live.board.jobs[jobId!]?.status).toBe('OFFERED');
  const stale = fixes(desk, jobId!, { held: true });
  await desk.person.act(endpoints.fixJob, stale);
  expect(openTrip(other.live)).toEqual([]);
  expect(await ask(hub, other, [jobId!])).toBe('JOB_FIXED');
  expect(await desk.person.refused(endpoints.fixJob, stale)).toBe('JOB_MOVED_ON'); // somebody has changed it since
  const both = { pinnedTo: courier.person.courierId, excluded: [courier.person.courierId] };
  expect(await desk.person.refused(endpoints.fixJob, fixes(desk, jobId!, both))).toBe('PIN_IS_EXCLUDED');
  await desk.person.act(endpoints.fixJob, fixes(desk, jobId!, { held: false }));
  expect(await ask(hub, other, [jobId!])).toBe('asked');
});

test('jobs are put together into one trip and taken apart again', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 3);
  await ask(hub, courier, [jobs[0]!]);
  await desk.person.act(endpoints.mergeJobs, { body: { jobIds: jobs } });
  expect(openTrip(courier.live)).toEqual([]);
  const group = () => jobs.map((id) => desk.live.board.jobs[id]?.fixes.together);
  expect(new Set(group()).size).toBe(1);
  expect(group()[0]).toEqual(expect.any(String));

  await desk.person.act(endpoints.fixJob, fixes(desk, jobs[2]!, { alone: true }));
  expect(group()).toEqual([group()[0], group()[0], null]);
  expect(await ask(hub, courier, jobs)).toBe('JOB_FIXED');
  expect(await ask(hub, courier, jobs.slice(0, 2))).toBe('asked');
  expect(openTrip(courier.live)[0]?.stops).toEqual(way('p1 p2 d1 d2', jobs));
  await desk.person.act(endpoints.fixJob, fixes(desk, jobs[1]!, { keepTogether: false }));
  expect(desk.live.board.jobs[jobs[1]!]?.fixes.together).toBeNull();
});

test('what a courier carries is fixed by nobody any more', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const [jobId] = await waiting(hub, desk, 1);
  await ask(hub, courier, [jobId!]);
  await courier.person.act(endpoints.acceptOffer, { params: { offerId: openTrip(courier.live)[0]!.id }, body: { happenedAt: hub.clock.instant() } });
  for (const step of ['headToPickup', 'arriveAtPickup', 'pickUp'] as const)
    await courier.person.act(endpoints.stepJob, { params: { jobId: jobId! }, body: { step, happenedAt: hub.clock.instant() } });
  expect(await desk.person.refused(endpoints.fixJob, fixes(desk, jobId!, { held: true }))).toBe('GOODS_WITH_COURIER');
  const [another] = await waiting(hub, desk, 1);
  expect(await desk.person.refused(endpoints.mergeJobs, { body: { jobIds: [jobId!, another!] } })).toBe('JOB_MOVED_ON');
});
