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

export type CountResult = { kind: 'matched'; counted: Rupiah } | { kind: 'short' | 'over'; counted: Rupiah; declared: Rupiah; by: Rupiah };

/** What came of a count, or null while it is still blind. */
export function resultOf(deposit: DepositView): CountResult | null {
  if (deposit.counted === null || deposit.declared === null || deposit.difference === null) return null;
  const [counted, declared, difference] = [BigInt(deposit.counted), BigInt(deposit.declared), BigInt(deposit.difference)];
  if (difference === 0n) return { kind: 'matched', counted };
  return difference < 0n ? { kind: 'short', counted, declared, by: -difference } : { kind: 'over', counted, declared, by: difference };
}
