// What the plan says, and why: codes and numbers as data, so that a screen can draw them and a replay can compare them byte for byte.
import type { CarLevel } from './cars-types.rules.ts';

/** The next best car for the same call, and what it would have been worse by; negative: better here, but needed elsewhere. */
export interface RunnerUp {
  carId: string;
  travelMin: number;
  extraMin: number;
}

/** The terms that decided for a car. Shares are percent. */
export interface SentTerms {
  level: CarLevel;
  waitedMin: number;
  travelMin: number;
  /** Expected from the call to the arrival */
  responseMin: number;
  /** Probability of coming after the target */
  latePct: number;
  /** What the coverage of the village loses */
  coverLossPct: number;
  /** All terms at the policy's prices */
  costMin: number;
  suitable: boolean;
  runnerUp: RunnerUp | null;
}

export type DispatchReason = ({ code: 'BEST' | 'PINNED' } & SentTerms) | ({ code: 'DIVERTED'; leftCallId: string; leftLevel: CarLevel } & SentTerms);

export type RequeueReason =
  { code: 'MORE_URGENT'; forCallId: string; forLevel: CarLevel; level: CarLevel; waitedMin: number } | { code: 'STAFF'; level: CarLevel; waitedMin: number };

export type HoldReason =
  | { code: 'STAFF'; waitedMin: number }
  | { code: 'AWAITS_CAR'; carId: string; untilFreeMin: number; travelMin: number; waitedMin: number }
  | { code: 'PINNED_CAR_BUSY'; carId: string; waitedMin: number }
  | { code: 'RESERVE'; carId: string; costMin: number; worthMin: number; coverLossPct: number; waitedMin: number }
  | { code: 'OTHERS_FIRST'; ahead: number; waitedMin: number }
  | { code: 'ALL_BUSY'; cars: number; waitedMin: number }
  | { code: 'NO_CAR_ALLOWED'; waitedMin: number };

export type StaffReason =
  | { code: 'CALL_119'; waitedMin: number }
  | { code: 'WAITS_LONG'; level: CarLevel; waitedMin: number; alarmMin: number }
  | { code: 'NO_CAR_ALLOWED'; waitedMin: number }
  | { code: 'PIN_IMPOSSIBLE'; carId: string; waitedMin: number };

export type MoveReason = { code: 'COVERAGE' | 'FIXED'; travelMin: number; coverGainPct: number };

/** What an override costs: minutes for a call, or percent of coverage; 0 when the solver would have done the same. */
export type OverrideCost =
  | { code: 'PIN' | 'EXCLUSION'; callId: string; carId: string; costMin: number }
  | { code: 'HELD'; callId: string; carId: string; travelMin: number; waitedMin: number }
  | { code: 'OUT_OF_SERVICE' | 'FIXED_POST' | 'NO_RELOCATION'; carId: string; coverLossPct: number };

export interface CarsPlan {
  /** Go now; in this order: a car that leaves a call comes before the car that takes that call over */
  dispatch: { carId: string; callId: string; reason: DispatchReason }[];
  /** Calls that lose the car on its way to them: their residents are told */
  requeue: { callId: string; carId: string; reason: RequeueReason }[];
  relocate: { carId: string; postId: string; reason: MoveReason }[];
  /** Open calls that no car goes to now */
  hold: { callId: string; reason: HoldReason }[];
  /** What a person must look at, most urgent first */
  staffQueue: { callId: string; reason: StaffReason }[];
  overrideCosts: OverrideCost[];
}
