import { expect, test } from 'vitest';
import { MAX_KEPT, isNews, putBack, reportOf, withFix } from './track.ts';

const fix = (at: number, lat = -7.34679, lng = 112.74163) => reportOf({ latitude: lat, longitude: lng, accuracy: 8, heading: null }, at);
const METRES = 1 / 111_320;

test('at most one a second, standing still one in fifteen, and never the place 0,0', () => {
  const last = fix(0);
  expect(isNews(undefined, fix(0))).toBe(true);
  expect(isNews(last, fix(900, -7.34679 + 20 * METRES))).toBe(false);
  expect(isNews(last, fix(1_000, -7.34679 + 20 * METRES))).toBe(true);
  expect(isNews(last, fix(5_000, -7.34679 + 2 * METRES))).toBe(false);
  expect(isNews(last, fix(15_000))).toBe(true);
  expect(isNews(undefined, fix(0, 0, 0))).toBe(false);
});

test('newest first, and what could not be sent goes behind what came meanwhile', () => {
  const kept = withFix(withFix([], fix(1_000)), fix(2_000));
  expect(putBack([fix(3_000)], kept).map(({ happenedAt }) => Date.parse(happenedAt))).toEqual([3_000, 2_000, 1_000]);
  expect(Array.from({ length: 100 }, (_, at) => fix(at)).reduce(withFix, [fix(0)]).length).toBe(MAX_KEPT);
});

test('nonsense of the device is made null or bounded', () => {
  const report = reportOf({ latitude: 1, longitude: 2, accuracy: 1e9, heading: Number.NaN }, 0);
  expect(report).toMatchObject({ accuracyM: 100_000, headingDeg: null });
  expect(reportOf({ latitude: 1, longitude: 2, accuracy: 5, heading: -90 }, 0).headingDeg).toBe(270);
});
