import { expect, test } from 'vitest';
import { shortNumbers, tripFeatures, type MapTrip } from './trips.ts';

const pin = (lng: number) => ({ lat: -7, lng });
const trip = (changes: Partial<MapTrip> = {}): MapTrip => ({ id: 'a', kind: 'trip', points: [pin(1), pin(2)], label: 'Fajar', ...changes });

test('what is lit is drawn last, and a single point is no line', () => {
  const drawn = tripFeatures([trip({ id: 'lit', lit: true }), trip({ id: 'quiet' }), trip({ id: 'point', points: [pin(1)] })]);
  expect(drawn.map(({ properties }) => properties?.['id'])).toEqual(['quiet', 'lit']);
});

test('stops at one place share a badge, pickups and drops apart', () => {
  const stops = [
    { kind: 'pickup', pin: pin(1) },
    { kind: 'pickup', pin: pin(1) },
    { kind: 'drop', pin: pin(1) },
    { kind: 'drop', pin: pin(3) },
  ] as const;
  const [, ...badges] = tripFeatures([trip({ lit: true, stops })]);
  expect(badges.map(({ properties }) => properties?.['icon'])).toEqual(['stop:pickup:1–2', 'stop:drop:3', 'stop:drop:4']);
});

test('numbers fit into a badge', () => {
  expect([[3], [1, 4], [2, 3, 4, 5], [1, 3, 6]].map(shortNumbers)).toEqual(['3', '1·4', '2–5', '1…']);
});
