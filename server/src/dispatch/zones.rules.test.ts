import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZoneId } from '@pitulungan/contracts/ids';
import { isDefault, joinZone, splitZone, zoneOfRw } from './zones.rules.ts';

const zone = (id: string, rws: number[], version = 1) => ({ id: id as ZoneId, name: id, rws, version });
const village = [zone('desa', []), zone('timur', [2, 5], 3)];
const code = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? 'ok' : decision.refusal?.code);

describe('a village in zones', () => {
  it('gives a house to the zone of its RW, and every other house to the default zone', () => {
    expect([2, 5, 1, null].map((rw) => zoneOfRw(village, rw)?.id)).toEqual(['timur', 'timur', 'desa', 'desa']);
  });

  it('is split by RWs that the zone serves, and leaves it at least one', () => {
    expect(splitZone(village, { zoneId: 'desa' as ZoneId, name: 'Barat', rws: [7, 1, 7], version: 1 })).toEqual({ ok: true, left: [], taken: [1, 7] });
    expect(splitZone(village, { zoneId: 'timur' as ZoneId, name: 'Barat', rws: [5], version: 3 })).toEqual({ ok: true, left: [2], taken: [5] });
    const refused = (wish: Partial<Parameters<typeof splitZone>[1]>) =>
      code(splitZone(village, { zoneId: 'desa' as ZoneId, name: 'Barat', rws: [1], version: 1, ...wish }));
    expect(refused({ rws: [1, 2] })).toBe('ZONE_RWS_WRONG');
    expect(refused({ zoneId: 'timur' as ZoneId, version: 3, rws: [2, 5] })).toBe('ZONE_RWS_WRONG');
    expect(refused({ version: 2 })).toBe('ZONE_CHANGED');
    expect(refused({ name: 'TIMUR' })).toBe('ZONE_NAME_TAKEN');
    expect(refused({ zoneId: 'utara' as ZoneId })).toBe('NOT_FOUND');
  });

  it('is joined again, but its default zone stays', () => {
    const join = (zoneId: string, into: string, version: number) => joinZone(village, { zoneId: zoneId as ZoneId, into: into as ZoneId, version });
    expect(join('timur', 'desa', 3)).toEqual({ ok: true, rws: [], toDefault: true });
    expect(code(join('desa', 'timur', 1))).toBe('ZONE_CANNOT_JOIN');
    expect(code(join('timur', 'timur', 3))).toBe('ZONE_CANNOT_JOIN');
    expect(code(join('timur', 'desa', 1))).toBe('ZONE_CHANGED');
  });

  it('keeps every RW in exactly one zone, however it is split and joined', () => {
    const step = fc.record({ split: fc.boolean(), a: fc.nat(9), b: fc.nat(9), rws: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let zones = [zone('z0', [])];
        for (const [n, { split, a, b, rws }] of steps.entries()) {
          const [one, other] = [zones[a % zones.length], zones[b % zones.length]];
          if (!one || !other) continue;
          if (split) {
            const made = splitZone(zones, { zoneId: one.id, name: `z${n + 1}`, rws, version: 1 });
            if (made.ok) zones = [...zones.map((each) => (each === one ? zone(one.id, made.left) : each)), zone(`z${n + 1}`, made.taken)];
          } else {
            const made = joinZone(zones, { zoneId: one.id, into: other.id, version: 1 });
            if (made.ok) zones = zones.filter((each) => each !== one).map((each) => (each === other ? zone(other.id, made.rws) : each));
          }
          expect(zones.filter(isDefault)).toHaveLength(1);
          const named = zones.flatMap((each) => each.rws);
          expect(new Set(named).size).toBe(named.length);
        }
      }),
    );
  });
});
