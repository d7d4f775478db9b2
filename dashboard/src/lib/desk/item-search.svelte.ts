// The item line of the phone desk: words → choice → quantity → basket, by keyboard alone.
import { MAX_QUANTITY } from '@pitulungan/contracts/orders';
import type { Catalog } from './catalog.svelte.ts';
import type { PhoneOrder } from './phone-order.svelte.ts';
import { splitQuantity, suggest, type Offer } from './typeahead.ts';

export type SearchStep = 'search' | 'quantity' | 'conflict' | 'done';

export class ItemSearch {
  typed = $state('');
  active = $state(0);
  open = $state(false);
  chosen = $state.raw<Offer | null>(null);
  quantity = $state('1');
  /** What could not be added, to say so */
  refused = $state.raw<Offer | null>(null);

  readonly suggestions = $derived.by(() => suggest(this.#catalog.offers, this.typed, this.#order.draft.basket.merchantId));
  readonly #catalog: Catalog;
  readonly #order: PhoneOrder;

  constructor(catalog: Catalog, order: PhoneOrder) {
    this.#catalog = catalog;
    this.#order = order;
  }

  type(): void {
    this.active = 0;
    this.open = true;
    this.refused = null;
  }

  move(by: number): void {
    this.open = true;
    const count = this.suggestions.length;
    if (count > 0) this.active = (this.active + by + count) % count;
  }

  close(): void {
    this.open = false;
  }

  /** Takes a suggestion (the active one by default). Returns where the keyboard goes next. */
  choose(offer: Offer | undefined = this.suggestions[this.active]): SearchStep {
    if (this.typed.trim() === '' && !this.open) return 'done';
    if (!offer) return 'search';
    if (!offer.merchant.open || !offer.product.available) {
      this.refused = offer;
      return 'search';
    }
    const { quantity } = splitQuantity(this.typed);
    this.chosen = offer;
    this.quantity = String(quantity ?? 1);
    this.open = false;
    return quantity === null ? 'quantity' : this.add();
  }

  /** Puts the chosen item into the basket. */
  add(): SearchStep {
    const quantity = /^\d{1,2}$/.test(this.quantity.trim()) ? Number(this.quantity) : 0;
    if (!this.chosen || quantity < 1 || quantity > MAX_QUANTITY) return 'quantity';
    const added = this.#order.add(this.chosen, quantity);
    this.reset();
    return added || this.#order.full ? 'search' : 'conflict';
  }

  reset(): void {
    this.typed = '';
    this.active = 0;
    this.open = false;
    this.chosen = null;
    this.quantity = '1';
  }
}
