import { expect, it } from 'vitest';
import { isDemoPhone, normalisePhone, waDigits } from './phone.ts';

it.each(['081234567890', '81234567890', '6281234567890', '+62 812-3456-7890', '+62 0812 3456 7890', '(0812) 345.67890'])(
  'takes %s for the same number',
  (spelling) => {
    expect(normalisePhone(spelling)).toBe('+6281234567890');
  },
);

it.each(['', '031 8541234', '12345', '+1 555 0100', '08', '0812345678901234', 'abc08123456789', '08123456789x'])('refuses %s', (text) => {
  expect(normalisePhone(text)).toBeUndefined();
});

it('gives WhatsApp digits only, and knows numbers that cannot ring', () => {
  expect(waDigits('+6281234567890')).toBe('6281234567890');
  expect(isDemoPhone(normalisePhone('0800-0000-0101') ?? '')).toBe(true);
  expect(isDemoPhone('+6281234567890')).toBe(false);
});
