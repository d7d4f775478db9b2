import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '@pitulungan/contracts/place';
import { JOB_STATUSES } from '@pitulungan/contracts/lifecycles/job';
import { ORDER_STATUSES } from '@pitulungan/contracts/lifecycles/order';
import { isEnded, stageOf } from './stage.rules.ts';
import { blurForResident, etaMinutes, judgePosition, type PositionFrame } from './tracking.rules.ts';

const center = { lat: -7.34679, lng: 112.74163 };
const NOW = Date.parse('2026-11-24T00:30:00Z');
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
const report = (more: object = {}) => ({ pin: center, accuracyM: 12, headingDeg: null, happenedAt: at(1), ...more });
const frame = (more: Partial<PositionFrame> = {}): PositionFrame => ({ onDuty: true, center, last: undefined, now: NOW, ...more });

describe('a reported position', () => {
  it.each([
    ['live', {}, {}],
    ['off-duty', {}, { onDuty: false }],
    ['no-place', { pin: { lat: 0, lng: 0 } }, {}],
    ['far-away', { pin: { lat: -7.45, lng: 112.66 } }, {}],
    ['from-the-future', { happenedAt: at(-121) }, {}],
    ['inaccurate', { accuracyM: 400 }, {}],
    ['history', { happenedAt: at(60) }, { last: { pin: center, happenedAtMs: NOW - 30_000 } }],
    ['history', { happenedAt: at(30) }, { last: { pin: center, happenedAtMs: NOW - 30_000 } }],
    ['jump', { pin: { lat: -7.36, lng: 112.75 } }, { last: { pin: center, happenedAtMs: NOW - 5_000 } }],
    ['live', { pin: { lat: -7.3469, lng: 112.7417 } }, { last: { pin: center, happenedAtMs: NOW - 5_000 } }],
  ] as const)('is %s', (verdict, what, where) => {
    expect(judgePosition(report(what), frame(where as Partial<PositionFrame>))).toBe(verdict);
  });
});

describe('what a resident sees', () => {
  it('is exact near the door and rounded to about 30 m farther away', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.01, max: 0.01, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true }), (dLat, dLng) => {
        const courier = { lat: center.lat + dLat, lng: center.lng + dLng };
        const seen = blurForResident(courier, center);
        if (distanceM(courier, center) <= 300) expect(seen).toEqual(courier);
        else expect(distanceM(seen, courier)).toBeLessThan(25);
      }),
    );
  });

  it('is a range of minutes that holds the travel time', () => {
    expect(etaMinutes(0)).toEqual([1, 2]);
    const [from, to] = etaMinutes(420);
    expect(from).toBeLessThanOrEqual(7);
    expect(to).toBeGreaterThan(7);
  });

  it('has a word for every pair of order and job, and only one of them shows the courier', () => {
    for (const order of ORDER_STATUSES) for (const job of [undefined, ...JOB_STATUSES]) expect(stageOf(order, job)).toBeTruthy();
    expect(JOB_STATUSES.filter((job) => stageOf('IN_DELIVERY', job) === 'COMING_TO_YOU')).toEqual(['TO_DROP']);
    expect(['PLACED', 'CONFIRMED', 'READY', 'IN_DELIVERY'].filter((order) => isEnded(stageOf(order as 'PLACED', undefined)))).toEqual([]);
  });
});
