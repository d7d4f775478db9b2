// What an endless demo needs besides: it takes care of orders that people at the screens place, reads the stalls again, and forgets what ended.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { orderLifecycle } from '@pitulungan/contracts/lifecycles/order';
import { boardKeepers, type Crew } from './crew.ts';
import { serveOrder } from './desk.ts';
import { planOrder } from './plans.ts';
import type { PlacedOrderRecord, World } from './world.ts';

const LOOK_EVERY_MS = 2_000;
const TIDY_EVERY_MS = 120_000;
/** An order that nobody of this run has placed is somebody's at a screen, or of an earlier demo. */
const ADOPT_AFTER_MS = 5_000;

export function keepForever(world: World, crew: Crew): void {
  const adopted = new Set<string>();
  world.pace.every(LOOK_EVERY_MS, () => adoptOrders(world, crew, adopted));
  world.pace.every(TIDY_EVERY_MS, async () => {
    world.stalls = await crew.staff.merchants.client.get(endpoints.stalls, { params: { village: world.village.code } });
    const orders = crew.staff.merchants.live.board.orders;
    world.forget([...world.orders.keys()].filter((id) => orders[id] && orderLifecycle.terminal.includes(orders[id].status)));
    for (const { live } of boardKeepers(crew)) live.forgetOld();
  });
}

/** Merchants answer these too; nothing else is done to them, so that the person at the screen decides. */
function adoptOrders(world: World, { staff }: Crew, adopted: Set<string>): void {
  const { live } = staff.merchants;
  for (const order of Object.values(live.board.orders)) {
    const waits = order.status === 'PLACED' || order.status === 'CONFIRMED';
    if (!waits || adopted.has(order.id) || world.orders.has(order.id) || live.nowMs() - Date.parse(order.placedAt) < ADOPT_AFTER_MS) continue;
    const stall = world.stalls.find(({ id }) => id === order.merchantId);
    if (!stall) continue;
    adopted.add(order.id);
    const plan = planOrder({ random: world.random.fork(order.code), stall, mayExpire: false });
    const merchant = { kind: 'prompt', answerS: 40, prepareS: 180 } as const;
    const record: PlacedOrderRecord = {
      orderId: order.id,
      code: order.code,
      token: '',
      placedAtMs: Date.now(),
      plan: { ...plan, merchant, desk: 'none', complains: false },
    };
    world.pace.spawn(() => serveOrder(world, staff.merchants, record));
  }
}
