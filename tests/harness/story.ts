// The steps that every story is made of, so that a test tells only what is special about it.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PlacedOrder } from '@pitulungan/contracts/endpoints/shop';
import type { JobId, OrderId } from '@pitulungan/contracts/ids';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import { COURIER_STEPS, type CourierStep } from '@pitulungan/contracts/lifecycles/job';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { OrderRequestInput, OrderView } from '@pitulungan/contracts/orders';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Listener } from './listener.ts';
import type { Person } from './person.ts';
import type { TestHub, Who } from './test-hub.ts';

export const JANTI = '35.15.18.2014';
export const BUYER = { name: 'Bu Sulastri Contoh', phone: '+6280000001001' };

export interface AtWork {
  person: Person;
  live: Listener;
}

/** A stall of Janti; `food`: two hours for complaints instead of a day. */
export async function stall(hub: TestHub, { food = false } = {}): Promise<MerchantView> {
  const stalls = await hub.visitor.ask(endpoints.stalls, { params: { village: JANTI } });
  const found = stalls.ok ? stalls.value.find((each) => each.food === food) : undefined;
  if (!found) throw new Error('There is no such stall');
  return found;
}

/** A point `northM` metres north and `eastM` east of another. */
export const beside = ({ lat, lng }: LatLng, northM: number, eastM = 0): LatLng => ({
  lat: lat + northM / 111_320,
  lng: lng + eastM / (111_320 * Math.cos((lat * Math.PI) / 180)),
});

export function basketOf(merchant: MerchantView, more: Partial<OrderRequestInput> = {}): OrderRequestInput {
  const product = merchant.products[0];
  if (!product) throw new Error(`${merchant.name} sells nothing`);
  return {
    merchantId: merchant.id,
    buyerName: BUYER.name,
    buyerPhone: BUYER.phone,
    address: { line: 'Gg. Melati III no. 12', rt: 3, rw: 2, patokan: 'pagar hijau', pin: beside(merchant.pin, 350, 120) },
    items: [{ productId: product.id, quantity: 2 }],
    payment: 'cash',
    note: '',
    ...more,
  };
}

/** A resident orders in the shop. */
export async function place(hub: TestHub, more: Partial<OrderRequestInput> & { food?: boolean } = {}): Promise<PlacedOrder> {
  const { food = false, ...basket } = more;
  const merchant = await stall(hub, { food });
  return hub.visitor.act(endpoints.orderFromStall, { params: { village: JANTI }, body: basketOf(merchant, basket) });
}

/** The stall takes it and packs it: from here on there is a job. */
export async function pack(hub: TestHub, orderId: OrderId): Promise<void> {
  const dispatcher = await hub.signIn('dispatcher');
  await dispatcher.act(endpoints.confirmOrder, { params: { orderId } });
  await dispatcher.act(endpoints.readyOrder, { params: { orderId } });
}

export async function placeAndPack(hub: TestHub, more: Parameters<typeof place>[1] = {}): Promise<PlacedOrder> {
  const order = await place(hub, more);
  await pack(hub, order.orderId);
  return order;
}

/** Signed in, listening, on duty, and `northM` metres from the first stall: the nearest is asked first. */
export async function onDuty(hub: TestHub, who: Who, northM = 20): Promise<AtWork> {
  const person = await hub.signIn(who);
  const live = await hub.listen(person, { view: 'courier' });
  await person.ask(endpoints.setDuty, { body: { duty: 'ON', happenedAt: hub.clock.instant() } });
  await report(hub, live, beside((await stall(hub)).pin, northM));
  await hub.comeToRest();
  return { person, live };
}

export async function atDesk(hub: TestHub, who: Who = 'dispatcher'): Promise<AtWork> {
  const person = await hub.signIn(who);
  return { person, live: await hub.listen(person) };
}

export const report = (hub: TestHub, live: Listener, pin: LatLng, happenedAt = hub.clock.instant()): Promise<{ accepted: number; ignored: number }> =>
  live.report({ pin, accuracyM: 8, headingDeg: null, happenedAt });

/** The one question that is open on this screen; the first job of it. */
export function openOffer(live: Listener): OfferView {
  const open = Object.values(live.board.offers)
    .filter(({ status }) => status === 'OPEN')
    .sort((a, b) => a.rank - b.rank);
  const [offer] = open;
  if (!offer || open.some(({ tripId }) => tripId !== offer.tripId)) throw new Error(`${live.name} sees ${open.length} open offers`);
  return offer;
}
export const isAsked = (live: Listener): boolean => Object.values(live.board.offers).some(({ status }) => status === 'OPEN');

export function orderOn(live: Listener, orderId: OrderId): OrderView {
  const order = live.board.orders[orderId];
  if (!order) throw new Error(`${live.name} does not see that order`);
  return order;
}

export function jobOn(live: Listener, orderId: OrderId): JobView {
  const job = Object.values(live.board.jobs).find((each) => each.orderId === orderId);
  if (!job) throw new Error(`${live.name} does not see a job of that order`);
  return job;
}

/** Takes what they are being asked. */
export async function accept(hub: TestHub, { person, live }: AtWork): Promise<JobId> {
  const offer = openOffer(live);
  await person.act(endpoints.acceptOffer, { params: { offerId: offer.id }, body: { happenedAt: hub.clock.instant() } });
  return offer.jobId;
}

export const decline = (hub: TestHub, { person, live }: AtWork) =>
  person.act(endpoints.declineOffer, { params: { offerId: openOffer(live).id }, body: { happenedAt: hub.clock.instant() } });

/** One step after the other, up to and including the last one named. */
export async function walk(hub: TestHub, { person }: AtWork, way: { jobId: JobId; from?: CourierStep; to: CourierStep }): Promise<void> {
  const first = way.from ? COURIER_STEPS.indexOf(way.from) : 0;
  for (const step of COURIER_STEPS.slice(first, COURIER_STEPS.indexOf(way.to) + 1)) {
    await person.act(endpoints.stepJob, { params: { jobId: way.jobId }, body: { step, happenedAt: hub.clock.instant() } });
  }
}

/** Hands over what is due; its effects come when the undo window is over. */
export async function handOver(hub: TestHub, { person, live }: AtWork, jobId: JobId): Promise<void> {
  const cashCollected = live.board.jobs[jobId]?.cashDue ?? null;
  await person.act(endpoints.deliverJob, { params: { jobId }, body: { receiverName: 'Pak Contoh', cashCollected, happenedAt: hub.clock.instant() } });
}

export const UNDO_MS = 15_000;

/** The whole way of a courier who is being asked, up to the delivered order. */
export async function deliver(hub: TestHub, courier: AtWork): Promise<JobId> {
  const jobId = await accept(hub, courier);
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });
  await handOver(hub, courier, jobId);
  await hub.advance(UNDO_MS);
  return jobId;
}

/** Changes the village's settings as its admin does. */
export async function changeSettings(hub: TestHub, change: (settings: Settings) => Settings): Promise<void> {
  const admin = await hub.signIn('admin');
  const read = await admin.ask(endpoints.readSettings, {});
  if (!read.ok) throw new Error(read.refusal.code);
  await admin.act(endpoints.changeSettings, { body: { settings: change(read.value.settings), version: read.value.version } });
}
