// Posting RV: a journal is never changed; a second one takes it back.
import type { Posting } from './postings.rules.ts';

export interface PostedJournal extends Posting {
  id: bigint;
  reversalOf: bigint | null;
  /** The journal that took it back */
  reversedBy: bigint | null;
}

/** The same lines with opposite signs. Its source is that of the original, so that both stand with the same order or voucher. */
export const reversalOf = (journal: PostedJournal, reason: string): Posting & { reverses: bigint } => ({
  fact: 'journal.reversed',
  source: journal.source,
  key: `rev:${journal.id}`,
  memo: reason,
  reverses: journal.id,
  lines: journal.lines.map((line) => ({ ...line, amount: -line.amount })),
});

/** A reversal stays as it is, and nothing is taken back twice: post the right journal anew instead. */
export const isReversible = (journal: Pick<PostedJournal, 'reversalOf' | 'reversedBy'>): boolean => journal.reversalOf === null && journal.reversedBy === null;
