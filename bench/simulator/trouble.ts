// The dispatcher who looks after what got stuck: nobody to carry it, a failed attempt, goods on their way back.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import type { JobView } from '@pitulungan/contracts/jobs';
import type { Desk } from './desk.ts';
import type { HubClient } from './hub-client.ts';
import type { World } from './world.ts';

const LOOK_EVERY_MS = 500;
const BOARD_FOLLOWS_MS = 3_000;

/** Looks at the whole board again and again, so that nothing is missed when a fact was. */
export function watchTrouble(world: World, desk: Desk): void {
  const seen = new Set<string>();
  world.pace.every(LOOK_EVERY_MS, () => {
    for (const job of Object.values(desk.live.board.jobs)) {
      const handle = handlerOf(world, job);
      const once = `${job.id} ${job.version}`;
      if (!handle || seen.has(once)) continue;
      seen.add(once);
      world.pace.spawn(() => handle(world, desk, job));
    }
  });
  world.pace.every(LOOK_EVERY_MS, () => lookAgain(world, desk));
}

type Handler = (world: World, desk: Desk, job: JobView) => Promise<void>;

function handlerOf(world: World, job: JobView): Handler | undefined {
  if (job.status === 'FAILED_ATTEMPT') return decideAfterFailure;
  if (job.status === 'RETURNING' && world.goodsBack.has(job.id)) return confirmReturn;
  return undefined;
}

/** Nobody took it: one after the other, a dispatcher has one telephone. Offers it by hand, or puts it back into the queue. */
async function lookAgain(world: World, { client, live }: Desk): Promise<void> {
  const waiting = Object.values(live.board.jobs).filter((job) => job.status === 'NO_COURIER');
  const job = waiting.toSorted((a, b) => a.queuedAt.localeCompare(b.queuedAt))[0];
  if (!job) return;
  await world.pace.sleep(30);
  const params = { jobId: job.id };
  const courierId = await pickSuitable(client, job.id);
  const offered = courierId ? await client.call(endpoints.offerJob, { params, body: { courierId } }) : undefined;
  if (!offered?.ok) await client.call(endpoints.requeueJob, { params });
  await live.until(() => live.board.jobs[job.id]?.version !== job.version, BOARD_FOLLOWS_MS);
}

const decideAfterFailure: Handler = async (world, { client, live }, job) => {
  await world.pace.sleep(75);
  await world.pace.sleepMs(Math.max(0, Date.parse(job.undoUntil ?? job.statusAt) - live.nowMs())); // the courier may still take it back
  const params = { jobId: job.id };
  if (world.planOf(job.orderId).afterFailure === 'retry') await client.call(endpoints.retryJob, { params });
  else await client.call(endpoints.returnJob, { params });
};

const confirmReturn: Handler = async (world, { client }, job) => {
  await world.pace.sleep(20);
  await client.call(endpoints.confirmReturn, { params: { jobId: job.id } });
};

/** The best courier by the hub's own ranking, but not `except`. */
export async function pickSuitable(client: HubClient, jobId: JobId, except: CourierId | null = null): Promise<CourierId | undefined> {
  const answer = await client.call(endpoints.jobCandidates, { params: { jobId } });
  return answer.ok ? answer.value.find((candidate) => candidate.suitable && candidate.courierId !== except)?.courierId : undefined;
}
