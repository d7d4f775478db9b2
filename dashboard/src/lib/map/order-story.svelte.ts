// The timeline of the selected order: fetched once, then grown by the live facts; fetched again after a lost connection.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Fact } from '@pitulungan/contracts/facts';
import type { OrderId } from '@pitulungan/contracts/ids';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

type Event = Omit<Fact, 'changes'>;

export class OrderStory {
  events = $state.raw<readonly Event[]>([]);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  #orderId: OrderId | null = null;

  async load(orderId: OrderId): Promise<void> {
    if (this.#orderId !== orderId) this.events = [];
    this.#orderId = orderId;
    this.loading = true;
    const answer = await callEndpoint(endpoints.orderTimeline, { params: { orderId } }, { attempts: 2 });
    if (this.#orderId !== orderId) return; // another order was selected meanwhile
    this.loading = false;
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.#add(answer.value);
  }

  hear(facts: readonly Fact[]): void {
    const own = facts.filter((fact) => fact.orderId === this.#orderId);
    if (own.length > 0) this.#add(own);
  }

  #add(events: readonly Event[]): void {
    const known = new Map(this.events.map((event) => [event.sequence, event]));
    for (const event of events) known.set(event.sequence, event);
    this.events = [...known.values()].sort((a, b) => a.sequence - b.sequence);
  }
}
