// The adapter's own picture of the day, kept from the judge's events alone, as the hub keeps its own from facts.
import type { Placed } from '../../server/src/dispatch/demand.rules.ts';
import type { Init, JudgeCourier, JudgeEvent, JudgeOrder } from './messages.ts';

export interface OpenOrder extends JudgeOrder {
  askedOf: Set<string>;
  refusals: { courierId: string; at: number }[];
}

interface Ride {
  restaurant: string;
  orders: JudgeOrder[];
  /** Planned hand-over at the restaurant */
  pickupAt: number;
  waiting: boolean;
  pickedUp: boolean;
}

export interface CourierPicture extends JudgeCourier {
  status: 'idle' | 'offered' | 'busy';
  onDuty: boolean;
  freeAt: number;
  freeX: number;
  freeY: number;
  freeKey: string;
  assigned: number;
  asked: { yes: number; total: number };
  /** What he is asked for, and since when */
  question: { orderIds: readonly string[]; at: number } | null;
  ride: Ride | null;
}

const ceilMinutes = (a: { x: number; y: number }, b: { x: number; y: number }, speed: number): number => Math.ceil(Math.hypot(a.x - b.x, a.y - b.y) / speed);

export class Picture {
  readonly init: Init;
  readonly restaurants: Map<string, { id: string; x: number; y: number }>;
  readonly orders = new Map<string, OpenOrder>();
  readonly couriers = new Map<string, CourierPicture>();
  readonly #known = new Map<string, OpenOrder>();
  /** Every order so far, for what is expected next */
  readonly placed: Placed[] = [];

  constructor(init: Init) {
    this.init = init;
    this.restaurants = new Map(init.restaurants.map((place) => [place.id, place]));
  }

  read(event: JudgeEvent): void {
    switch (event.kind) {
      case 'order_placed':
        return this.#placed(event.order);
      case 'courier_on':
        return this.#on(event.courier);
      case 'courier_off':
        return this.#off(event.id);
      case 'courier_free':
        return this.#free(event);
      case 'courier_at_restaurant':
        return this.#atRestaurant(event.id, event.pickupAt);
      case 'picked_up':
        return this.#pickedUp(event.id, event.t);
      case 'offer_accepted':
        return this.#answered(event.id, event.orders, { t: event.t, yes: true });
      case 'offer_declined':
      case 'offer_timeout':
        return this.#answered(event.id, event.orders, { t: event.t, yes: false });
      case 'offer_withdrawn':
        return this.#reopened(event.id, event.orders);
      case 'pickup_missed':
        return this.#missed(event.id, event.orders);
      case 'delivered':
      case 'rejected':
        return;
    }
  }

