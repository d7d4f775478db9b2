import { describe, expect, it } from 'vitest';
import type { CourierId, JobId, ZoneId } from '@pitulungan/contracts/ids';
import { distanceM } from '@pitulungan/contracts/place';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { policyInForce } from './policy-numbers.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import type { CourierRow, HeldJobRow, OpenJobRow, ZoneRows } from './zone-rows.ts';
import { prepareZone, spotOf } from './zone-state.rules.ts';

const center = { lat: -7.36, lng: 112.74 };
const pin = (x: number, y: number) => ({ lat: center.lat + y / 111_195, lng: center.lng + x / (111_195 * Math.cos((center.lat * Math.PI) / 180)) });
const NOW = 1_800_000_000_000;
const [MAIN, EAST, HAND] = ['main', 'east', 'hand'] as ZoneId[];
const zones = [
  { id: MAIN as ZoneId, rws: [], mode: 'auto' as const },
  { id: EAST as ZoneId, rws: [2], mode: 'suggest' as const },
  { id: HAND as ZoneId, rws: [3], mode: 'manual' as const },
];

const courier = (id: string, change: Partial<CourierRow> = {}): CourierRow => ({
  ...{ id: id as CourierId, name: id, vehicle: 'motorbike', duty: 'ON', dutySince: NOW - 600_000, shiftEnd: null, zoneId: null },
  ...{ stops: [], cashInHand: 0n, hasOffer: false, asked: { yes: 0, total: 0 }, today: { jobs: 0, incomeRp: 0n, dutyMin: 60 } },
  ...change,
});
const job = (id: string, change: Partial<OpenJobRow> = {}): OpenJobRow => ({
  ...{
    id: id as JobId,
    pickup: pin(0, 0),
    drop: pin(300, 0),
    express: false,
    rt: 1,
    rw: 2,
    weightG: 2_000,
    cashDue: null,
    queuedAt: NOW,
    readyAt: NOW,
  },
  ...{ slotAt: null, refusals: [], openOffers: [], pinnedTo: null, excluded: [], held: false, together: null, alone: false },
  ...change,
});
const held = (id: string, courierId: string, change: Partial<HeldJobRow> = {}): HeldJobRow => ({
  ...{ id: id as JobId, courierId: courierId as CourierId, status: 'ACCEPTED', pickup: pin(330, 0), drop: pin(660, 0), weightG: 5_000, readyAt: NOW },
  ...change,
});
const rows = (change: Partial<ZoneRows>): ZoneRows => ({
  village: {
    settings: { ...DEFAULT_SETTINGS, dispatch: { ...DEFAULT_SETTINGS.dispatch, detourFactor: 1 } },
    center,
    policy: { version: 0, numbers: {} },
    zones,
  },
  ...{ jobs: [job('j')], held: [], couriers: [], places: [], placed: [] },
  ...change,
});
const prepare = (change: Partial<ZoneRows>, zoneId: ZoneId | undefined = EAST) =>
  prepareZone(rows(change), { zoneId: zoneId as ZoneId, now: NOW, policy: HUB_POLICY });
const at = (id: string, x: number, y: number, agoMs = 0) => ({ courierId: id as CourierId, pin: pin(x, y), happenedAt: NOW - agoMs });

