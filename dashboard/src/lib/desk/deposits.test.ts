import type { DepositView } from '@pitulungan/contracts/cash';
import { describe, expect, it } from 'vitest';
import { newerDeposits, resultOf } from './deposits.ts';

const deposit = (id: string, declaredAt: string, more: Partial<DepositView> = {}): DepositView =>
  ({ id, code: id, status: 'DECLARED', declaredAt, declared: null, counted: null, difference: null, version: 1, ...more }) as DepositView;

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

describe('resultOf', () => {
  const at = '2026-11-24T01:00:00Z';
  it('tells nothing while the count is blind', () => {
    expect(resultOf(deposit('a', at))).toBeNull();
  });
  it('tells a match, a shortage and an overage', () => {
    expect(resultOf(deposit('a', at, { declared: '245000', counted: '245000', difference: '0' }))).toEqual({ kind: 'matched', counted: 245_000n });
    expect(resultOf(deposit('a', at, { declared: '245000', counted: '240000', difference: '-5000' }))).toEqual({
      kind: 'short',
      counted: 240_000n,
      declared: 245_000n,
      by: 5_000n,
    });
    expect(resultOf(deposit('a', at, { declared: '1000', counted: '1500', difference: '500' }))).toMatchObject({ kind: 'over', by: 500n });
  });
});
