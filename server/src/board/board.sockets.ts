// The socket's door: the handshake decides once who listens, hello brings them up to date, couriers report where they are.
import { HandshakeAuth, Hello, PositionBatch } from '@pitulungan/contracts/sockets';
import type { Context } from '../context.ts';
import { roomOf, staffSight, type Listener } from '../facts/facts.rooms.ts';
import { orderOfLink } from '../orders/links.actions.ts';
import type { Bus } from '../platform/bus.ts';
import { sessionOf, sessionRoom } from '../platform/session.ts';
import type { Broadcast } from '../tracking/broadcast.actions.ts';
import { reportPositions } from '../tracking/tracking.actions.ts';
import { answerHello } from './board.actions.ts';

type Socket = Parameters<Parameters<Bus['on']>[1]>[0] & { data: { listener: Listener } };

const REPORTS_PER_10_S = 40;

export function openSockets(ctx: Context, broadcast: Broadcast): void {
  ctx.bus.use((socket, next) => {
    listenerOf(ctx, socket as Socket).then(
      (listener) => {
        if (!listener) {
          next(new Error('NOT_SIGNED_IN'));
          return;
        }
        socket.data.listener = listener;
        next();
      },
      (error: unknown) => {
        ctx.log.error({ err: error }, 'handshake');
        next(new Error('BUSY'));
      },
    );
  });
  ctx.bus.on('connection', (socket) => {
    const { listener } = socket.data as { listener: Listener };
    void socket.join([roomOf(listener), sessionRoom(socket.handshake.headers) ?? []].flat());
    const seen = budget();
    socket.on('hello', (message: unknown, ack: unknown) => void welcome(ctx, { listener, message, ack }));
    socket.on('positions', (batch: unknown, ack: unknown) => void report(ctx, broadcast, { listener, batch, ack, withinBudget: seen() }));
  });
}

async function listenerOf(ctx: Context, socket: Socket): Promise<Listener | undefined> {
  const auth = HandshakeAuth.safeParse(socket.handshake.auth);
  if (!auth.success) return undefined;
  if (auth.data.trackingToken !== undefined) {
    const order = await orderOfLink(ctx, auth.data.trackingToken);
    return order && { kind: 'resident', ...order };
  }
  const session = await sessionOf(ctx, socket.handshake.headers);
  if (!session) return undefined;
  const sight = auth.data.view === 'courier' ? undefined : staffSight(session.permissions);
  if (sight) return { kind: 'staff', villageId: session.villageId, sight };
  return session.courierId === null ? undefined : { kind: 'courier', villageId: session.villageId, courierId: session.courierId };
}

async function welcome(ctx: Context, call: { listener: Listener; message: unknown; ack: unknown }): Promise<void> {
  if (typeof call.ack !== 'function') return;
  const hello = Hello.safeParse(call.message);
  try {
    call.ack(hello.success ? await answerHello(ctx, call.listener, hello.data) : { refused: 'BAD_MESSAGE' });
  } catch (error) {
    ctx.log.error({ err: error }, 'hello'); // no answer: the client asks again
  }
}

async function report(ctx: Context, broadcast: Broadcast, call: { listener: Listener; batch: unknown; ack: unknown; withinBudget: boolean }): Promise<void> {
  const answer = typeof call.ack === 'function' ? (call.ack as (answer: { accepted: number; ignored: number }) => void) : () => {};
  const batch = PositionBatch.safeParse(call.batch);
  if (call.listener.kind !== 'courier' || !batch.success || !call.withinBudget) {
    answer({ accepted: 0, ignored: Array.isArray(call.batch) ? call.batch.length : 0 });
    return;
  }
  try {
    const { live, accepted } = await reportPositions(ctx, call.listener, batch.data);
    if (live) broadcast.moved(call.listener.villageId, live);
    answer({ accepted, ignored: batch.data.length - accepted });
  } catch (error) {
    ctx.log.error({ err: error }, 'positions');
  }
}

/** A connection may report so often; a broken or hostile phone cannot keep the server busy. */
function budget(): () => boolean {
  let from = 0;
  let used = 0;
  return () => {
    const now = Date.now();
    if (now - from > 10_000) [from, used] = [now, 0];
    used += 1;
    return used <= REPORTS_PER_10_S;
  };
}
