// A buyer with the tracking page open: hears that something changed, asks again, and must see the courier only on the way to them.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { orderLifecycle } from '@pitulungan/contracts/lifecycles/order';
import { PROTOCOL_VERSION } from '@pitulungan/contracts/sockets';
import type { HubClient } from './hub-client.ts';
import { openTrackingSocket } from './live-board.ts';
import type { PlacedOrderRecord, World } from './world.ts';

const LOOK_AT_LEAST_EVERY_MS = 5_000;

export async function followOrder(world: World, resident: HubClient, { token, code }: PlacedOrderRecord): Promise<void> {
  const socket = openTrackingSocket(resident, token);
  let changed = Promise.withResolvers<void>();
  socket.on('trackingChanged', () => changed.resolve());
  socket.on('trackingPosition', (position) => {
    if (position) world.tally.add('trackingPositions');
  });
  // A listener without a board says hello too: the hub answers with what it may know, which is nothing of others.
  socket.on('connect', () => socket.emit('hello', { version: PROTOCOL_VERSION, lastSequence: 0 }, () => undefined));
  try {
    for (;;) {
      const answer = await resident.call(endpoints.tracking, { params: { token } });
      if (!answer.ok) return;
      const view = answer.value;
      if (view.courier && view.stage !== 'COMING_TO_YOU') world.tally.problem('privacy', `${code}: the courier is shown in ${view.stage}`);
      if (orderLifecycle.terminal.includes(view.orderStatus)) return;
      await Promise.race([changed.promise, world.pace.sleepMs(LOOK_AT_LEAST_EVERY_MS)]);
      changed = Promise.withResolvers<void>();
    }
  } finally {
    socket.disconnect();
  }
}
