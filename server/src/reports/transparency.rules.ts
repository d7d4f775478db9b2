// What may be told to everybody. A cell of one to four orders is hidden, and so much beside it that it cannot be reckoned back.
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import { MIN_CELL } from '@pitulungan/contracts/transparency';

/**
 * Which cells of a row are hidden when its sum is shown: those of 1 to MIN_CELL − 1, and the smallest others until at least two
 * are hidden that hold MIN_CELL together. Counts are not negative.
 */
export function hiddenCells(counts: readonly number[]): boolean[] {
  const hidden = new Set(counts.flatMap((count, n) => (count > 0 && count < MIN_CELL ? [n] : [])));
  const held = () => [...hidden].reduce((sum, n) => sum + (counts[n] ?? 0), 0);
  const others = counts
    .map((count, n) => ({ count, n }))
    .filter(({ count, n }) => count > 0 && !hidden.has(n))
    .sort((a, b) => a.count - b.count || a.n - b.n);
  while (hidden.size > 0 && (hidden.size < 2 || held() < MIN_CELL)) {
    const next = others.shift();
    if (!next) break;
    hidden.add(next.n);
  }
  return counts.map((_, n) => hidden.has(n));
}

/** Nothing at all may be told of: an empty cell hides nobody. */
export const isShown = (count: number): boolean => count === 0 || count >= MIN_CELL;

export const told = (shown: boolean, amount: Rupiah): string | null => (shown ? rupiahToJson(amount) : null);

export interface Spread {
  recipients: number;
  total: Rupiah;
  min: Rupiah;
  median: Rupiah;
  max: Rupiah;
}

/** How a share is spread over people; null when they are too few. The lower of two middle amounts: a rupiah is not halved. */
export function spreadOf(amounts: readonly Rupiah[]): Spread | null {
  if (amounts.length < MIN_CELL) return null;
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [min = 0n, median = 0n, max = 0n] = [sorted[0], sorted[(sorted.length - 1) >> 1], sorted.at(-1)];
  return { recipients: sorted.length, total: sorted.reduce((sum, amount) => sum + amount, 0n), min, median, max };
}
