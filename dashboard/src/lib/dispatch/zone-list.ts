// Zones as they stand on the screen: the main one first, which RWs each serves, and who belongs to it.
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { ZoneView } from '@pitulungan/contracts/zones';

const HIGHEST_RW = 99;

/** The zone without RWs takes what no other zone serves. */
export const isMain = ({ rws }: Pick<ZoneView, 'rws'>): boolean => rws.length === 0;

export const inOrder = (zones: readonly ZoneView[]): ZoneView[] =>
  zones.toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)) || a.name.localeCompare(b.name, 'id'));

/** Growing. For the main zone: those of the `known` RWs that are left. */
export function rwsOf(zone: ZoneView, zones: readonly ZoneView[], known: readonly number[]): number[] {
  if (!isMain(zone)) return zone.rws;
  const taken = new Set(zones.flatMap(({ rws }) => rws));
  return [...new Set(known)].filter((rw) => !taken.has(rw)).sort((a, b) => a - b);
}

/** A courier of no zone, or of one that is gone, belongs to the main one. By name. */
export function couriersOf(zone: ZoneView, zones: readonly ZoneView[], couriers: readonly CourierView[]): CourierView[] {
  const ids = new Set(zones.map(({ id }) => id));
  const belongs = ({ zoneId }: CourierView): boolean => (zoneId !== null && ids.has(zoneId) ? zoneId === zone.id : isMain(zone));
  return couriers.filter(belongs).sort((a, b) => a.name.localeCompare(b.name, 'id'));
}

/** "4, 7 9" → [4, 7, 9]; null when something in it is no RW. */
export function readRws(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const rws = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : NaN));
  return rws.every((rw) => rw >= 1 && rw <= HIGHEST_RW) ? [...new Set(rws)].sort((a, b) => a - b) : null;
}

export type SplitProblem = 'nameMissing' | 'rwsMissing' | 'rwsUnreadable' | 'nothingLeft';

/** What is wrong with a new zone before it is sent; `typed` are RWs that the map does not know. */
export function splitProblem(zone: ZoneView, asked: { name: string; rws: readonly number[]; typed: number[] | null }): SplitProblem | null {
  if (asked.name.trim() === '') return 'nameMissing';
  if (asked.typed === null) return 'rwsUnreadable';
  const taken = new Set([...asked.rws, ...asked.typed]);
  if (taken.size === 0) return 'rwsMissing';
  return !isMain(zone) && zone.rws.every((rw) => taken.has(rw)) ? 'nothingLeft' : null;
}
