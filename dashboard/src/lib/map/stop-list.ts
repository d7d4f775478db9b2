// A courier's stops as a list that people rearrange: moving one, and whether an order of stops can be at all. Pure.
import { isEarly } from '@pitulungan/contracts/stops';
import type { TripStop } from '@pitulungan/contracts/trips';

/** One row; the id stays with the stop wherever it goes. */
export interface StopItem {
  id: string;
  stop: TripStop;
}

const idOf = ({ jobId, kind }: TripStop): string => `${kind} ${jobId}`;
export const itemsOf = (stops: readonly TripStop[]): StopItem[] => stops.map((stop) => ({ id: idOf(stop), stop }));
export const stopsOf = (items: readonly StopItem[]): TripStop[] => items.map(({ stop: { jobId, kind } }) => ({ jobId, kind }));
/** Equal for lists that name the same stops in the same order. */
export const orderKey = (stops: readonly TripStop[]): string => stops.map(idOf).join(', ');

/** Places count from 0. */
export function moved(items: readonly StopItem[], from: number, to: number): StopItem[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

/** The first drop that stands before its pickup. */
export const earlyDrop = (stops: readonly TripStop[]): TripStop | null => stops.find(isEarly) ?? null;

/** With one job there is one order only. */
export const isArrangeable = (stops: readonly TripStop[]): boolean => new Set(stops.map(({ jobId }) => jobId)).size > 1;
