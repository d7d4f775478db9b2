import { distanceM } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';
import { describe, expect, it } from 'vitest';
import { cellCentre, defaultPin, moved, parsePin, pinText } from './pin.ts';

const map = {
  center: { lat: -7.34679, lng: 112.74163 },
  cells: [
    {
      rw: 3,
      ring: [
        [112.74, -7.35],
        [112.744, -7.35],
        [112.744, -7.346],
        [112.74, -7.346],
        [112.74, -7.35],
      ],
    },
  ],
} as unknown as VillageMap;

describe('default pin', () => {
  it('is the middle of the RW, else of the village', () => {
    expect(cellCentre(map, 3)).toEqual({ lat: -7.348, lng: 112.742 });
    expect(defaultPin(map, 3)).toEqual({ lat: -7.348, lng: 112.742, source: 'cell' });
    expect(defaultPin(map, 9)).toEqual({ lat: -7.34679, lng: 112.74163, source: 'centre' });
    expect(defaultPin(map, null).source).toBe('centre');
  });
});

describe('moving', () => {
  it('goes as far as asked, and says that a hand did it', () => {
    const there = moved(map.center, 50, -20);
    expect(there.source).toBe('hand');
    expect(distanceM(map.center, there)).toBeCloseTo(Math.hypot(50, 20), 0);
    expect(there.lat).toBeGreaterThan(map.center.lat);
    expect(there.lng).toBeLessThan(map.center.lng);
  });
});

describe('typed pins', () => {
  it.each(['-7.34679, 112.74163', '-7.34679;112.74163', ' -7.34679 112.74163 '])('%s', (typed) => {
    expect(parsePin(typed)).toEqual({ lat: -7.34679, lng: 112.74163 });
  });
  it.each(['', 'RT 04', '112.7', '-97.1, 112.7', '-7.3, 190.5', '-7.3, 112.7, 5'])('no pin: %s', (typed) => {
    expect(parsePin(typed)).toBeNull();
  });
  it('reads back what it writes', () => {
    expect(parsePin(pinText(map.center))).toEqual(map.center);
  });
});
