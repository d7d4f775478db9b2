// What happened to this morning's orders, as published facts: the timeline of an order is not empty when the demo opens. They
// change nothing any more, so they carry no views.
import type { FactType } from '@pitulungan/contracts/facts';
import type { Sale } from './sale.ts';

export interface FactRow {
  type: FactType;
  at: Date;
  actor_kind: 'staff' | 'courier' | 'merchant' | 'resident' | 'system';
  actor_name: string;
  order_id: string;
  job_id: string | null;
  courier_id: string | null;
  deposit_id: string | null;
  note: string | null;
}

export interface Happening {
  type: FactType;
  at: Date;
  by: Pick<FactRow, 'actor_kind' | 'actor_name'>;
  courierId?: string;
  depositId?: string;
  note?: string;
}

export const SYSTEM = { actor_kind: 'system', actor_name: 'Sistem' } as const;

export const factOf = ({ order, job }: Sale, happening: Happening): FactRow => ({
  type: happening.type,
  at: happening.at,
  actor_kind: happening.by.actor_kind,
  actor_name: happening.by.actor_name,
  order_id: order.id,
  job_id: job && happening.at >= job.queued_at ? job.id : null,
  courier_id: happening.courierId ?? null,
  deposit_id: happening.depositId ?? null,
  note: happening.note ?? null,
});

/** Numbered as the relay numbers: from 1, in the order of time, without gaps. */
export function published(facts: readonly FactRow[]) {
  return [...facts]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((fact, index) => ({ ...fact, sequence: index + 1, published: true, left_courier_ids: [], changes: {} }));
}
