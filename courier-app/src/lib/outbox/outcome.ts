// What a try to send a tap came to, and how long to wait before the next one.
import type { RefusalCode } from '@pitulungan/contracts/refusals';

export interface Sentence {
  id: string;
  en: string;
}

export type Outcome =
  | { kind: 'done' }
  /** The world says no: it will say no again */
  | { kind: 'refused'; code: RefusalCode; sentence: Sentence }
  /** No answer, or none of ours: no signal, a captive portal, a proxy */
  | { kind: 'unreachable' }
  /** The server asks for patience (429, 503) */
  | { kind: 'busy' }
  /** The server broke on it (500); `fault` is what a person can quote */
  | { kind: 'fault'; fault: string; sentence: Sentence }
  | { kind: 'signedOut' };

/** After so many faults a tap goes to the notes, so that it does not hold up the ones behind it. */
export const MAX_FAULT_TRIES = 12;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Doubling from 1 s to 1 min. `spread` in 0..1 takes up to a quarter off, so that phones do not come back all at once. */
export function waitMs(failures: number, spread: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10));
  return Math.round(full * (1 - spread / 4));
}

const PATIENCE: readonly RefusalCode[] = ['BUSY', 'TOO_MANY_TRIES'];

/** A refusal as the server words it: some mean "later", one means "sign in", the rest are final. */
export function outcomeOfRefusal(refusal: { code: RefusalCode; sentence: Sentence }): Outcome {
  if (refusal.code === 'NOT_SIGNED_IN') return { kind: 'signedOut' };
  if (PATIENCE.includes(refusal.code)) return { kind: 'busy' };
  return { kind: 'refused', code: refusal.code, sentence: refusal.sentence };
}
