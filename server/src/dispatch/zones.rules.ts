// Where a village is split: every RW belongs to exactly one zone, and one zone takes what is left.
import type { ZoneId } from '@pitulungan/contracts/ids';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { ZoneView } from '@pitulungan/contracts/zones';

type Zone = Pick<ZoneView, 'id' | 'name' | 'rws' | 'version'>;
type Decided<T> = ({ ok: true } & T) | { ok: false; refusal: Refusal };
const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

/** The zone without RWs. */
export const isDefault = ({ rws }: Pick<Zone, 'rws'>): boolean => rws.length === 0;

/** The zone that serves a house; a house without an RW, or in one that nobody named, is the default zone's. */
export const zoneOfRw = <Z extends Pick<Zone, 'rws'>>(zones: readonly Z[], rw: number | null): Z | undefined =>
  zones.find(({ rws }) => rw !== null && rws.includes(rw)) ?? zones.find(isDefault);

export interface Split {
  zoneId: ZoneId;
  name: string;
  rws: readonly number[];
  version: number;
}

/** `left`: what stays with the zone that is split; `taken`: what the new one serves. Both growing. */
export function splitZone(zones: readonly Zone[], { zoneId, name, rws, version }: Split): Decided<{ left: number[]; taken: number[] }> {
  const source = zones.find(({ id }) => id === zoneId);
  if (!source) return no('NOT_FOUND');
  if (source.version !== version) return no('ZONE_CHANGED');
  if (zones.some((zone) => zone.name.toLowerCase() === name.toLowerCase())) return no('ZONE_NAME_TAKEN');
  const taken = [...new Set(rws)].sort((a, b) => a - b);
  if (taken.some((rw) => zoneOfRw(zones, rw)?.id !== zoneId)) return no('ZONE_RWS_WRONG');
  const left = source.rws.filter((rw) => !taken.includes(rw));
  return isDefault(source) || left.length > 0 ? { ok: true, left, taken } : no('ZONE_RWS_WRONG');
}

export interface Join {
  zoneId: ZoneId;
  into: ZoneId;
  version: number;
}

/** What the remaining zone serves then. */
export function joinZone(zones: readonly Zone[], { zoneId, into, version }: Join): Decided<{ rws: number[]; toDefault: boolean }> {
  const leaving = zones.find(({ id }) => id === zoneId);
  const staying = zones.find(({ id }) => id === into);
  if (!leaving || !staying) return no('NOT_FOUND');
  if (leaving.version !== version) return no('ZONE_CHANGED');
  if (isDefault(leaving) || zoneId === into) return no('ZONE_CANNOT_JOIN');
  const toDefault = isDefault(staying);
  return { ok: true, toDefault, rws: toDefault ? [] : [...staying.rws, ...leaving.rws].sort((a, b) => a - b) };
}
