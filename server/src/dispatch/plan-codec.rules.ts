// Canonical JSON of plans: keys sorted, bigints as strings, so that the same knowledge and the same decision are the same bytes.
import type { ColumnChoice } from './choice.rules.ts';
import type { Policy } from './policy.rules.ts';
import type { ZonePlan, ZoneState } from './zone-state.ts';

export interface PlanInputs {
  state: ZoneState;
  policy: Policy;
  /** Minutes since the epoch */
  now: number;
  /** What an exact solver picked among the columns, where it did */
  choice: ColumnChoice | null;
}

/** Fields that are whole rupiah. */
const RUPIAH = new Set(['cashDue', 'cashInHand', 'incomeRp', 'softCashLimitRp']);

const canonical = (value: unknown): string => JSON.stringify(value, ordered);

function ordered(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const encodeInputs = (inputs: PlanInputs): string => canonical(inputs);
export const decodeInputs = (text: string): PlanInputs =>
  JSON.parse(text, (key: string, value: unknown) => (RUPIAH.has(key) && typeof value === 'string' ? BigInt(value) : value)) as PlanInputs;

export const encodePlan = (plan: ZonePlan): string => canonical(plan);
export const decodePlan = (text: string): ZonePlan => JSON.parse(text) as ZonePlan;
