import { REFUSALS, type RefusalCode } from '@pitulungan/contracts/refusals';
import { describe, expect, test } from 'vitest';
import { outcomeOfRefusal, waitMs } from './outcome.ts';

describe('a refusal of the server', () => {
  test('is final, but for a server that asks for patience and a session that is over', () => {
    const later = (Object.keys(REFUSALS) as RefusalCode[]).filter((code) => outcomeOfRefusal({ code, sentence: REFUSALS[code] }).kind !== 'refused');
    expect(later.toSorted()).toEqual(['BUSY', 'NOT_SIGNED_IN', 'TOO_MANY_TRIES']);
  });
});

describe('the wait before the next try', () => {
  test('doubles from a second to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => waitMs(failures, 0) / 1000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });
  test('spreads phones over a quarter of it', () => {
    expect(waitMs(3, 1)).toBe(3_000);
  });
});
