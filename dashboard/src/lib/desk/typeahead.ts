// Finds products over all stalls while an operator types. Pure: the same words always give the same order.
import type { MerchantView, ProductView } from '@pitulungan/contracts/merchants';

export interface Offer {
  merchant: MerchantView;
  product: ProductView;
}

/** What is shown at once: more than this is scrolled past faster by typing another letter. */
export const MAX_SUGGESTIONS = 8;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export const offersOf = (stalls: readonly MerchantView[]): Offer[] => stalls.flatMap((merchant) => merchant.products.map((product) => ({ merchant, product })));

/** "2 telur" and "2x telur" carry the quantity with the words; a number alone is a search. */
export function splitQuantity(typed: string): { quantity: number | null; query: string } {
  const found = /^\s*(\d{1,2})\s*(?:x\s*|×\s*|\s)(?=\p{L})(.+)$/u.exec(typed);
  if (!found || Number(found[1]) === 0) return { quantity: null, query: typed.trim() };
  return { quantity: Number(found[1]), query: (found[2] ?? '').trim() };
}

/** Lower is better; null = no match. 0 the name begins so, 1 every word begins a word of the name, 2 inside a word, 3 with the stall's name. */
function rankOf(offer: Offer, query: string, tokens: readonly string[]): number | null {
  const name = fold(offer.product.name);
  if (name.startsWith(query)) return 0;
  const nameWords = wordsOf(offer.product.name);
  if (tokens.every((token) => nameWords.some((word) => word.startsWith(token)))) return 1;
  if (tokens.every((token) => name.includes(token))) return 2;
  const stallWords = wordsOf(offer.merchant.name);
  const inEither = (token: string): boolean => name.includes(token) || stallWords.some((word) => word.startsWith(token));
  return tokens.every(inEither) ? 3 : null;
}

/** What can be sold now comes first, and within one basket its own stall before all others. */
function standing(offer: Offer, stallId: string | null): number {
  const other = stallId !== null && offer.merchant.id !== stallId ? 2 : 0;
  return other + (offer.merchant.open && offer.product.available ? 0 : 1);
}

/** Suggestions, best first. With an empty query: what the basket's stall sells, or nothing. */
export function suggest(offers: readonly Offer[], typed: string, stallId: string | null): Offer[] {
  const { query } = splitQuantity(typed);
  const folded = fold(query);
  const tokens = wordsOf(query);
  if (tokens.length === 0) return stallId === null ? [] : offers.filter((offer) => offer.merchant.id === stallId).slice(0, MAX_SUGGESTIONS);
  return offers
    .flatMap((offer) => {
      const rank = rankOf(offer, folded, tokens);
      return rank === null ? [] : [{ offer, order: [standing(offer, stallId), rank] as const }];
    })
    .sort(
      (a, b) =>
        a.order[0] - b.order[0] ||
        a.order[1] - b.order[1] ||
        a.offer.product.name.localeCompare(b.offer.product.name, 'id') ||
        a.offer.merchant.name.localeCompare(b.offer.merchant.name, 'id'),
    )
    .slice(0, MAX_SUGGESTIONS)
    .map(({ offer }) => offer);
}
