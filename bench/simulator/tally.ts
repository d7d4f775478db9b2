// What the run saw: counters for the curious, and problems that make it fail.

const MAX_PROBLEMS = 100;

/** Every name that is counted: a typing mistake would hide a number. */
export type Counted =
  | 'requests'
  | 'retries'
  | 'faults'
  | 'tooManyTries'
  | 'reconnects'
  | 'replays'
  | 'snapshots'
  | 'positionsAccepted'
  | 'positionsIgnored'
  | 'offers'
  | 'accepts'
  | 'declines'
  | 'ignored'
  | 'doubleTaps'
  | 'lateTaps'
  | 'queuedTaps'
  | 'lostSignals'
  | 'undos'
  | 'failedAttempts'
  | 'refusedTaps'
  | 'illegalTries'
  | 'deposits'
  | 'discrepancies'
  | 'paymentsVerified'
  | 'trackingPositions';

/** One kind per check of the final table. */
export type ProblemKind = 'contract' | 'duplicate' | 'illegal' | 'privacy' | 'cash' | 'crash' | 'hub';

export interface Problem {
  kind: ProblemKind;
  text: string;
}

export class Tally {
  readonly #counts = new Map<Counted, number>();
  readonly problems: Problem[] = [];
  readonly offerLatenciesMs: number[] = [];
  readonly readiedToOfferedMs: number[] = [];

  add(name: Counted, count = 1): void {
    this.#counts.set(name, this.of(name) + count);
  }

  of(name: Counted): number {
    return this.#counts.get(name) ?? 0;
  }

  get counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].toSorted(([a], [b]) => a.localeCompare(b)));
  }

  problem(kind: ProblemKind, text: string): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ kind, text });
  }

  problemsOf(kind: ProblemKind): Problem[] {
    return this.problems.filter((problem) => problem.kind === kind);
  }
}
