// Scenarios side by side: one row for each part that any of them has, bars on one scale, and by how much each differs from the first.
import type { Sentence } from '@pitulungan/ui/api';
import type { Outcome, OutcomePart } from './outcome.ts';

export interface Cell {
  amount: bigint;
  ppm: number | null;
  /** 0 to 1000, of the largest part in any column */
  length: number;
  /** Against the first column; null in it, and where one of the two is missing */
  difference: bigint | null;
}

export interface CompareRow {
  key: string;
  kind: OutcomePart['kind'];
  label: Sentence | null;
  /** null: this one has no such part, or cannot be computed */
  cells: (Cell | null)[];
}

const FULL = 1000n;
const ORDER = ['reserve', 'share', 'unset', 'overflow'] as const;

export function compareRows(outcomes: readonly Outcome[]): CompareRow[] {
  const largest = outcomes.flatMap(({ parts }) => parts).reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  const keys = new Map<string, OutcomePart>();
  for (const part of outcomes.flatMap(({ parts }) => parts)) if (!keys.has(part.key)) keys.set(part.key, part);
  const firsts = [...keys.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return firsts.map(({ key, kind, label }) => {
    const found = outcomes.map(({ parts }) => parts.find((part) => part.key === key));
    const cells = found.map((part, at): Cell | null => {
      if (!part) return null;
      const first = found[0];
      return {
        amount: part.amount,
        ppm: part.ppm,
        length: largest > 0n ? Number((part.amount * FULL) / largest) : 0,
        difference: at === 0 || !first ? null : part.amount - first.amount,
      };
    });
    return { key, kind, label, cells };
  });
}
