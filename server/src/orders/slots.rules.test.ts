import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import * as slots from './slots.rules.ts';

const settings = DEFAULT_SETTINGS.slots;
const wib = (text: string): number => Date.parse(`${text}+07:00`);
const EMPTY: slots.SlotLoad = { taken: new Map(), released: new Set() };
const next = (now: string, load = EMPTY) => {
  const found = slots.nextSlot(load, settings, wib(now));
  return found.ok ? new Date(found.slotAt).toISOString() : found.refusal.code;
};
const frame = (more: Partial<slots.ChoiceFrame> = {}): slots.ChoiceFrame => ({
  settings,
  load: EMPTY,
  fund: null,
  expressTariff: 5_000n,
  now: wib('2026-11-24T08:00:00'),
  ...more,
});

describe('the next open slot', () => {
  it.each([
    ['2026-11-24T00:00:00', '2026-11-23T23:30:00.000Z'], // 06:30 in Jakarta is the day before in UTC
    ['2026-11-24T05:59:59', '2026-11-23T23:30:00.000Z'],
    ['2026-11-24T06:00:00', '2026-11-24T02:00:00.000Z'], // at the cut-off itself it is closed
    ['2026-11-24T08:29:59.999', '2026-11-24T02:00:00.000Z'],
    ['2026-11-24T08:30:00', '2026-11-24T04:30:00.000Z'],
    ['2026-11-24T16:00:00', '2026-11-24T23:30:00.000Z'], // tomorrow's first
    ['2026-11-24T23:59:59', '2026-11-24T23:30:00.000Z'],
    ['2026-12-31T18:00:00', '2026-12-31T23:30:00.000Z'], // over the turn of the year
    ['2028-02-29T18:00:00', '2028-02-29T23:30:00.000Z'],
    ['2026-03-29T00:30:00', '2026-03-28T23:30:00.000Z'], // the night on which Europe loses an hour: Jakarta does not
    ['2026-10-25T00:30:00', '2026-10-24T23:30:00.000Z'],
  ])('ordered at %s', (now, slotAt) => expect(next(now)).toBe(slotAt));

  it('passes over what is full or has been let go', () => {
    const nine = wib('2026-11-24T09:00:00');
    const half = wib('2026-11-24T11:30:00');
    expect(next('2026-11-24T08:00:00', { taken: new Map([[nine, settings.capacity]]), released: new Set() })).toBe('2026-11-24T04:30:00.000Z');
    expect(next('2026-11-24T08:00:00', { taken: new Map([[nine, settings.capacity - 1]]), released: new Set() })).toBe('2026-11-24T02:00:00.000Z');
    expect(next('2026-11-24T08:00:00', { taken: new Map(), released: new Set([nine, half]) })).toBe('2026-11-24T09:30:00.000Z');
  });

  it('is refused when everything ahead is full', () => {
    const now = wib('2026-11-24T08:00:00');
    const full = new Map(slots.releasesBetween(settings.times, now, now + slots.LOOK_AHEAD_MS).map((at) => [at, settings.capacity]));
    expect(next('2026-11-24T08:00:00', { taken: full, released: new Set() })).toBe('SLOT_FULL');
  });
});

describe('a slot that was asked for', () => {
  const ask = (slotAt: string, more: Partial<slots.ChoiceFrame> = {}) => {
    const answer = slots.chooseDelivery({ kind: 'slot', slotAt }, frame(more));
    return answer.ok ? answer.chosen : answer.refusal.code;
  };

  it('is taken in whatever zone its time is written', () => {
    expect(ask('2026-11-24T09:00:00+07:00')).toEqual({ kind: 'slot', slotAt: wib('2026-11-24T09:00:00') });
    expect(ask('2026-11-24T02:00:00Z')).toEqual({ kind: 'slot', slotAt: wib('2026-11-24T09:00:00') });
  });

  it.each(['2026-11-24T06:30:00+07:00', '2026-11-24T09:00:01+07:00', '2026-11-24T09:00:00Z', '2027-11-24T09:00:00+07:00'])('is none: %s', (slotAt) =>
    expect(ask(slotAt)).toBe('SLOT_CLOSED'),
  );

  it('is full', () =>
    expect(ask('2026-11-24T09:00:00+07:00', { load: { taken: new Map([[wib('2026-11-24T09:00:00'), 60]]), released: new Set() } })).toBe('SLOT_FULL'));
});

describe('without slots', () => {
  const none = frame({ settings: { ...settings, times: [] } });
  it('everything goes at once', () => expect(slots.chooseDelivery(undefined, none)).toEqual({ ok: true, chosen: { kind: 'direct' } }));
  it('there is nothing to choose or to pay for', () => {
    expect(slots.chooseDelivery({ kind: 'slot', slotAt: '2026-11-24T09:00:00+07:00' }, none)).toMatchObject({ refusal: { code: 'SLOT_CLOSED' } });
    expect(slots.chooseDelivery({ kind: 'express', payer: 'buyer' }, none)).toMatchObject({ refusal: { code: 'EXPRESS_NOT_OFFERED' } });
  });
});

describe('express', () => {
  const ask = (payer: 'buyer' | 'fund', fund: bigint | null) => {
    const answer = slots.chooseDelivery({ kind: 'express', payer }, frame({ fund }));
    return answer.ok ? answer.chosen.kind : answer.refusal.code;
  };
  it.each([
    ['buyer', null, 'express'],
    ['fund', null, 'EXPRESS_NOT_FUNDED'],
    ['fund', 4_999n, 'EXPRESS_NOT_FUNDED'],
    ['fund', 5_000n, 'express'],
  ] as const)('paid by the %s with %s in the fund: %s', (payer, fund, answer) => expect(ask(payer, fund)).toBe(answer));
});

describe('a missed slot', () => {
  const nine = wib('2026-11-24T09:00:00');
  const missed = (order: Partial<slots.Riding>, minutes: number) =>
    slots.isSlotMissed({ status: 'CONFIRMED', slotAt: nine, attention: null, ...order }, DEFAULT_SETTINGS.waiting, nine + minutes * 60_000);
  it('is one a quarter of an hour after the release, once', () => {
    expect(missed({}, 14.99)).toBe(false);
    expect(missed({}, 15)).toBe(true);
    expect(missed({ attention: 'SLOT_MISSED' }, 15)).toBe(false);
  });
  it('is none for what is packed, ended, rides in no slot, or is flagged for the stall’s silence', () => {
    for (const status of ['READY', 'IN_DELIVERY', 'DELIVERED', 'CANCELLED', 'REJECTED', 'EXPIRED'] as const) expect(missed({ status }, 60)).toBe(false);
    expect(missed({ slotAt: null }, 60)).toBe(false);
    expect(missed({ status: 'PLACED', attention: 'MERCHANT_SILENT' }, 60)).toBe(false);
  });
});

describe('what an order costs the village', () => {
  const cost = { incentive: 2_500n, costPerKm: 2_000n, roundTripM: 1_500, perTrip: 3 };
  it.each([
    [[], null],
    [[1], 5_500n], // alone: the whole way
    [[3], 3_500n], // three neighbours: a third of it
    [[4], 4_000n], // a second trip
    [[1, 1, 1], 5_500n], // three orders, three corners of the village
    [[3, 1], 4_000n],
  ])('riding by RT as %j: %s', (areas, rupiah) => expect(slots.costPerOrder(areas, cost)).toBe(rupiah));
});
