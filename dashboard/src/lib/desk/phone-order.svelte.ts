// One phone order from the first digit to the tracking link. Nothing typed is lost: not on reload, not on a refusal.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { KnownCaller } from '@pitulungan/contracts/endpoints/orders';
import type { PlacedOrder } from '@pitulungan/contracts/endpoints/shop';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import { normalisePhone } from '@pitulungan/contracts/phone';
import type { ExpressPayer } from '@pitulungan/contracts/slots';
import { callEndpoint, newKey, type Failure } from '@pitulungan/ui/api';
import { addToBasket, EMPTY_BASKET, priced, repeatBasket, setQuantity, totalOf } from './basket.ts';
import { CallerLookup } from './caller.svelte.ts';
import type { Catalog } from './catalog.svelte.ts';
import { emptyDraft, isUntouched, NOBODY, personOf, problemsOf, readKept, requestOf, writeKept, type Person, type PhoneDraft } from './phone-draft.ts';
import { intentFor, type Intent } from './intent.ts';
import { defaultPin, type Pin } from './pin.ts';
import type { Offer } from './typeahead.ts';

const UNDO_MS = 10_000;

export interface Placed extends PlacedOrder {
  name: string;
  phone: string;
  merchantName: string;
  total: bigint;
  /** What the buyer pays for the trip */
  fee: bigint;
}
export type UndoKind = 'cleared' | 'removed' | 'switched' | 'repeated';
export type RepeatTrouble = { kind: 'missing'; names: string } | { kind: 'noStall'; merchant: string };

export class PhoneOrder {
  draft = $state<PhoneDraft>(emptyDraft());
  /** After the first try to send, problems are shown beside their fields */
  checked = $state(false);
  sending = $state(false);
  failure = $state.raw<Failure | null>(null);
  placed = $state.raw<Placed | null>(null);
  /** An item of another stall was chosen: the operator decides */
  conflict = $state.raw<{ offer: Offer; quantity: number } | null>(null);
  full = $state(false);
  repeatTrouble = $state.raw<RepeatTrouble | null>(null);
  expressTariff = $state.raw(0n);
  undoable = $state.raw<{ kind: UndoKind; before: PhoneDraft; until: number } | null>(null);

