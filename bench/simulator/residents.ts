// Residents: order from a stall or by phone, pay, follow, change their mind.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PlacedOrder } from '@pitulungan/contracts/endpoints/shop';
import type { OrderRequestInput } from '@pitulungan/contracts/orders';
import { buyerOf } from './buyers.ts';
import { followOrder } from './follower.ts';
import { sameAnswer, type Answer, type HubClient } from './hub-client.ts';
import { planOrder, type OrderPlan } from './plans.ts';
import { payByQris } from './qris-buyer.ts';
import type { Random } from './random.ts';
import { demoPhone, type PlacedOrderRecord, type World } from './world.ts';

/** One courier can carry an order in about this long; orders come a little slower than that. */
const JOB_TAKES_S = 15 * 60;
/** Only early orders may be left to expire, or the run would wait for them. */
const EXPIRY_UNTIL = 0.3;
const UNDER_WAY_PER_COURIER = 3;
const WAIT_MS = 200;

export interface Shops {
  resident: HubClient;
  /** Takes the calls */
  operator: HubClient;
  /** The merchant's part begins: given to the desk */
  onPlaced: (record: PlacedOrderRecord) => void;
  /** Orders that are placed and not yet with their buyer */
  underWay: () => number;
}

/** Seconds of the morning between two orders, so that the couriers are busy but not drowned. */
const orderSpacingS = (couriers: number): number => JOB_TAKES_S / couriers;

/** Places orders one after the other; resolves when the last one has its answer. */
export async function placeOrders(world: World, shops: Shops): Promise<void> {
  const random = world.random.fork('arrivals');
  const under: Promise<void>[] = [];
  for (let i = 0; world.options.forever || i < world.options.orders; i += 1) {
    await world.pace.sleep(waitFor(world, i, random));
    while (!world.arrivals && shops.underWay() > world.options.couriers * UNDER_WAY_PER_COURIER) await world.pace.sleepMs(WAIT_MS);
    const placing = world.pace.attempt(() => placeOne(world, shops, i));
    if (world.options.forever) await placing;
    else under.push(placing);
  }
  await Promise.all(under);
}

/** Seconds of the morning from the order before to this one. */
function waitFor({ arrivals, options }: World, index: number, random: Random): number {
  if (!arrivals) return random.exponential(orderSpacingS(options.couriers));
  return Math.max(0, (arrivals[index] ?? 0) - (arrivals[index - 1] ?? 0));
}

async function placeOne(world: World, shops: Shops, index: number): Promise<void> {
  const random = world.random.fork(`order-${index}`);
  const open = world.stalls.filter((stall) => stall.open && stall.products.some((product) => product.available));
  const stall = random.pick(open);
  const plan = planOrder({ random, stall, mayExpire: !world.options.forever && index < world.options.orders * EXPIRY_UNTIL });
  const request: OrderRequestInput = {
    ...buyerOf(world, plan.residentNumber, demoPhone(plan.residentNumber)),
    merchantId: stall.id,
    items: plan.items,
    payment: plan.payment,
    note: world.options.forever ? '' : noteOf(world, index),
  };
  const answer = await place(world, shops, { plan, request });
  if (!answer.ok)
    return world.tally.problem('hub', `Order ${index} at ${stall.name} was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.fields ?? {})}`);
  const record: PlacedOrderRecord = { orderId: answer.value.orderId, code: answer.value.code, token: answer.value.trackingToken, placedAtMs: Date.now(), plan };
  world.orders.set(record.orderId, record);
  shops.onPlaced(record);
  liveWith(world, shops.resident, record);
}

/** Tells our orders from those of others, and finds one that was taken twice. */
const noteOf = (world: World, index: number): string => `sim ${world.runId}-${index}`;

async function place(
  world: World,
  { resident, operator }: Shops,
  { plan, request }: { plan: OrderPlan; request: OrderRequestInput },
): Promise<Answer<PlacedOrder>> {
  if (plan.source === 'phone') return operator.call(endpoints.placeOrder, { body: { ...request, source: 'phone' } });
  const key = resident.newKey();
  const send = () => resident.call(endpoints.orderFromStall, { params: { village: world.village.code }, body: request }, key);
  const [answer, again] = await Promise.all([send(), plan.sendTwice ? send() : undefined]);
  if (again && !sameAnswer(answer, again))
    world.tally.problem('duplicate', `One order sent twice with one key: ${JSON.stringify(answer)} and ${JSON.stringify(again)}`);
  if (answer.ok || answer.refusal.code !== 'TOO_MANY_TRIES') return answer;
  return operator.call(endpoints.placeOrder, { body: { ...request, source: 'phone' } }); // the shop says wait: they ring the desk
}

function liveWith(world: World, resident: HubClient, record: PlacedOrderRecord): void {
  const { plan } = record;
  if (plan.follows) world.pace.spawn(() => followOrder(world, resident, record));
  if (plan.payment === 'qris') world.pace.spawn(() => payByQris(world, resident, record));
  if (plan.cancelAfterS !== null) world.pace.spawn(() => changeMind(world, resident, record));
}

async function changeMind(world: World, resident: HubClient, { token, plan }: PlacedOrderRecord): Promise<void> {
  await world.pace.sleep(plan.cancelAfterS ?? 0);
  await resident.call(endpoints.cancelByResident, { params: { token } }); // too late is an answer too
}
