// What the judge says, and what it hears: JSON lines, instants in minutes of the day, places in metres.
export interface JudgeOrder {
  id: string;
  restaurant: string;
  x: number;
  y: number;
  placed: number;
  ready: number;
}

export interface JudgeCourier {
  id: string;
  x: number;
  y: number;
  on: number;
  off: number;
}

export interface Init {
  type: 'init';
  rules: { preposition: boolean; updates: boolean; live: boolean; maxBundle: number };
  params: { metersPerMinute: number; pickupService: number; dropoffService: number };
  restaurants: { id: string; x: number; y: number }[];
}

export type JudgeEvent = { t: number } & (
  | { kind: 'order_placed'; order: JudgeOrder }
  | { kind: 'courier_on'; courier: JudgeCourier }
  | { kind: 'courier_off'; id: string }
  | { kind: 'courier_free'; id: string; x: number; y: number }
  | { kind: 'courier_at_restaurant'; id: string; restaurant: string; pickupAt: number }
  | { kind: 'picked_up'; id: string; orders: string[] }
  | { kind: 'delivered'; id: string; order: string }
  | { kind: 'offer_accepted' | 'offer_declined' | 'offer_timeout' | 'offer_withdrawn' | 'pickup_missed'; id: string; orders: string[] }
  | { kind: 'rejected'; what: string }
);

export interface State {
  type: 'state';
  seq: number;
  t: number;
  events: JudgeEvent[];
}

export interface Decision {
  type: 'decide';
  seq: number;
  assign: { courier: string; orders: string[] }[];
  update: { courier: string; orders: string[] }[];
  move: { courier: string; restaurant: string }[];
  withdraw: { courier: string }[];
  /** Ask again then, whatever happens */
  wakeAt?: number;
}
