import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { describe, expect, it } from 'vitest';
import { dividedBy } from './admin.ts';

describe('dividedBy', () => {
  it('divides every wait by the speed', () => {
    expect(dividedBy(DEFAULT_SETTINGS.waiting, 15)).toMatchObject({ offerTtlMs: 3_000, undoMs: 1_000, merchantExpireMs: 240_000, positionFreshMs: 40_000 });
  });

  it('keeps the floors at high speed and caps the complaint windows', () => {
    expect(dividedBy(DEFAULT_SETTINGS.waiting, 200)).toMatchObject({
      offerTtlMs: 2_500,
      undoMs: 250,
      positionFreshMs: 10_000,
      complaintFoodMs: 10_000,
      complaintGoodsMs: 10_000,
    });
  });

  it('never makes a wait longer than it was', () => {
    const short = { ...DEFAULT_SETTINGS.waiting, undoMs: 100, complaintFoodMs: 2_000 };
    expect(dividedBy(short, 30)).toMatchObject({ undoMs: 100, complaintFoodMs: 1_000 });
  });
});