  readonly caller = new CallerLookup((known) => this.#meet(known));
  readonly stall = $derived.by(() => this.#catalog.stall(this.draft.basket.merchantId));
  readonly lines = $derived.by(() => priced(this.draft.basket, this.stall));
  readonly goods = $derived.by(() => totalOf(this.lines));
  /** What the buyer pays for the trip: nothing, unless they want one of their own */
  readonly fee = $derived.by(() => (this.draft.delivery?.kind === 'express' && this.draft.delivery.payer === 'buyer' ? this.expressTariff : 0n));
  readonly total = $derived.by(() => this.goods + this.fee);
  readonly problems = $derived.by(() => problemsOf(this.draft));
  readonly guess = $derived.by<Pin | null>(() => (this.#catalog.map ? defaultPin(this.#catalog.map, Number(this.draft.rw) || null) : null));
  readonly pin = $derived.by<Pin | null>(() => this.draft.pin ?? this.guess);
  readonly refused = $derived.by(() => (this.failure?.kind === 'refusal' ? this.failure.refusal : null));
  readonly pinRefused = $derived.by(() => this.refused?.code === 'OUTSIDE_AREA');

  #filled: Person = NOBODY;
  #intent: Intent | null = null;
  readonly #catalog: Catalog;
  readonly #keptAs: string;

  constructor(catalog: Catalog, userId: string) {
    this.#catalog = catalog;
    this.#keptAs = `pitulungan.phone-order.${userId}`;
    const kept = readKept(sessionStorage.getItem(this.#keptAs));
    if (!kept) return;
    this.draft = kept.draft;
    this.#intent = kept.intent;
    this.caller.typed(kept.draft.phone);
  }

  /** Called whenever something was typed. */
  keep(): void {
    sessionStorage.setItem(this.#keptAs, writeKept({ draft: $state.snapshot(this.draft), intent: this.#intent }));
  }

  typedPhone(): void {
    this.caller.typed(this.draft.phone);
  }

  /** Fills in a known caller, and takes out the one before, but never what somebody has typed. */
  #meet(known: KnownCaller | null): void {
    if (isUntouched(this.draft, this.#filled) || isUntouched(this.draft, NOBODY)) this.#fill(known ? personOf(known) : NOBODY);
  }

  /** Whether what stands in the form is this caller's, so that the page can offer to fill it in. */
  readonly filledByCaller = $derived.by(() => this.caller.known !== null && isUntouched(this.draft, personOf(this.caller.known)));

  fillFromCaller(): void {
    if (this.caller.known) this.#fill(personOf(this.caller.known));
  }

  #fill(person: Person): void {
    this.#filled = person;
    Object.assign(this.draft, person);
  }

  repeatLast(): void {
    const last = this.caller.known?.lastOrder;
    if (!last) return;
    const stall = this.#catalog.stall(last.merchantId);
    if (!stall) {
      this.repeatTrouble = { kind: 'noStall', merchant: last.merchantName };
      return;
    }
    const { basket, missing } = repeatBasket(last.items, stall);
    this.repeatTrouble = missing.length > 0 ? { kind: 'missing', names: missing.join(', ') } : null;
    this.#change(this.draft.basket.lines.length > 0 ? 'repeated' : null, () => (this.draft.basket = basket));
  }

  /** Adds an item; false when the operator has to decide about the stall first, or the basket is full. */
  add(offer: Offer, quantity: number): boolean {
    const result = addToBasket(this.draft.basket, offer.merchant.id, { productId: offer.product.id, quantity });
    this.full = !result.ok && result.why === 'FULL';
    this.conflict = !result.ok && result.why === 'OTHER_STALL' ? { offer, quantity } : null;
    if (result.ok) this.draft.basket = result.basket;
    return result.ok;
  }

  switchStall(): void {
    const wanted = this.conflict;
    if (!wanted) return;
    this.#change('switched', () => (this.draft.basket = EMPTY_BASKET));
    this.add(wanted.offer, wanted.quantity);
  }

  setQuantity(productId: string, quantity: number): void {
    const change = (): void => {
      this.draft.basket = setQuantity($state.snapshot(this.draft.basket), productId, quantity);
    };
    this.#change(quantity > 0 ? null : 'removed', change);
  }

  movePin(pin: Pin | null): void {
    this.draft.pin = pin;
    if (this.pinRefused) this.failure = null;
  }

  chooseExpress(payer: ExpressPayer, tariff: string): void {
    this.expressTariff = rupiahFromJson(tariff);
    if (this.draft.delivery?.kind !== 'express' || this.draft.delivery.payer !== payer) this.draft.delivery = { kind: 'express', payer };
  }

  clear(): void {
    this.#change('cleared', () => this.#reset(emptyDraft()));
  }

  undo(): void {
    if (!this.undoable) return;
    this.draft = this.undoable.before;
    this.undoable = null;
    this.caller.typed(this.draft.phone);
  }

  #change(kind: UndoKind | null, change: () => void): void {
    const before = $state.snapshot(this.draft);
    change();
    if (kind) this.undoable = { kind, before, until: Date.now() + UNDO_MS };
  }

  /** Sends the order once. The same content sent again carries the same key, so that it cannot become two. */
  async send(): Promise<void> {
    this.checked = true;
    const draft = $state.snapshot(this.draft);
    const request = this.pin ? requestOf(draft, this.pin) : null;
    if (!request || this.sending) return;
    this.#intent = intentFor(this.#intent, JSON.stringify(request), newKey);
    this.keep();
    this.sending = true;
    const answer = await callEndpoint(endpoints.placeOrder, { body: request }, { key: this.#intent.key, attempts: 3 });
    this.sending = false;
    if (!answer.ok) return this.#refuse(answer);
    const phone = normalisePhone(draft.phone) ?? draft.phone;
    this.placed = { ...answer.value, name: request.buyerName, phone, merchantName: this.stall?.name ?? '', total: this.total, fee: this.fee };
    this.undoable = null;
    this.#reset({ ...draft, basket: EMPTY_BASKET, note: '', delivery: null });
  }

  #refuse(failure: Failure): void {
    this.failure = failure;
    if (failure.kind !== 'refusal') return;
    // the key remembers this refusal: trying again after the world has changed is a new intent
    this.#intent = null;
    if (failure.refusal.code === 'MERCHANT_CLOSED' || failure.refusal.code === 'PRODUCT_UNAVAILABLE') void this.#catalog.load();
  }

  /** The next order: of somebody else, or of the same caller. */
  next(sameCaller: boolean): void {
    this.placed = null;
    if (!sameCaller) this.#reset(emptyDraft());
  }

  #reset(draft: PhoneDraft): void {
    this.draft = draft;
    this.checked = false;
    this.failure = null;
    this.conflict = null;
    this.full = false;
    this.repeatTrouble = null;
    this.#intent = null;
    this.#filled = draft.phone === '' ? NOBODY : draft;
    if (draft.phone === '') this.caller.forget();
    this.keep();
  }
}
