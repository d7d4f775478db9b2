import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverageOf, gainOf, lossesOf, without } from './cars-coverage.rules.ts';
import type { CarNetwork } from './cars-types.rules.ts';

const Q = 0.3;
const network = (weights: number[]): CarNetwork => ({
  posts: [],
  postWorth: [],
  travelMin: () => 0,
  demand: weights.map((weight, index) => ({ place: { lat: index, lng: 0 }, weight })),
});

/** The definition: per place the k-th best car counts weight (1-q) q^(k-1) times its worth. */
const expected = (weights: number[], cars: number[][]): number =>
  weights.reduce((sum, weight, place) => {
    const ranked = cars.map((worth) => worth[place] ?? 0).sort((a, b) => b - a);
    return sum + weight * ranked.reduce((all, worth, k) => all + (1 - Q) * Q ** k * worth, 0);
  }, 0);

it('is DMEXCLP: a first car covers 70 of 100 people, a second 21 more', () => {
  const standing = new Map([['a', Float64Array.of(1)]]);
  const coverage = coverageOf(network([100]), standing);
  expect(lossesOf(coverage, Q).get('a')).toBeCloseTo(70);
  expect(gainOf(Float64Array.of(1), without(coverage, 'nobody', Q), coverage.weights, Q)).toBeCloseTo(21);
});

it('says of each car what the definition says', () => {
  const worths = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(worths, { minLength: 1, maxLength: 4 }), worths, (cars, extra) => {
      const weights = [1, 2, 3];
      const standing = new Map(cars.map((worth, index) => [`car ${index}`, Float64Array.from(worth)]));
      const coverage = coverageOf(network(weights), standing);
      const losses = lossesOf(coverage, Q);
      const whole = expected(weights, cars);
      for (const [index] of cars.entries()) {
        const rest = cars.filter((_, other) => other !== index);
        expect(losses.get(`car ${index}`)).toBeCloseTo(whole - expected(weights, rest), 9);
        const gain = gainOf(Float64Array.from(extra), without(coverage, `car ${index}`, Q), coverage.weights, Q);
        expect(gain).toBeCloseTo(expected(weights, [...rest, extra]) - expected(weights, rest), 9);
      }
    }),
  );
});
