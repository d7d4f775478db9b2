import { expect, test } from 'vitest';
import { readCount, readPercent, readRupiah, writeRupiah } from './money-text.ts';

test('rupiah as people type it', () => {
  for (const text of ['18000000', '18.000.000', '18,000,000', 'Rp18.000.000', ' Rp 18.000.000 ']) expect(readRupiah(text)).toBe('18000000');
  for (const text of ['', 'abc', '1.5', '18.00.000', '1e7', '-5', '12345678901234']) expect(readRupiah(text)).toBeNull();
  expect(readRupiah('-3.250.000', { negative: true })).toBe('-3250000');
  expect(readRupiah('−1', { negative: true })).toBe('-1');
  expect(readRupiah('-0', { negative: true })).toBe('0');
  expect(readRupiah('007')).toBe('7');
  expect(writeRupiah('-3250000', 'id')).toBe('-3.250.000');
  expect(writeRupiah('18000000', 'en')).toBe('18,000,000');
});

test('percent to the ten-thousandth, and counts', () => {
  expect([readPercent('50'), readPercent('12,5 %'), readPercent('33.3333'), readPercent('100'), readPercent('0')]).toEqual([
    500_000, 125_000, 333_333, 1_000_000, 0,
  ]);
  for (const text of ['', '-1', '101', '12,34567', 'x', '1,']) expect(readPercent(text)).toBeNull();
  expect([readCount('1.847', 20_000), readCount('1847', 20_000), readCount('20001', 20_000), readCount('-1', 9), readCount('1.5', 9)]).toEqual([
    1847,
    1847,
    null,
    null,
    null,
  ]);
});
