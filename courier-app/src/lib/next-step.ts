// What the one big button does in each state of a job.
import { COURIER_STEPS, jobLifecycle, type CourierStep, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { commandsFor, transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';

export type NextStep =
  | { kind: 'step'; step: CourierStep }
  /** At the door: hand over, or say why it was not possible */
  | { kind: 'handOver' }
  /** The desk decides what happens with the goods */
  | { kind: 'awaitDesk' }
  | { kind: 'bringBack' }
  | { kind: 'none' };

export function nextStep(status: JobStatus): NextStep {
  const commands = commandsFor(jobLifecycle, status, 'K');
  const step = COURIER_STEPS.find((candidate) => commands.includes(candidate));
  if (step) return { kind: 'step', step };
  if (commands.includes('deliver')) return { kind: 'handOver' };
  if (status === 'FAILED_ATTEMPT') return { kind: 'awaitDesk' };
  if (status === 'RETURNING') return { kind: 'bringBack' };
  return { kind: 'none' };
}

/** Where a step leads, and where an undo leads back to; undefined when it is not possible from there. */
export const after = (status: JobStatus, command: CourierStep | 'deliver' | 'failAttempt' | 'undo' | 'accept'): JobStatus | undefined =>
  transitionOf(jobLifecycle, status, command)?.to;

const HEADED_TO_STALL: readonly JobStatus[] = ['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP', 'RETURNING'];
/** Which stop the courier needs to see. */
export const stopInSight = (status: JobStatus): 'pickup' | 'drop' => (HEADED_TO_STALL.includes(status) ? 'pickup' : 'drop');

/** Nearest to its end first; what waits for somebody else comes last. */
const RANK: readonly JobStatus[] = ['AT_DROP', 'TO_DROP', 'PICKED_UP', 'AT_PICKUP', 'TO_PICKUP', 'ACCEPTED', 'RETURNING', 'FAILED_ATTEMPT'];

export function inOrderOfUrgency<J extends { status: JobStatus; acceptedAt: string | null }>(jobs: readonly J[]): J[] {
  return jobs.toSorted((a, b) => RANK.indexOf(a.status) - RANK.indexOf(b.status) || (a.acceptedAt ?? '').localeCompare(b.acceptedAt ?? ''));
}