describe('a zone for the engine', () => {
  it('promises an hour after the goods are packed or the slot has left, an express trip half of it; and knows when a shift ends', () => {
    const slotAt = NOW + 3_600_000;
    const promised = (change: Partial<OpenJobRow>) => (prepare({ jobs: [job('j', change)] }).state.jobs[0]?.promisedAt ?? NaN) - NOW / 60_000;
    expect([promised({}), promised({ slotAt }), promised({ express: true })]).toEqual([60, 120, 30]);
    const { couriers } = prepare({ couriers: [courier('a', { shiftEnd: NOW + 600_000 }), courier('b')] }, MAIN).state;
    expect(couriers.map(({ shiftEnd }) => shiftEnd)).toEqual([NOW / 60_000 + 10, null]);
  });

  it('knows what is ordered lately, by stall, in the minutes of the day that is played', () => {
    const placed = [0, 40, 80].map((ago) => ({ pin: pin(60, 0), at: NOW - ago * 60_000 }));
    const { demand } = prepare({ placed: [...placed, { pin: pin(-500, 0), at: NOW }] }).state;
    expect(demand.map(({ key }) => key)).toEqual(['60_0', '-500_0']);
    expect((demand[0]?.perMin ?? NaN) / (demand[1]?.perMin ?? NaN)).toBeCloseTo(1.75, 9);
  });

  it('lies on a plane in whole metres around the village', () => {
    expect(spotOf(pin(1_234, -567), center)).toMatchObject({ key: '1234_-567', x: 1_234, y: -567 });
    expect(distanceM(pin(0, 0), pin(3_000, 4_000))).toBeCloseTo(5_000, -1);
    expect(Object.is(spotOf(pin(-0.1, -0.1), center).x, 0)).toBe(true);
  });

  it('knows since when somebody is free, and when somebody who rides will be', () => {
    const two = [
      courier('idle'),
      courier('rides', {
        duty: 'BUSY',
        stops: [
          { jobId: 'h' as JobId, kind: 'pickup' },
          { jobId: 'h' as JobId, kind: 'drop' },
        ],
      }),
    ];
    const { state } = prepare({ couriers: two, held: [held('h', 'rides')], places: [at('idle', 10, 0, 90_000), at('rides', 0, 0)] });
    const [idle, rides] = state.couriers;
    expect(idle).toMatchObject({ status: 'idle', positionAgeMin: 1.5, free: { at: (NOW - 600_000) / 60_000, spot: { key: '10_0' } } });
    expect(rides).toMatchObject({ status: 'route', carried: { jobs: 1, weightG: 5_000 }, free: { spot: { key: '660_0' } } });
    const { pickupServiceMin, dropServiceMin } = HUB_POLICY;
    expect((rides?.free?.at ?? 0) - NOW / 60_000).toBeCloseTo(1 + pickupServiceMin + 1 + dropServiceMin, 6);
    const failed = prepare({ couriers: two, held: [held('h', 'rides', { status: 'FAILED_ATTEMPT' })], places: [at('rides', 0, 0)] });
    expect(failed.state.couriers.find(({ id }) => id === 'rides')).toMatchObject({ free: null }); // nobody knows what comes next
  });

  it('has its own couriers, and lends those of its neighbours who are near or go anywhere, but none of a zone run by hand', () => {
    const couriers = [
      courier('own', { zoneId: EAST as ZoneId }),
      courier('anywhere'),
      courier('by hand', { zoneId: HAND as ZoneId }),
      courier('nobody knows where'),
    ];
    const { state } = prepare({ couriers, places: couriers.slice(0, 3).map(({ id }) => at(id, 0, 50)) });
    expect(state.couriers.map(({ id, lent }) => [id, lent])).toEqual([
      ['own', false],
      ['anywhere', true],
    ]);
    const main = prepare(
      {
        couriers: [courier('near', { zoneId: EAST as ZoneId }), courier('far', { zoneId: EAST as ZoneId })],
        places: [at('near', 500, 0), at('far', 5_000, 0)],
      },
      MAIN,
    );
    expect(main.state.couriers.map(({ id, lent }) => [id, lent])).toEqual([['near', true]]);
    expect(main.state.mode).toBe('auto');
  });

  it('asks for distances from riders and stalls to stalls and doors, each place once, and not for those at home', () => {
    const couriers = [courier('on'), courier('off', { duty: 'OFF' })];
    const { sources, targets } = prepare({ jobs: [job('a'), job('b')], couriers, places: [at('on', 40, 0), at('off', 80, 0)] });
    expect(targets.map(({ key }) => key).sort()).toEqual(['0_0', '300_0']);
    expect(sources.map(({ key }) => key).sort()).toEqual(['0_0', '300_0', '40_0']);
  });

  it('a day that is played sixty times faster is planned in its own minutes', () => {
    const settings = { ...DEFAULT_SETTINGS, dispatch: { ...DEFAULT_SETTINGS.dispatch, detourFactor: 1, pace: 60 } };
    const village = { settings, center, policy: { version: 0, numbers: {} }, zones };
    const placed = [
      { pin: pin(0, 0), at: NOW - 40_000 },
      { pin: pin(9, 0), at: NOW },
    ];
    const change = {
      placed,
      jobs: [job('j', { readyAt: NOW - 2_000, slotAt: NOW + 10_000 })],
      couriers: [courier('c')],
      places: [at('c', 10, 0, 500)],
      village,
    };
    const { jobs, couriers, demand } = prepare(change, MAIN).state;
    const fromNow = (minute = NaN) => minute - NOW / 60_000;
    expect(fromNow(jobs[0]?.pickups[0]?.readyAt)).toBeCloseTo(-2, 6);
    expect(fromNow(jobs[0]?.releaseAt)).toBeCloseTo(10, 6);
    expect(couriers[0]).toMatchObject({ recent: { dutyMin: 3_600 } });
    expect(couriers[0]?.positionAgeMin).toBeCloseTo(0.5, 6);
    expect((demand[0]?.perMin ?? NaN) / (demand[1]?.perMin ?? NaN)).toBeCloseTo(0.5, 6); // forty played minutes: a half-life
    expect(policyInForce(settings, {}).noCourierMin).toBe(HUB_POLICY.noCourierMin * 60);
  });
});
