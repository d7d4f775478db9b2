// A resident's key to their order.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { currentToken, orderOfToken, replaceToken, type TrackedOrder } from './links.store.ts';
import { lockOrder } from './orders.store.ts';
import { newToken, trackingPath } from './placing.actions.ts';

const KEEP_MS = 24 * 3_600_000; // after the end (product.md section 13)

export const orderOfLink = (ctx: Context, token: string): Promise<TrackedOrder | undefined> => orderOfToken(ctx.db, token, new Date(ctx.clock.now() - KEEP_MS));

export async function linkOf(ctx: Context, villageId: VillageId, orderId: OrderId): Promise<string | null> {
  const token = await currentToken(ctx.db, villageId, orderId);
  return token === undefined ? null : trackingPath(token);
}

/** Revokes what was sent and makes a new link: the old page shows nothing any more. */
export function renewLink(ctx: Context, actor: Actor, target: { key: string; orderId: OrderId }): Promise<Outcome<{ path: string }>> {
  return perform(ctx, { actor, key: target.key, name: 'renewLink', input: target }, async (tx) => {
    if (!(await lockOrder(tx, actor.villageId, target.orderId))) return refused('NOT_FOUND');
    const token = newToken();
    await replaceToken(tx, { villageId: actor.villageId, orderId: target.orderId, token, now: new Date(ctx.clock.now()) });
    return decided({ path: trackingPath(token) }, []);
  });
}
