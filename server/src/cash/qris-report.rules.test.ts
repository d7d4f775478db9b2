import { describe, expect, it } from 'vitest';
import { amountOf, columnsOf, judge, readLine } from './qris-report.rules.ts';

it('finds its columns under the names that providers use, and refuses a file without them', () => {
  expect(columnsOf(['tanggal', 'rrn', 'nominal', 'mdr'])).toEqual({ paidAt: 'tanggal', reference: 'rrn', gross: 'nominal', mdr: 'mdr' });
  expect(columnsOf(['reference', 'gross'])).toBeUndefined();
});

it.each([
  ['25000', 25_000n],
  ['25.000', 25_000n],
  ['Rp 25.000,00', 25_000n],
  ['25,000.00', 25_000n],
  ['25000.00', 25_000n],
  ['0', 0n],
])('reads %s', (text, amount) => expect(amountOf(text)).toBe(amount));

it.each(['', '-5', '25.00,0', '25.5', '12,5', 'gratis', '1e3', '25.000,50', '9999999999999'])('makes no amount of %j', (text) =>
  expect(amountOf(text)).toBeUndefined(),
);

describe('a row', () => {
  const columns = { reference: 'rrn', gross: 'nominal', mdr: 'mdr', paidAt: 'tanggal' };
  const row = (cells: Record<string, string>) =>
    readLine({ line: 7, cells: { rrn: 'REF-0001', nominal: '25.000', mdr: '75', tanggal: '', ...cells } }, columns);
  it('is read', () => {
    expect(row({})).toEqual({ ok: true, value: { line: 7, reference: 'REF-0001', gross: 25_000n, mdr: 75n, paidAt: null } });
    expect(row({ mdr: '', tanggal: '2026-11-24T03:00:00Z' })).toMatchObject({ value: { mdr: 0n, paidAt: Date.parse('2026-11-24T03:00:00Z') } });
  });
  it.each([
    [{ rrn: '' }, 'rrn'],
    [{ nominal: '0' }, 'nominal'],
    [{ nominal: '25.000,50' }, 'nominal'],
    [{ mdr: '-1' }, 'mdr'],
    [{ mdr: '25.001' }, 'mdr'],
  ])('%j is refused by the name of its column', (cells, column) =>
    expect(row(cells as Record<string, string>)).toMatchObject({ ok: false, error: { line: 7, column } }),
  );
});

it('is matched by its reference and its amount, once', () => {
  const line = { gross: 25_000n };
  const payment = { amount: 25_000n, flow: 'Q1' } as const;
  expect(judge(line, { repeated: false, payment })).toBe('MATCHED');
  expect(judge(line, { repeated: true, payment })).toBe('REPEATED');
  expect(judge(line, { repeated: false, payment: undefined })).toBe('UNMATCHED');
  expect(judge(line, { repeated: false, payment: { ...payment, flow: 'Q2' } })).toBe('UNMATCHED'); // that money never came to us
  expect(judge(line, { repeated: false, payment: { ...payment, amount: 25_001n } })).toBe('DIFFERENT');
});
