// What the people do who are not on the screen of the story: over HTTP, as their own apps would.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Fact, FactType } from '@pitulungan/contracts/facts';
import type { PlacedOrder } from '@pitulungan/contracts/endpoints/shop';
import type { JobId, OrderId } from '@pitulungan/contracts/ids';
import type { JobView } from '@pitulungan/contracts/jobs';
import { COURIER_STEPS, type CourierStep } from '@pitulungan/contracts/lifecycles/job';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { OrderRequestInput, OrderView } from '@pitulungan/contracts/orders';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Settings } from '@pitulungan/contracts/settings';
import { Listener } from '../../harness/listener.ts';
import type { Person } from '../../harness/person.ts';
import { basketOf, JANTI } from '../../harness/story.ts';
import { until } from '../../harness/until.ts';
import type { Cast } from './cast.ts';

export const ADMIN = 1;
export const DISPATCHER = 2;
export const CASHIER = 5;
export const MANAGER = 7;
export const SUPERVISOR = 8;
export const HEAD_OF_VILLAGE = 9;
export const COURIER = 101;
export const MERCHANT = 201;

const PATIENCE_MS = 60_000;
const now = (): string => new Date().toISOString();

export async function stalls(cast: Cast): Promise<MerchantView[]> {
  const all = await cast.visitor.act(endpoints.stalls, { params: { village: JANTI } });
  return all.filter(({ open, products }) => open && products.filter(({ available }) => available).length > 3);
}

export async function place(cast: Cast, more: Partial<OrderRequestInput> = {}): Promise<PlacedOrder> {
  const [stall] = await stalls(cast);
  if (!stall) throw new Error('No stall is open');
  return cast.visitor.act(endpoints.orderFromStall, { params: { village: JANTI }, body: basketOf(stall, more) });
}

export async function orderOf(cast: Cast, { code }: Pick<PlacedOrder, 'code'>): Promise<OrderView> {
  const dispatcher = await cast.signIn(DISPATCHER);
  const { orders } = await dispatcher.act(endpoints.listOrders, { query: { search: code } });
  const found = orders.find((each) => each.code === code);
  if (!found) throw new Error(`No order ${code}`);
  return found;
}

/** The stall takes it and packs it: there is a job now. */
export async function pack(cast: Cast, order: PlacedOrder): Promise<JobId> {
  const dispatcher = await cast.signIn(DISPATCHER);
  const params = { orderId: order.orderId };
  await dispatcher.act(endpoints.confirmOrder, { params });
  await dispatcher.act(endpoints.readyOrder, { params });
  const { jobId } = await orderOf(cast, order);
  if (!jobId) throw new Error(`${order.code} is packed and has no job`);
  return jobId;
}

export async function assign(cast: Cast, jobId: JobId, courier: Person): Promise<void> {
  const dispatcher = await cast.signIn(DISPATCHER);
  await dispatcher.act(endpoints.assignJob, { params: { jobId }, body: { courierId: courier.courierId } });
}

export async function step(courier: Person, jobId: JobId, ...steps: CourierStep[]): Promise<void> {
  for (const each of steps) await courier.act(endpoints.stepJob, { params: { jobId }, body: { step: each, happenedAt: now() } });
}

/** A courier brings an order to its buyer and takes what is due. */
export async function deliver(cast: Cast, order: PlacedOrder, courier: Person): Promise<void> {
  const jobId = await pack(cast, order);
  await assign(cast, jobId, courier);
  await step(courier, jobId, ...COURIER_STEPS);
  const { total, payment } = await orderOf(cast, order);
  const cashCollected = payment.method === 'cash' ? total : null;
  await courier.act(endpoints.deliverJob, { params: { jobId }, body: { receiverName: 'Pak Contoh', cashCollected, happenedAt: now() } });
  await until(`${order.code} is delivered`, async () => (await orderOf(cast, order)).deliveredAt !== null, PATIENCE_MS);
}

export async function goOnDuty(courier: Person): Promise<void> {
  await courier.act(endpoints.setDuty, { body: { duty: 'ON', happenedAt: now() } });
}

interface Phone {
  jobs(): JobView[];
  report(pin: LatLng): Promise<void>;
  close(): void;
}

/** The courier's phone: knows their jobs, reports where it is. Close it at the end. */
export async function openPhone(courier: Person): Promise<Phone> {
  const phone = new Listener(courier.name, { url: courier.url, headers: courier.cookies, auth: { view: 'courier' } });
  await phone.open();
  return {
    jobs: () => Object.values(phone.board.jobs),
    async report(pin) {
      await phone.report({ pin, accuracyM: 8, headingDeg: null, happenedAt: now() });
    },
    close: () => phone.drop(),
  };
}

export async function changeSettings(cast: Cast, change: (settings: Settings) => Settings): Promise<void> {
  const admin = await cast.signIn(ADMIN);
  const { settings, version } = await admin.act(endpoints.readSettings, {});
  await admin.act(endpoints.changeSettings, { body: { settings: change(settings), version } });
}

/** Only people give jobs to couriers, so that a story knows who is asked. */
export const byHand = (settings: Settings): Settings => ({ ...settings, dispatch: { ...settings.dispatch, mode: 'manual' } });

export async function timeline(cast: Cast, orderId: OrderId): Promise<Omit<Fact, 'changes'>[]> {
  const dispatcher = await cast.signIn(DISPATCHER);
  return dispatcher.act(endpoints.orderTimeline, { params: { orderId } });
}

/** How often each of these stands in the timeline of an order. */
export async function countFacts(cast: Cast, orderId: OrderId, types: readonly FactType[]): Promise<Record<string, number>> {
  const facts = await timeline(cast, orderId);
  return Object.fromEntries(types.map((type) => [type, facts.filter((fact) => fact.type === type).length]));
}

/** The month of the newest journal of a settled order, and its number: the running month may be empty on its first day. */
export async function monthWithJournals(cast: Cast): Promise<{ month: string; journal: string }> {
  const manager = await cast.signIn(MANAGER);
  const { journals } = await manager.act(endpoints.listJournals, { query: { fact: 'order.completed', limit: 1 } });
  const [newest] = journals;
  if (!newest) throw new Error('No order is settled');
  return { month: newest.businessDate.slice(0, 7), journal: newest.id };
}
