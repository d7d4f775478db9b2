import { FundCode } from '@pitulungan/contracts/funds';
import { expect, test } from 'vitest';
import { codeFrom } from './fund-code.ts';

test.each([
  ['Ongkir Gratis 2026', 'ongkir-gratis-2026'],
  ['  (Mobil) Sehat! ', 'mobil-sehat'],
  ['x'.repeat(39) + ' 2026', 'x'.repeat(39)],
  ['…', ''],
])('%j becomes a code that the hub takes', (name, code) => {
  expect(codeFrom(name)).toBe(code);
  expect(FundCode.safeParse(code).success).toBe(true);
});
