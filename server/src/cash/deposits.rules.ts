// Cash custody (C3), the decisions of a deposit: its count, the two signatures under it, and what becomes of a difference.
import { resolutionsFor, type DepositStatus, type Resolution, type Signature } from '@pitulungan/contracts/cash';
import type { RefusalCode } from '@pitulungan/contracts/refusals';

/** A count matches what the orders say was collected, or it is a case for two people (DECLARED → COUNTED → …, C3). */
export const countOutcome = (expected: bigint, counted: bigint): 'MATCHED' | 'DISCREPANCY' => (counted === expected ? 'MATCHED' : 'DISCREPANCY');

export interface Case {
  status: DepositStatus;
  expected: bigint;
  counted: bigint | null;
  courierUserId: string;
  proposal: { resolution: Resolution; by: string } | null;
  signature: Signature | null;
}

export function proposalRefusal(deposit: Case, resolution: Resolution, personId: string): RefusalCode | undefined {
  if (deposit.status !== 'DISCREPANCY' || deposit.counted === null) return 'DEPOSIT_NOT_OPEN';
  if (deposit.courierUserId === personId) return 'OWN_CASE';
  return resolutionsFor(deposit.counted - deposit.expected).includes(resolution) ? undefined : 'RESOLUTION_WRONG';
}

/** The second person: not who proposed, not whose cash it is, and about the proposal that they saw. */
export function approvalRefusal(deposit: Case, resolution: Resolution, personId: string): RefusalCode | undefined {
  if (deposit.status !== 'DISCREPANCY') return 'DEPOSIT_NOT_OPEN';
  if (deposit.courierUserId === personId) return 'OWN_CASE';
  if (!deposit.proposal) return 'NOTHING_PROPOSED';
  if (deposit.proposal.by === personId) return 'SAME_PERSON';
  return deposit.proposal.resolution === resolution ? undefined : 'PROPOSAL_CHANGED';
}

/** Who disputes a count says why. */
export function signatureRefusal(deposit: Case, answer: { agrees: boolean; note: string }): RefusalCode | undefined {
  if (deposit.status === 'DECLARED') return 'DEPOSIT_NOT_COUNTED';
  if (deposit.signature !== null) return 'DEPOSIT_SIGNED';
  return answer.agrees || answer.note !== '' ? undefined : 'REASON_MISSING';
}
