// What a merchant's own page says of the figures.
import type { OwnFigures } from '@pitulungan/contracts/transparency';

/** Where the average stands beside the paper's band; null without an average. */
export function beside({ perSellingDay, paper }: OwnFigures): 'below' | 'within' | 'above' | null {
  if (perSellingDay === null) return null;
  const average = BigInt(perSellingDay);
  if (average < BigInt(paper.from)) return 'below';
  return average > BigInt(paper.to) ? 'above' : 'within';
}
