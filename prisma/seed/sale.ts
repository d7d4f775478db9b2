// One order with its payment and its job, as rows.
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { OrderSource, PaymentMethod } from '@pitulungan/contracts/orders';
import type { Resident } from './residents.ts';
import type { Stall } from './stalls.ts';

export interface OrderRow {
  id: string;
  merchant_id: string;
  source: OrderSource;
  status: OrderStatus;
  version: number;
  buyer_name: string;
  buyer_phone: string;
  address_line: string;
  rt: number | null;
  rw: number | null;
  patokan: string;
  lat: number;
  lng: number;
  items: { productId: string; name: string; unit: string; quantity: number; price: string; total: string }[];
  goods: bigint;
  commission: bigint;
  commission_version: string;
  fee_customer: bigint;
  fee_fund: bigint;
  fee_bumdes: bigint;
  incentive: bigint;
  weight_g: number;
  food: boolean;
  attention: string | null;
  note: string;
  cancel_reason: string | null;
  cancelled_from: string | null;
  undo_until: Date | null;
  placed_at: Date;
  reminded_at: Date | null;
  confirmed_at: Date | null;
  ready_at: Date | null;
  delivered_at: Date | null;
  complaint_until: Date | null;
  closed_at: Date | null;
  settled_journal: string | null;
  slot_at: Date | null;
}

export interface PaymentRow {
  order_id: string;
  method: PaymentMethod;
  status: string;
  amount: bigint;
  reference: string | null;
  flow: 'Q1' | 'Q2' | null;
  courier_id: string | null;
  collected: bigint | null;
  collected_at: Date | null;
  deposit_id: string | null;
  verified_by: string | null;
  verified_at: Date | null;
}

export interface JobRow {
  id: string;
  order_id: string;
  status: JobStatus;
  version: number;
  courier_id: string | null;
  queued_at: Date;
  slot_at: Date | null;
  accepted_at: Date | null;
  status_at: Date;
  closed_at: Date | null;
  receiver_name: string | null;
  cash_collected: bigint | null;
  failure_reason: string | null;
  failure_note: string;
  attempts: number;
}

export interface Sale {
  order: OrderRow;
  payment: PaymentRow;
  job: JobRow | null;
  stall: Stall;
  resident: Resident;
}
