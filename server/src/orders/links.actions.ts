// A resident's key to their order.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { roomOf } from '../facts/facts.rooms.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { currentToken, orderOfToken, replaceToken, type TrackedOrder } from './links.store.ts';
import { lockOrder } from './orders.store.ts';
import { newToken, trackingPath } from './placing.actions.ts';
import { hasOrder } from './reading.store.ts';

const KEEP_MS = 24 * 3_600_000; // after the end (product.md section 13)

export const orderOfLink = (ctx: Context, token: string): Promise<TrackedOrder | undefined> => orderOfToken(ctx.db, token, new Date(ctx.clock.now() - KEEP_MS));

/** null: every link of the order was revoked; undefined: the village has no such order. */
export async function linkOf(ctx: Context, villageId: VillageId, orderId: OrderId): Promise<string | null | undefined> {
  const token = await currentToken(ctx.db, villageId, orderId);
  if (token !== undefined) return trackingPath(token);
  return (await hasOrder(ctx, villageId, orderId)) ? null : undefined;
}

/** Revokes what was sent and makes a new link: the old page shows nothing any more, one that is open included. */
export async function renewLink(ctx: Context, actor: Actor, target: { key: string; orderId: OrderId }): Promise<Outcome<{ path: string }>> {
  const outcome = await perform<{ path: string }>(ctx, { actor, key: target.key, name: 'renewLink', input: target }, async (tx) => {
    if (!(await lockOrder(tx, actor.villageId, target.orderId))) return refused('NOT_FOUND');
    const token = newToken();
    await replaceToken(tx, { villageId: actor.villageId, orderId: target.orderId, token, now: new Date(ctx.clock.now()) });
    return decided({ path: trackingPath(token) }, []);
  });
  if (outcome.ok) ctx.bus.in(roomOf({ kind: 'resident', villageId: actor.villageId, orderId: target.orderId })).disconnectSockets(true);
  return outcome;
}
