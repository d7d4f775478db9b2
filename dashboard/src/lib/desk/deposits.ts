// Deposits as the cash desk lists them: each once, in its newest version, the latest hand-in first.
import type { DepositView } from '@pitulungan/contracts/cash';
import type { Rupiah } from '@pitulungan/contracts/money';

export function newerDeposits(known: readonly DepositView[], board: Readonly<Record<string, DepositView>>): DepositView[] {
  const newest = new Map(known.map((deposit) => [deposit.id as string, deposit]));
  for (const deposit of Object.values(board)) {
    const other = newest.get(deposit.id);
    if (!other || other.version <= deposit.version) newest.set(deposit.id, deposit);
  }
  return [...newest.values()].sort((a, b) => Date.parse(b.declaredAt) - Date.parse(a.declaredAt));
}

export interface CountResult {
  kind: 'matched' | 'short' | 'over';
  counted: Rupiah;
  /** What the orders say was collected */
  expected: Rupiah;
  /** What the courier said */
  declared: Rupiah;
  /** How much it is short or over; never negative */
  by: Rupiah;
}

/** What came of a count, or null while it is still blind. */
export function resultOf({ counted, expected, declared, difference }: DepositView): CountResult | null {
  if (counted === null || expected === null || declared === null || difference === null) return null;
  const off = BigInt(difference);
  const amounts = { counted: BigInt(counted), expected: BigInt(expected), declared: BigInt(declared) };
  return { ...amounts, kind: off === 0n ? 'matched' : off < 0n ? 'short' : 'over', by: off < 0n ? -off : off };
}
