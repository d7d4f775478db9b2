// The order as rules see it: one shape per status, so that a delivered order without a delivery time cannot be written.
import type { MerchantId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Attention } from '@pitulungan/contracts/orders';

export interface OrderFrame {
  id: OrderId;
  villageId: VillageId;
  merchantId: MerchantId;
  version: number;
  goods: Rupiah;
  commission: Rupiah;
  fee: { customer: Rupiah; fund: Rupiah; bumdes: Rupiah };
  incentive: Rupiah;
  food: boolean;
  attention: Attention | null;
  placedAt: number;
  remindedAt: number | null;
  /** The release of its slot; null: it rides in none */
  slotAt: number | null;
}

interface Confirmed {
  confirmedAt: number;
}
interface Ready extends Confirmed {
  readyAt: number;
}
interface Delivered extends Ready {
  deliveredAt: number;
  complaintUntil: number;
}
export type CancelledFrom = 'PLACED' | 'CONFIRMED' | 'READY';

export type OrderPhase =
  | { status: 'PLACED' }
  | ({ status: 'CONFIRMED' } & Confirmed)
  | ({ status: 'READY' } & Ready)
  | ({ status: 'IN_DELIVERY' } & Ready)
  | ({ status: 'DELIVERED' | 'DISPUTED' } & Delivered)
  /** `resolvedAt` null: its complaint was closed before that moment was kept */
  | ({ status: 'RESOLVED'; resolvedAt: number | null } & Delivered)
  | ({ status: 'COMPLETED'; closedAt: number; settledJournal: bigint } & Delivered)
  | { status: 'REJECTED'; closedAt: number; cancelReason: string }
  | { status: 'EXPIRED'; closedAt: number }
  | {
      status: 'CANCELLED';
      closedAt: number;
      cancelReason: string;
      cancelledFrom: CancelledFrom;
      undoUntil: number;
      confirmedAt: number | null;
      readyAt: number | null;
    }
  | ({ status: 'RETURNED'; closedAt: number } & Ready);

export type Order = OrderFrame & OrderPhase;
type PhaseIn<S, P> = P extends { status: infer T } ? (S extends T ? Omit<P, 'status'> & { status: S } : never) : never;
/** An order in one status (or one of several). */
export type OrderIn<S extends OrderStatus> = S extends unknown ? OrderFrame & PhaseIn<S, OrderPhase> : never;
