import { isClockOff, type DepositView } from '@pitulungan/contracts/cash';
import { describe, expect, it } from 'vitest';
import { newerDeposits, resultOf } from './deposits.ts';

const deposit = (id: string, declaredAt: string, more: Partial<DepositView> = {}): DepositView =>
  ({ id, code: id, status: 'DECLARED', declaredAt, declared: null, expected: null, counted: null, difference: null, version: 1, ...more }) as DepositView;

describe('newerDeposits', () => {
  it('keeps each once, in its newest version, the latest first', () => {
    const old = deposit('a', '2026-11-24T01:00:00Z');
    const counted = deposit('a', '2026-11-24T01:00:00Z', { status: 'MATCHED', version: 2 });
    const later = deposit('b', '2026-11-24T02:00:00Z');
    expect(newerDeposits([old], { a: counted, b: later }).map(({ id, version }) => [id, version])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(newerDeposits([counted], { a: old })[0]?.version).toBe(2);
  });
});

it('marks a bag whose phone tells another time by more than ten minutes, whichever is later', () => {
  const told = (deviceAt: string | null) => isClockOff(deposit('a', '2026-11-24T01:00:00Z', { deviceAt }));
  expect([null, '2026-11-24T00:50:00Z', '2026-11-24T00:49:59Z', '2026-11-24T01:10:01Z'].map(told)).toEqual([false, false, true, true]);
});

describe('resultOf', () => {
  const at = '2026-11-24T01:00:00Z';
  it('tells nothing while the count is blind', () => {
    expect(resultOf(deposit('a', at))).toBeNull();
  });
  it('tells a match, a shortage and an overage against what the orders say', () => {
    const counted = (amount: string, difference: string) => resultOf(deposit('a', at, { declared: '240000', expected: '245000', counted: amount, difference }));
    expect(counted('245000', '0')).toEqual({ kind: 'matched', counted: 245_000n, expected: 245_000n, declared: 240_000n, by: 0n });
    expect(counted('240000', '-5000')).toMatchObject({ kind: 'short', by: 5_000n });
    expect(counted('245500', '500')).toMatchObject({ kind: 'over', by: 500n });
  });
});
