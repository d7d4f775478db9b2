// The figures of a statement as bars on one scale, and the proof that the parts are the whole.
import type { Sentence } from '@pitulungan/ui/api';
import type { StatementFiguresView } from '@pitulungan/contracts/shares/views';

export interface FigureBar {
  key: string;
  label: Sentence | null;
  kind: 'reserve' | 'share' | 'overflow';
  ppm: number | null;
  amount: bigint;
  /** 0 to 1000, of the largest */
  length: number;
  /** Of a correction: by how much it changes what was approved */
  delta: bigint | null;
}

const FULL = 1000n;

export function figureBars({ reserves, shares, overflow, deltas }: Pick<StatementFiguresView, 'reserves' | 'shares' | 'overflow' | 'deltas'>): FigureBar[] {
  const named = (kind: 'reserve' | 'share', list: typeof shares) => list.map((part) => ({ ...part, kind, amount: BigInt(part.amount) }));
  const rest = overflow === '0' ? [] : [{ key: 'overflow', label: null, kind: 'overflow' as const, ppm: null, amount: BigInt(overflow) }];
  const parts = [...named('reserve', reserves), ...named('share', shares), ...rest];
  const largest = parts.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  return parts.map(({ key, label, kind, ppm, amount }) => ({
    key,
    label,
    kind,
    ppm,
    amount,
    length: largest > 0n ? Number((amount * FULL) / largest) : 0,
    delta: deltas && kind !== 'overflow' ? BigInt(deltas.find((each) => each.key === key)?.amount ?? '0') : null,
  }));
}

export const sumOfBars = (bars: readonly Pick<FigureBar, 'amount'>[]): bigint => bars.reduce((sum, { amount }) => sum + amount, 0n);
