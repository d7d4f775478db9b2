// A zone as the database tells it: what the state of the engine is made from. Times are epoch milliseconds.
import type { Vehicle } from '@pitulungan/contracts/couriers';
import type { CourierId, JobId, ZoneId } from '@pitulungan/contracts/ids';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { LatLng } from '@pitulungan/contracts/place';
import type { PolicyNumbers } from '@pitulungan/contracts/policy';
import type { Settings } from '@pitulungan/contracts/settings';
import type { TripStop } from '@pitulungan/contracts/trips';
import type { ZoneMode } from '@pitulungan/contracts/zones';

export interface VillageRow {
  settings: Settings;
  center: LatLng;
  policy: { version: number; numbers: PolicyNumbers };
  zones: { id: ZoneId; rws: number[]; mode: ZoneMode }[];
}

export interface OpenJobRow {
  id: JobId;
  pickup: LatLng;
  drop: LatLng;
  rt: number | null;
  rw: number | null;
  weightG: number;
  cashDue: Rupiah | null;
  queuedAt: number;
  readyAt: number;
  slotAt: number | null;
  /** A trip of its own */
  express: boolean;
  refusals: { courierId: CourierId; at: number }[];
  openOffers: { courierId: CourierId; until: number }[];
  pinnedTo: CourierId | null;
  excluded: CourierId[];
  held: boolean;
  together: string | null;
  alone: boolean;
}

/** A job in a courier's hands. */
export interface HeldJobRow {
  id: JobId;
  courierId: CourierId;
  status: JobStatus;
  pickup: LatLng;
  drop: LatLng;
  weightG: number;
  readyAt: number;
}

export interface CourierRow {
  id: CourierId;
  name: string;
  vehicle: Vehicle;
  duty: DutyStatus;
  /** When the present state of duty began: for an idle courier since when he has been free */
  dutySince: number;
  shiftEnd: number | null;
  zoneId: ZoneId | null;
  stops: TripStop[];
  cashInHand: Rupiah;
  hasOffer: boolean;
  asked: { yes: number; total: number };
  /** Of this day */
  today: { jobs: number; incomeRp: Rupiah; dutyMin: number };
}

export interface PlaceRow {
  courierId: CourierId;
  pin: LatLng;
  happenedAt: number;
}

/** An order of the last hours, wherever it is by now. */
export interface PlacedRow {
  pin: LatLng;
  at: number;
}

export interface ZoneRows {
  village: VillageRow;
  jobs: OpenJobRow[];
  held: HeldJobRow[];
  couriers: CourierRow[];
  places: PlaceRow[];
  placed: PlacedRow[];
}
