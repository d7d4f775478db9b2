// Questions as the planner asks them, put by hand: the planner itself is silent in these stories.
import type { JobId } from '@pitulungan/contracts/ids';
import type { OfferView } from '@pitulungan/contracts/jobs';
import type { TripStop } from '@pitulungan/contracts/trips';
import { offerTrip, type TripRequest } from '../../server/src/jobs/trips.actions.ts';
import { systemActor } from '../../server/src/platform/perform.ts';
import type { Listener } from './listener.ts';
import { atDesk, changeSettings, jobOn, placeAndPack, type AtWork } from './story.ts';
import type { TestHub } from './test-hub.ts';

/** The desk at work, and nobody is asked by itself. */
export async function quietDesk(hub: TestHub): Promise<AtWork> {
  const desk = await atDesk(hub);
  await changeSettings(hub, (settings) => ({ ...settings, dispatch: { ...settings.dispatch, mode: 'manual' } }));
  return desk;
}

/** So many jobs that wait. */
export async function waiting(hub: TestHub, desk: AtWork, count: number): Promise<JobId[]> {
  const jobs: JobId[] = [];
  for (let n = 0; n < count; n++) jobs.push(jobOn(desk.live, (await placeAndPack(hub)).orderId).id);
  return jobs;
}

/** "p1 p2 d2 d1": first the pickup of the first job. */
export const way = (text: string, jobs: readonly JobId[]): TripStop[] =>
  text.split(' ').map((stop) => {
    const jobId = jobs[Number(stop.slice(1)) - 1];
    if (!jobId) throw new Error(`There is no job for ${stop}`);
    return { jobId, kind: stop.startsWith('p') ? 'pickup' : 'drop' };
  });

/** The planner's question; comes to rest. Gives the code of a refusal. */
export async function ask(hub: TestHub, { person }: AtWork, jobs: JobId[], more: Partial<TripRequest> = {}): Promise<string> {
  const villageId = person.session?.village.id;
  if (!villageId) throw new Error(`${person.name} is not signed in`);
  const trip = { courierId: person.courierId, jobs, stops: [], seat: 1, wave: 1, by: 'planner' as const, candidates: [], key: null, ...more };
  const outcome = await offerTrip(hub.hub.ctx, systemActor(villageId), trip);
  await hub.comeToRest();
  return outcome.ok ? 'asked' : outcome.refusal.code;
}

/** What a courier is being asked, in the order of the trip. */
export const openTrip = (live: Listener): OfferView[] =>
  Object.values(live.board.offers)
    .filter(({ status }) => status === 'OPEN')
    .sort((a, b) => a.rank - b.rank);
