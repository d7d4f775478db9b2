// The morning at which the demo opens, as a table: how many minutes ago each step of each open order was.
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { MerchantKind } from '@pitulungan/contracts/merchants';
import type { Attention, OrderSource, PaymentMethod } from '@pitulungan/contracts/orders';

export interface Scene {
  kind: MerchantKind;
  /** Default: app and cash */
  source?: OrderSource;
  method?: PaymentMethod;
  /** Minutes ago */
  placed: number;
  reminded?: number;
  confirmed?: number;
  ready?: number;
  /** QRIS: found in the provider's list, or only named by the buyer */
  verified?: number;
  proof?: number;
  cancelled?: number;
  rejected?: number;
  attention?: Attention;
  noCourier?: number;
  /** Index of the courier, when they accepted, how far they are and since when */
  courier?: number;
  accepted?: number;
  at?: JobStatus;
  since?: number;
  /** Handed in with the courier's next deposit, and not counted yet */
  handedIn?: number;
  note?: string;
}

export const SCENES: readonly Scene[] = [
  // waiting for the stall
  { kind: 'pasar', placed: 1.2 },
  { kind: 'warung', placed: 3.4, source: 'phone', note: 'Sambal dipisah' },
  { kind: 'pasar', placed: 7.5, reminded: 2.4 },
  { kind: 'pkl', placed: 23, reminded: 18, attention: 'MERCHANT_SILENT' },
  // being prepared
  { kind: 'pasar', placed: 6, confirmed: 3 },
  { kind: 'warung', placed: 9, confirmed: 6, source: 'phone' },
  { kind: 'kafe', placed: 12, confirmed: 10, method: 'qris', proof: 8 },
  // packed, waiting for a courier
  { kind: 'pasar', placed: 18, confirmed: 14, ready: 0.6 },
  { kind: 'pasar', placed: 21, confirmed: 18, ready: 1.1, source: 'phone', note: 'Titip kembalian Rp50.000' },
  { kind: 'pkk', placed: 26, confirmed: 22, ready: 1.9, method: 'qris', verified: 17 },
  { kind: 'pasar', placed: 41, confirmed: 37, ready: 14, attention: 'NO_COURIER', noCourier: 4 },
  // on the way
  { kind: 'pasar', placed: 24, confirmed: 21, ready: 4, courier: 0, accepted: 0.8, at: 'ACCEPTED', since: 0.8 },
  { kind: 'warung', placed: 25, confirmed: 22, ready: 6, courier: 1, accepted: 3.2, at: 'TO_PICKUP', since: 2.6 },
  { kind: 'pasar', placed: 31, confirmed: 27, ready: 9, courier: 2, accepted: 7.5, at: 'AT_PICKUP', since: 1.5, method: 'qris', verified: 22 },
  { kind: 'pasar', placed: 33, confirmed: 30, ready: 11, courier: 3, accepted: 9, at: 'PICKED_UP', since: 0.9 },
  { kind: 'warkop', placed: 30, confirmed: 28, ready: 12, courier: 3, accepted: 8.4, at: 'TO_PICKUP', since: 0.9, source: 'phone' },
  { kind: 'pasar', placed: 38, confirmed: 35, ready: 16, courier: 4, accepted: 14, at: 'TO_DROP', since: 2.2 },
  { kind: 'warung', placed: 36, confirmed: 33, ready: 15, courier: 5, accepted: 12, at: 'TO_DROP', since: 1.4, method: 'qris', verified: 30 },
  { kind: 'pasar', placed: 44, confirmed: 40, ready: 21, courier: 6, accepted: 19, at: 'AT_DROP', since: 1.1, source: 'phone' },
  // brought, complaint window open
  { kind: 'pasar', placed: 88, confirmed: 84, ready: 66, courier: 0, accepted: 65, at: 'DELIVERED', since: 52 },
  { kind: 'pkl', placed: 71, confirmed: 69, ready: 56, courier: 1, accepted: 55, at: 'DELIVERED', since: 44, source: 'phone' },
  { kind: 'pasar', placed: 79, confirmed: 75, ready: 60, courier: 4, accepted: 58, at: 'DELIVERED', since: 41, method: 'qris', verified: 63 },
  { kind: 'pasar', placed: 102, confirmed: 97, ready: 81, courier: 7, accepted: 80, at: 'DELIVERED', since: 66, handedIn: 9 },
  { kind: 'warung', placed: 66, confirmed: 63, ready: 47, courier: 7, accepted: 46, at: 'DELIVERED', since: 33, handedIn: 9 },
  // ended before it was brought
  { kind: 'pasar', placed: 48, confirmed: 45, cancelled: 34 },
  { kind: 'kafe', placed: 57, rejected: 53 },
];

/** Indexes of couriers: those with a job are busy by the table above. */
export const READY_COURIERS = [7, 8];
export const RESTING_COURIERS = [9];
/** This one's phone has been silent for a while: the map shows how old the place is. */
export const SILENT_COURIER = 2;
