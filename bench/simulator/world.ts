// What the actors share: the village, the clock, and the things that pass between them outside the hub
// (an envelope of money on the cashier's table, the bank's list of payments, goods that are back at the stall).
import type { CourierId, DepositId, JobId, OrderId } from '@pitulungan/contracts/ids';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Settings } from '@pitulungan/contracts/settings';
import type { VillageMap, VillageView } from '@pitulungan/contracts/villages';
import { HubClient } from './hub-client.ts';
import type { Options } from './options.ts';
import type { Pace } from './pace.ts';
import type { OrderPlan } from './plans.ts';
import type { Random } from './random.ts';
import type { StreetGraph } from './streets.ts';
import type { Tally } from './tally.ts';

/** An order that the hub has promised: we have its code. */
export interface PlacedOrderRecord {
  orderId: OrderId;
  code: string;
  token: string;
  placedAtMs: number;
  plan: OrderPlan;
}

/** A courier was told that the job is theirs. */
export interface ToldAccepted {
  jobId: JobId;
  courierId: CourierId;
}

export class World {
  readonly options: Options;
  readonly runId: string;
  readonly random: Random;
  readonly pace: Pace;
  readonly tally: Tally;
  readonly village: VillageView;
  readonly map: VillageMap;
  readonly streets: StreetGraph;
  stalls: MerchantView[];
  /** As they are while the run lasts, waiting times divided */
  settings: Settings;
  /** null: orders come one after the other; else the seconds of the day at which each comes, from clustered houses */
  arrivals: readonly number[] | null = null;

  readonly orders = new Map<string, PlacedOrderRecord>();
  readonly toldAccepted: ToldAccepted[] = [];
  readonly envelopes = new Map<DepositId, bigint>();
  readonly bankList = new Set<string>();
  readonly goodsBack = new Set<JobId>();
  readonly failuresSoFar = new Map<JobId, number>();
  /** All orders are placed: couriers hand in what they hold */
  closing = false;

  constructor(parts: Pick<World, 'options' | 'runId' | 'random' | 'pace' | 'tally' | 'village' | 'map' | 'streets' | 'stalls' | 'settings'>) {
    this.options = parts.options;
    this.runId = parts.runId;
    this.random = parts.random;
    this.pace = parts.pace;
    this.tally = parts.tally;
    this.village = parts.village;
    this.map = parts.map;
    this.streets = parts.streets;
    this.stalls = parts.stalls;
    this.settings = parts.settings;
  }

  client(name: string): HubClient {
    return new HubClient({ url: this.options.url, tally: this.tally }, `${this.runId}-${name}`);
  }

  /** What will happen at the door of an order; orders of others get theirs from their id. */
  planOf(orderId: OrderId): Pick<OrderPlan, 'failures' | 'afterFailure'> {
    return this.orders.get(orderId)?.plan ?? { failures: [], afterFailure: 'retry' };
  }

  /** The desk where cash is counted. */
  get cashDesk(): LatLng {
    return this.map.landmarks.find((landmark) => /bumdes|balai/i.test(landmark.name))?.pin ?? this.map.center;
  }

  /** Forgets what has ended, for a run without end. */
  forget(orderIds: readonly string[]): void {
    for (const id of orderIds) this.orders.delete(id);
    this.toldAccepted.length = 0;
  }
}

/** Demo phones are +62 800-0000-xxxx (a range that cannot ring). */
export const demoPhone = (number: number): string => `08000000${String(number).padStart(4, '0')}`;
