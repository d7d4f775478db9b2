// Money that goes back to buyers, and claims of stalls: decided by one person, paid by another.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderView } from '@pitulungan/contracts/orders';
import type { RefundView } from '@pitulungan/contracts/refunds';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { Fetched } from './fetched.svelte.ts';
import { MoneyAct } from './money-act.svelte.ts';

/** Somebody still has to pay it, or to look it up at the bank. */
export const isOpen = ({ status }: RefundView): boolean => status === 'DUE' || status === 'SENT_UNKNOWN';

export class Refunds {
  readonly list = new Fetched<readonly RefundView[]>(() => callEndpoint(endpoints.listRefunds, { query: {} }, { attempts: 2 }));
  readonly act = new MoneyAct<'decide' | 'pay' | 'reconcile'>(() => void this.list.load());
  /** The order that somebody wants to give money back for; null: none is open */
  order = $state.raw<OrderView | null>(null);
  /** The code that no order has */
  unknown = $state<string | null>(null);
  finding = $state(false);
  findFailure = $state.raw<Failure | null>(null);

  readonly due = $derived.by(() => (this.list.value ?? []).filter(isOpen));
  readonly ended = $derived.by(() => (this.list.value ?? []).filter((refund) => !isOpen(refund)));

  /** Opens the form of an order, by the code that people say: "J-1042", also "1042". */
  async find(typed: string): Promise<void> {
    const code = `J-${typed.trim().replace(/^j-?\s*/i, '')}`;
    this.order = this.unknown = null;
    this.finding = true;
    const answer = await callEndpoint(endpoints.listOrders, { query: { search: code } }, { attempts: 2 });
    this.finding = false;
    this.findFailure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.order = answer.value.orders.find((order) => order.code === code) ?? null;
    this.unknown = this.order === null ? code : null;
    if (this.order) this.act.open('decide', this.order.id);
  }
}
