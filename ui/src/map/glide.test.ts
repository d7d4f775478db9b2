import { expect, test } from 'vitest';
import { between } from './glide.ts';

const A = { lat: -7.3468, lng: 112.7416 };
const NEAR = { lat: -7.3468, lng: 112.7426 }; // about 110 m
const FAR = { lat: -7.3468, lng: 112.7516 }; // about 1.1 km

test('near fixes are joined by a straight way that ends exactly there', () => {
  expect(between(A, NEAR, 0).lng).toBeCloseTo(A.lng, 9);
  expect(between(A, NEAR, 0.5).lng).toBeCloseTo(112.7421, 6);
  expect(between(A, NEAR, 1)).toEqual(NEAR);
});

test('a signal that comes back far away is a jump', () => expect(between(A, FAR, 0.1)).toEqual(FAR));
