// Sends what waits, in order, one at a time. Knows nothing of IndexedDB, fetch or clocks: those are handed in.
import { MAX_FAULT_TRIES, type Outcome, type Sentence } from './outcome.ts';
import type { QueuedTap } from './tap.ts';

/** Why a tap did not happen, in words for the courier's notes. */
export interface Why {
  code: string;
  sentence: Sentence;
}

export interface Queue {
  /** The oldest tap that waits */
  first(): Promise<QueuedTap | undefined>;
  /** Counts a try BEFORE it is made; false when the tap is gone (taken back, or sent by another tab) */
  beginTry(number: number): Promise<boolean>;
  /** The server has it: leaves the queue */
  finish(tap: QueuedTap): Promise<void>;
  /** The server said no: leaves the queue and enters the notes, in one transaction */
  note(tap: QueuedTap, why: Why): Promise<void>;
}

export type Rest = 'empty' | 'unreachable' | 'busy' | 'fault' | 'signedOut';

/** A tap taken back while its turn came is skipped; the bound only guards against a queue that never changes. */
const MAX_SENT_PER_DRAIN = 500;

/** Returns why it stopped. A tap leaves the queue only by an answer of the server. */
export async function drain(queue: Queue, send: (tap: QueuedTap) => Promise<Outcome>): Promise<Rest> {
  for (let sent = 0; sent < MAX_SENT_PER_DRAIN; sent++) {
    const tap = await queue.first();
    if (!tap) return 'empty';
    if (!(await queue.beginTry(tap.number))) continue;
    const rest = await settle(queue, tap, await send(tap));
    if (rest) return rest;
  }
  return 'busy';
}

async function settle(queue: Queue, tap: QueuedTap, outcome: Outcome): Promise<Rest | undefined> {
  switch (outcome.kind) {
    case 'done':
      await queue.finish(tap);
      return undefined;
    case 'refused':
      await queue.note(tap, { code: outcome.code, sentence: outcome.sentence });
      return undefined;
    case 'fault':
      if (tap.tries + 1 < MAX_FAULT_TRIES) return 'fault';
      await queue.note(tap, { code: outcome.fault, sentence: outcome.sentence });
      return undefined;
    case 'unreachable':
    case 'busy':
    case 'signedOut':
      return outcome.kind;
    default:
      return outcome satisfies never;
  }
}