  /** The courier is on the way for these orders, from where he is, from now. */
  start(courierId: string, orderIds: readonly string[], now: number): void {
    const courier = this.#courier(courierId);
    const orders = orderIds.map((id) => this.#order(id));
    const restaurant = this.restaurants.get(orders[0]?.restaurant ?? '');
    if (!restaurant) throw new Error(`no restaurant for ${orderIds.join(', ')}`);
    const arrive = now + ceilMinutes(courier, restaurant, this.init.params.metersPerMinute);
    const pickupAt = Math.max(...orders.map(({ ready }) => ready), arrive + this.init.params.pickupService / 2);
    courier.ride = { restaurant: restaurant.id, orders, pickupAt, waiting: false, pickedUp: false };
    courier.status = 'busy';
    courier.assigned += orders.length;
    for (const { id } of orders) this.orders.delete(id);
    this.#project(courier);
  }

  ask(courierId: string, orderIds: readonly string[], now: number): void {
    Object.assign(this.#courier(courierId), { status: 'offered', question: { orderIds, at: now } });
    for (const id of orderIds) this.#order(id).askedOf.add(courierId);
  }

  /** Who has not answered within so many minutes is not waited for: their ids. */
  giveUp(afterMin: number, now: number): string[] {
    const silent = [...this.couriers.values()].filter(({ question }) => question && now - question.at >= afterMin);
    for (const { id, question } of silent) this.#answered(id, question?.orderIds ?? [], { t: now, yes: false });
    return silent.map(({ id }) => id);
  }

  /** When the oldest open question was asked; Infinity: none is. */
  firstQuestionAt(): number {
    let first = Infinity;
    for (const { question } of this.couriers.values()) if (question && question.at < first) first = question.at;
    return first;
  }

  /** A courier who waits at the restaurant takes these from now on. */
  update(courierId: string, orderIds: readonly string[], now: number): void {
    const courier = this.#courier(courierId);
    const { ride } = courier;
    if (!ride) throw new Error(`courier ${courierId} has no ride to change`);
    const orders = orderIds.map((id) => this.#order(id));
    for (const order of ride.orders) if (!orderIds.includes(order.id)) this.orders.set(order.id, this.#order(order.id));
    for (const { id } of orders) this.orders.delete(id);
    courier.assigned += orders.length - ride.orders.length;
    ride.orders = orders;
    ride.pickupAt = Math.max(...orders.map(({ ready }) => ready), now);
    this.#project(courier);
  }

  /** The courier goes to wait at a stall: the restaurant's id. */
  move(courierId: string, stallKey: string, now: number): string {
    const courier = this.#courier(courierId);
    const restaurant = this.restaurants.get(stallKey.slice(1));
    if (!restaurant) throw new Error(`no restaurant ${stallKey}`);
    courier.status = 'busy';
    courier.freeAt = now + ceilMinutes(courier, restaurant, this.init.params.metersPerMinute);
    this.#place(courier, restaurant, stallKey);
    return restaurant.id;
  }

  #placed(order: JudgeOrder): void {
    const stall = this.restaurants.get(order.restaurant);
    if (stall) this.placed.push({ stall: { key: `r${stall.id}`, x: stall.x, y: stall.y }, at: order.placed });
    const open = { ...order, askedOf: new Set<string>(), refusals: [] };
    this.orders.set(order.id, open);
    this.#known.set(order.id, open);
  }

  #on(courier: JudgeCourier): void {
    const { id, x, y, on, off } = courier;
    const free = { freeAt: on, freeX: x, freeY: y, freeKey: `c${id}` };
    this.couriers.set(id, { id, x, y, on, off, ...free, status: 'idle', onDuty: true, assigned: 0, asked: { yes: 0, total: 0 }, question: null, ride: null });
  }

  #off(id: string): void {
    this.#courier(id).onDuty = false;
    if (this.#courier(id).status === 'idle') this.couriers.delete(id);
  }

  #free({ id, x, y, t }: { id: string; x: number; y: number; t: number }): void {
    const courier = this.couriers.get(id);
    if (!courier) return;
    courier.status = 'idle';
    courier.ride = null;
    courier.freeAt = t;
    courier.x = x;
    courier.y = y;
    this.#place(courier, { x, y }, courier.freeKey);
    if (!courier.onDuty) this.couriers.delete(id);
  }

  #atRestaurant(id: string, pickupAt: number): void {
    const courier = this.#courier(id);
    if (!courier.ride) return;
    courier.ride.waiting = true;
    courier.ride.pickupAt = pickupAt;
    this.#project(courier);
  }

  #pickedUp(id: string, at: number): void {
    const courier = this.#courier(id);
    if (!courier.ride) return;
    courier.ride.waiting = false;
    courier.ride.pickedUp = true;
    courier.ride.pickupAt = at;
    this.#project(courier);
  }

  #answered(id: string, orderIds: readonly string[], answer: { t: number; yes: boolean }): void {
    const courier = this.#courier(id);
    courier.asked.total += 1;
    courier.asked.yes += answer.yes ? 1 : 0;
    this.#reopened(id, orderIds);
    if (answer.yes) this.start(id, orderIds, answer.t);
    else for (const orderId of orderIds) this.#order(orderId).refusals.push({ courierId: id, at: answer.t });
  }

  #reopened(id: string, orderIds: readonly string[]): void {
    if (this.#courier(id).question?.orderIds.join() !== orderIds.join()) return; // given up already, and perhaps asked for something else
    Object.assign(this.#courier(id), { status: 'idle', question: null });
    for (const orderId of orderIds) this.#order(orderId).askedOf.delete(id);
  }

  #missed(id: string, orderIds: readonly string[]): void {
    const courier = this.#courier(id);
    courier.status = 'idle';
    courier.ride = null;
    courier.assigned -= orderIds.length;
    for (const orderId of orderIds) this.orders.set(orderId, this.#order(orderId));
  }

  /** The planned end of a ride: straight lines at the published speed. */
  #project(courier: CourierPicture): void {
    const { ride } = courier;
    if (!ride) return;
    const { pickupService, dropoffService, metersPerMinute } = this.init.params;
    let clock = ride.pickupAt + pickupService / 2;
    let here: { x: number; y: number } = this.restaurants.get(ride.restaurant) ?? courier;
    let key = courier.freeKey;
    for (const order of ride.orders) {
      clock += ceilMinutes(here, order, metersPerMinute) + dropoffService;
      here = order;
      key = `o${order.id}`;
    }
    courier.freeAt = clock;
    this.#place(courier, here, key);
  }

  #place(courier: CourierPicture, { x, y }: { x: number; y: number }, key: string): void {
    courier.freeX = x;
    courier.freeY = y;
    courier.freeKey = key;
  }

  #courier(id: string): CourierPicture {
    const courier = this.couriers.get(id);
    if (!courier) throw new Error(`no courier ${id}`);
    return courier;
  }

  #order(id: string): OpenOrder {
    const order = this.#known.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  }
}
