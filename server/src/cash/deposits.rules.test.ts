import { describe, expect, it } from 'vitest';
import { approvalRefusal, countOutcome, proposalRefusal, signatureRefusal, type Case } from './deposits.rules.ts';

const short: Case = { status: 'DISCREPANCY', expected: 50_000n, counted: 45_000n, courierUserId: 'kurir', proposal: null, signature: null };
const proposed: Case = { ...short, proposal: { resolution: 'WRITTEN_OFF', by: 'kasir' } };

it('counts blind', () => {
  expect(countOutcome(5n, 5n)).toBe('MATCHED');
  expect(countOutcome(5n, 4n)).toBe('DISCREPANCY');
  expect(countOutcome(5n, 6n)).toBe('DISCREPANCY');
});

describe('a difference takes two people', () => {
  it('one proposes what fits it', () => {
    expect(proposalRefusal(short, 'WRITTEN_OFF', 'kasir')).toBeUndefined();
    expect(proposalRefusal(short, 'OVERAGE_KEPT_IN_TRUST', 'kasir')).toBe('RESOLUTION_WRONG');
    expect(proposalRefusal({ ...short, counted: 55_000n }, 'COURIER_OWES', 'kasir')).toBe('RESOLUTION_WRONG');
    expect(proposalRefusal(short, 'COURIER_OWES', 'kurir')).toBe('OWN_CASE');
    expect(proposalRefusal({ ...short, status: 'RESOLVED' }, 'COURIER_OWES', 'kasir')).toBe('DEPOSIT_NOT_OPEN');
  });
  it('another one decides about just that', () => {
    expect(approvalRefusal(proposed, 'WRITTEN_OFF', 'manajer')).toBeUndefined();
    expect(approvalRefusal(short, 'WRITTEN_OFF', 'manajer')).toBe('NOTHING_PROPOSED');
    expect(approvalRefusal(proposed, 'WRITTEN_OFF', 'kasir')).toBe('SAME_PERSON');
    expect(approvalRefusal(proposed, 'COURIER_OWES', 'manajer')).toBe('PROPOSAL_CHANGED');
    expect(approvalRefusal(proposed, 'WRITTEN_OFF', 'kurir')).toBe('OWN_CASE');
    expect(approvalRefusal({ ...proposed, status: 'RESOLVED' }, 'WRITTEN_OFF', 'manajer')).toBe('DEPOSIT_NOT_OPEN');
  });
});

it('the courier signs once, after the count, and says why when they disagree', () => {
  expect(signatureRefusal({ ...short, status: 'DECLARED' }, { agrees: true, note: '' })).toBe('DEPOSIT_NOT_COUNTED');
  expect(signatureRefusal(short, { agrees: true, note: '' })).toBeUndefined();
  expect(signatureRefusal(short, { agrees: false, note: '' })).toBe('REASON_MISSING');
  expect(signatureRefusal(short, { agrees: false, note: 'ada Rp50.000 di tas' })).toBeUndefined();
  expect(signatureRefusal({ ...short, signature: 'AGREED' }, { agrees: true, note: '' })).toBe('DEPOSIT_SIGNED');
});
