// A courier's stops while a dispatcher arranges them: what is dragged, what was sent and is not heard of yet, and the way back.
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { TripStop } from '@pitulungan/contracts/trips';
import { SOURCES, TRIGGERS, type DndEvent } from 'svelte-dnd-action';
import { acts } from './acts.svelte.ts';
import { arrange } from './stop-acts.ts';
import { earlyDrop, itemsOf, moved, orderKey, stopsOf, type StopItem } from './stop-list.ts';

/** For screen readers; places count from 1. */
export type Spoken = { kind: 'lifted'; from: number; count: number } | { kind: 'moved'; from: number; count: number; to: number } | { kind: 'kept' };

interface Carried {
  id: string;
  /** Its place before, from 0 */
  from: number;
  byKeyboard: boolean;
}

export class StopOrder {
  readonly #courier: () => CourierView;
  readonly #undoMs: () => number;
  #draft = $state.raw<StopItem[] | null>(null);
  /** Sent or about to be; stands before what the hub says until the hub says the same */
  #wanted = $state.raw<TripStop[] | null>(null);
  /** What the hub said before it knew of #wanted, and what was sent: an order that is not among these is news, and wins */
  #over = new Set<string>();
  #sending = false;

  carried = $state.raw<Carried | null>(null);
  said = $state.raw<Spoken | null>(null);
  /** Why the last move was not taken: a drop before its pickup, or another act still under way */
  refused = $state.raw<TripStop | 'busy' | null>(null);

  readonly items = $derived.by(() => this.#draft ?? itemsOf(this.#wanted ?? this.#courier().stops));

  constructor(courier: () => CourierView, undoMs: () => number) {
    this.#courier = courier;
    this.#undoMs = undoMs;
  }

  /** The hub's order, whenever it may have changed. */
  hear(stops: readonly TripStop[]): void {
    if (!this.#wanted || this.#sending) return;
    const told = orderKey(stops);
    if (told === orderKey(this.#wanted) || !this.#over.has(told)) this.#wanted = null;
  }

  /** While something is carried. */
  consider({ items, info }: DndEvent<StopItem>): void {
    const byKeyboard = info.source === SOURCES.KEYBOARD;
    if (info.trigger === TRIGGERS.DRAG_STARTED) this.#lift(info.id, byKeyboard);
    else if (info.trigger === TRIGGERS.DRAG_STOPPED) return this.#settle();
    if (byKeyboard) return;
    this.#draft = items;
    this.refused = earlyDrop(stopsOf(items));
  }

  /** The pointer has let go; or the keyboard has moved it by one place and still carries it. */
  finalize({ items, info }: DndEvent<StopItem>): void {
    if (info.source === SOURCES.POINTER) {
      this.#draft = items;
      return this.#settle();
    }
    this.refused = earlyDrop(stopsOf(items));
    this.#draft = [...(this.refused ? this.items : items)]; // always a new list: the drag library changes its own in place
    if (!this.refused) this.#sayMoved();
  }

  /** By a button, one place. */
  step(id: string, by: 1 | -1): void {
    const from = this.items.findIndex((item) => item.id === id);
    const to = from + by;
    if (to < 0 || to >= this.items.length) return;
    this.carried = { id, from, byKeyboard: false };
    this.#draft = moved(this.items, from, to);
    this.#settle();
  }

  /** Escape: back to where it was lifted. */
  putBack(): void {
    this.#draft = null;
    this.refused = null;
  }

  #lift(id: string, byKeyboard: boolean): void {
    const from = this.items.findIndex((item) => item.id === id);
    this.carried = { id, from, byKeyboard };
    this.refused = null;
    if (byKeyboard) this.said = { kind: 'lifted', from: from + 1, count: this.items.length };
  }

  #sayMoved(): void {
    const { carried, items } = this;
    if (carried) this.said = { kind: 'moved', from: carried.from + 1, count: items.length, to: items.findIndex(({ id }) => id === carried.id) + 1 };
  }

  #settle(): void {
    const stops = this.#draft ? stopsOf(this.#draft) : null;
    const shown = this.#wanted ?? this.#courier().stops;
    const early = stops ? earlyDrop(stops) : null;
    const changed = stops !== null && early === null && orderKey(stops) !== orderKey(shown);
    if (early) this.refused = early;
    if (changed) this.#sayMoved();
    else this.said = { kind: 'kept' };
    this.#draft = null;
    this.carried = null;
    if (changed) void this.#want(stops);
  }

  async #want(stops: TripStop[]): Promise<void> {
    this.refused = null;
    if (!this.#wanted) this.#over.clear();
    this.#over.add(orderKey(this.#courier().stops));
    this.#wanted = stops;
    if (!this.#sending) await this.#send();
  }

  /** One call at a time; what is wanted meanwhile follows it. */
  async #send(): Promise<void> {
    this.#sending = true;
    let before = this.#courier().stops;
    for (let next = this.#wanted; next;) {
      const sent = next;
      this.#over.add(orderKey(sent));
      if (acts.busy) this.refused = 'busy';
      if (!(await acts.run(arrange(this.#courier(), sent, before), this.#undoMs()))) this.#wanted = null; // said why by `acts`, or here
      before = sent;
      next = this.#wanted === sent ? null : this.#wanted;
    }
    this.#sending = false;
    this.hear(this.#courier().stops);
  }
}
