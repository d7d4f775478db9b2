// What a line of a statement still pays: its amount, but never more than the books owe on its account after a correction.
import { isPayable, type BookedLine } from './reckoning.rules.ts';

export interface Line extends BookedLine {
  no: number;
  paymentId: string | null;
}
export interface PaidLine extends Line {
  pays: bigint;
}

const placeOf = ({ accountCr, recipient }: BookedLine) => `${accountCr}|${recipient}`;

/** null when one of them cannot be paid. `owed`: account|sub → what is owed now. */
export function paymentOf(lines: readonly Line[], owed: ReadonlyMap<string, bigint>): PaidLine[] | null {
  const left = new Map(owed);
  const paid: PaidLine[] = [];
  for (const line of lines) {
    const open = left.get(placeOf(line)) ?? 0n;
    const pays = line.amount < open ? line.amount : open;
    if (!isPayable(line) || pays <= 0n) return null;
    left.set(placeOf(line), open - pays);
    paid.push({ ...line, pays });
  }
  return paid;
}

export const sumOf = (lines: readonly PaidLine[]): bigint => lines.reduce((sum, { pays }) => sum + pays, 0n);
