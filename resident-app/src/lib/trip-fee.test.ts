import { describe, expect, it } from 'vitest';
import { feeTold, TOLD_OWN, TOLD_TOGETHER, whoPays } from './trip-fee.ts';

const posted = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const shown = posted({ [TOLD_TOGETHER]: '1500', [TOLD_OWN]: '5000' });

describe('what the buyer was told', () => {
  it.each([
    ['', '1500'],
    ['slot 2026-11-24T02:00:00.000Z', '1500'],
    ['express buyer', '5000'],
    ['express fund', '0'],
  ])('follows the way they chose (%j)', (delivery, fee) => expect(feeTold(shown, delivery)).toBe(fee));

  it('is nothing where nothing was shown, or nonsense was posted', () => {
    expect(feeTold(posted({}), '')).toBeUndefined();
    expect(feeTold(posted({ [TOLD_TOGETHER]: '-1' }), '')).toBeUndefined();
  });
});

describe('who pays the trip', () => {
  it('names every payer with their part, and only those', () => {
    expect(whoPays({ fee: { customer: '0', fund: '0', bumdes: '2000', fundName: null } }, 'id')).toBe('Rp2.000 dibayar BUMDes.');
    expect(whoPays({ fee: { customer: '300', fund: '1200', bumdes: '500', fundName: 'Dana Ongkir' } }, 'id')).toBe(
      'Rp2.000: Dana Ongkir (Rp1.200), BUMDes (Rp500), Anda (Rp300).',
    );
    expect(whoPays({ fee: { customer: '0', fund: '0', bumdes: '0', fundName: null } }, 'en')).toBe('');
  });
});
