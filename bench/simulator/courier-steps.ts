// The steps of a job as a courier takes them: walk, wait, tap; sometimes a step is taken back, sometimes nobody is at home.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { JobView } from '@pitulungan/contracts/jobs';
import { jobLifecycle, type CourierStep, type JobCommand, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import type { Courier } from './courier.ts';
import type { Answer } from './hub-client.ts';
import type { Sent } from './outbox.ts';

const TAPS_TWICE = 0.12;
const TAKES_BACK = 0.06;
const WRONG_AMOUNT = 0.05;
const BOARD_FOLLOWS_MS = 3_000;

interface At {
  job: JobView;
  status: JobStatus;
}

export async function stepForward(courier: Courier, at: At): Promise<void> {
  const { pace } = courier.world;
  const wait = (from: number, to: number) => pace.sleep(courier.random.between(from, to));
  switch (at.status) {
    case 'ACCEPTED':
      await wait(4, 25);
      return tapStep(courier, at, 'headToPickup');
    case 'TO_PICKUP':
      await courier.walkTo(at.job.pickup.pin);
      return tapStep(courier, at, 'arriveAtPickup');
    case 'AT_PICKUP':
      await wait(25, 150);
      return tapStep(courier, at, 'pickUp');
    case 'PICKED_UP':
      await wait(5, 25);
      return tapStep(courier, at, 'headToDrop');
    case 'TO_DROP':
      await courier.walkTo(at.job.drop.pin);
      return tapStep(courier, at, 'arriveAtDrop');
    case 'AT_DROP':
      await wait(20, 110);
      return atTheDoor(courier, at);
    case 'RETURNING':
      await courier.walkTo(at.job.pickup.pin);
      courier.world.goodsBack.add(at.job.id);
      return;
    default:
      return;
  }
}

async function tapStep(courier: Courier, at: At, step: CourierStep): Promise<void> {
  const twice = courier.random.chance(TAPS_TWICE);
  const sent = courier.outbox.tap(endpoints.stepJob, { params: { jobId: at.job.id }, body: { ...courier.now, step } }, { twice });
  const done = await settle(courier, at, { command: step, sent });
  if (done && courier.random.chance(TAKES_BACK)) await takeBack(courier, at.job);
}

async function atTheDoor(courier: Courier, at: At): Promise<void> {
  const { world } = courier;
  const { failures } = world.planOf(at.job.orderId);
  const failedBefore = world.failuresSoFar.get(at.job.id) ?? 0;
  const reason = failures[failedBefore];
  if (reason === undefined) return deliver(courier, at);
  world.failuresSoFar.set(at.job.id, failedBefore + 1);
  world.tally.add('failedAttempts');
  const sent = courier.outbox.tap(endpoints.failJob, { params: { jobId: at.job.id }, body: { ...courier.now, reason, note: 'dicoba dua kali' } });
  await settle(courier, at, { command: 'failAttempt', sent });
}

async function deliver(courier: Courier, at: At): Promise<void> {
  const { cashDue } = at.job;
  if (cashDue !== null && courier.outbox.online && courier.random.chance(WRONG_AMOUNT)) await mistypeAmount(courier, at.job, cashDue);
  const body = { ...courier.now, receiverName: 'Bu Contoh', cashCollected: cashDue };
  const sent = courier.outbox.tap(endpoints.deliverJob, { params: { jobId: at.job.id }, body }, { twice: courier.random.chance(TAPS_TWICE) });
  const counted = sent.answer.then((answer) => {
    if (answer.ok && cashDue !== null) courier.pocket += BigInt(cashDue);
  });
  const done = await settle(courier, at, { command: 'deliver', sent });
  if (!done) return;
  await counted;
  if (courier.random.chance(TAKES_BACK) && (await takeBack(courier, at.job)) && cashDue !== null) courier.pocket -= BigInt(cashDue);
}

async function mistypeAmount(courier: Courier, job: JobView, cashDue: string): Promise<void> {
  const cashCollected = (BigInt(cashDue) + 1_000n).toString();
  const answer = await courier.outbox.tap(endpoints.deliverJob, {
    params: { jobId: job.id },
    body: { ...courier.now, receiverName: 'Bu Contoh', cashCollected },
  }).answer;
  if (!answer.ok) return;
  courier.world.tally.problem('illegal', `${job.code}: a wrong amount of cash was taken`);
}

/** Shows the next status at once, and true when the hub has said yes and the board shows it. Without signal: false, later. */
async function settle(courier: Courier, { job, status }: At, { command, sent }: { command: JobCommand; sent: Sent<unknown> }): Promise<boolean> {
  const to = transitionOf(jobLifecycle, status, command)?.to;
  if (to) courier.believed.set(job.id, { status: to, sinceMs: Date.now() });
  const heard = sent.answer.then((answer) => hear(courier, job, answer));
  if (sent.queued) {
    courier.world.pace.spawn(async () => void (await heard));
    return false;
  }
  if (!(await heard)) return false;
  await courier.live.until(() => courier.live.board.jobs[job.id]?.version !== job.version, BOARD_FOLLOWS_MS);
  return true;
}

function hear(courier: Courier, job: JobView, answer: Answer<unknown>): boolean {
  if (answer.ok) return true;
  courier.world.tally.add('refusedTaps');
  courier.believed.delete(job.id);
  return false;
}

/** Within the undo window, mostly; too late is refused, which is right too. */
async function takeBack(courier: Courier, job: JobView): Promise<boolean> {
  await courier.world.pace.sleepMs(courier.world.settings.waiting.undoMs * courier.random.between(0.1, 0.7));
  const version = courier.live.board.jobs[job.id]?.version;
  const answer = await courier.outbox.tap(endpoints.undoStep, { params: { jobId: job.id }, body: courier.now }).answer;
  if (!answer.ok) return false;
  courier.world.tally.add('undos');
  courier.believed.delete(job.id);
  await courier.live.until(() => courier.live.board.jobs[job.id]?.version !== version, BOARD_FOLLOWS_MS);
  return true;
}
