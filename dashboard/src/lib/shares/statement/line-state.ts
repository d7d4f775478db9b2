// What a line of a statement is at, and what of the chosen ones would be paid.
import type { StatementLineView } from '@pitulungan/contracts/shares/views';
import type { Mark } from '@pitulungan/ui/marks';

export type LineState = 'paid' | 'held' | 'owed' | 'kept' | 'less';

export const LINE_MARKS: Record<LineState, Mark> = { paid: 'done', held: 'offered', owed: 'waiting', kept: 'stop', less: 'attention' };

export function lineState({ paid, paymentId, payable, amount }: StatementLineView): LineState {
  if (paid) return 'paid';
  if (paymentId !== null) return 'held';
  if (payable) return 'owed';
  return amount.startsWith('-') ? 'less' : 'kept';
}

/** Over the lines that are loaded. */
export function chosenSum(lines: readonly StatementLineView[], chosen: readonly number[]): bigint {
  const wanted = new Set(chosen);
  return lines.reduce((sum, { no, amount }) => (wanted.has(no) ? sum + BigInt(amount) : sum), 0n);
}
