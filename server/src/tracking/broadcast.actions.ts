// One batch of positions per second: to everybody who sees the operations, and, only while a courier is on the way to a door,
// to that door.
import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import { positionRooms, roomOf } from '../facts/facts.rooms.ts';
import type { Context } from '../context.ts';
import type { LastPosition } from '../platform/presence.ts';
import { positionView } from './tracking.actions.ts';
import { blurForResident } from './tracking.rules.ts';
import { ordersOnTheWay } from './tracking.store.ts';

const EVERY_MS = 1_000;

export interface Broadcast {
  moved(villageId: VillageId, position: LastPosition): void;
  /** Sends what has moved since the last time. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export function startBroadcast(ctx: Context): Broadcast {
  const pending = new Map<VillageId, Map<CourierId, LastPosition>>();
  let running: Promise<void> = Promise.resolve();

  const flush = async () => {
    const batches = [...pending];
    pending.clear();
    for (const [villageId, moved] of batches) await send(ctx, villageId, [...moved.values()]);
  };
  const tick = () => {
    running = running.then(flush).catch((error: unknown) => ctx.log.warn({ err: error }, 'positions were not sent, the next second brings newer ones'));
  };
  const timer = setInterval(tick, EVERY_MS);
  return {
    moved(villageId, position) {
      const moved = pending.get(villageId) ?? new Map<CourierId, LastPosition>();
      pending.set(villageId, moved.set(position.courierId, position));
    },
    flush,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function send(ctx: Context, villageId: VillageId, positions: LastPosition[]): Promise<void> {
  const now = ctx.clock.now();
  ctx.bus.to(positionRooms(villageId)).emit(
    'positions',
    positions.map((position) => positionView(position, now)),
  );
  const byCourier = new Map(positions.map((position) => [position.courierId, position]));
  for (const { courierId, orderId, door } of await ordersOnTheWay(ctx, villageId, [...byCourier.keys()])) {
    const position = byCourier.get(courierId);
    if (!position) continue;
    const room = roomOf({ kind: 'resident', villageId, orderId });
    ctx.bus.to(room).emit('trackingPosition', { pin: blurForResident(position.pin, door), at: new Date(position.happenedAtMs).toISOString() });
  }
}
