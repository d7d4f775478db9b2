// Doors without sign-in: the shop, and an order's own page by its token.
import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { VillageId } from '@pitulungan/contracts/ids';
import { sendProof } from '../cash/qris.actions.ts';
import type { Context } from '../context.ts';
import { stalls } from '../merchants/merchants.actions.ts';
import { refused, type Actor } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import { trackingView } from '../tracking/tracking.actions.ts';
import { villageByCode, villageMap, villages } from '../villages/villages.actions.ts';
import { orderOfLink } from './links.actions.ts';
import * as orders from './orders.actions.ts';
import { placeOrder } from './placing.actions.ts';
import { comingSlots } from './slots.reading.actions.ts';

/** A resident has no account: the phone number, or the token of the order, says who it is. */
const resident = (villageId: VillageId, id: string): Actor => ({ kind: 'resident', id, name: '', villageId });

export function shopRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.villages, async () => answered(await villages(ctx)));
  route(ctx, router, endpoints.villageMap, async ({ params }) => {
    const village = await villageByCode(ctx, params.village);
    return village ? answered(await villageMap(ctx, village.id)) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.stalls, async ({ params }) => {
    const village = await villageByCode(ctx, params.village);
    return village ? answered(await stalls(ctx, village.id)) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.slots, async ({ params, query }) => {
    const village = await villageByCode(ctx, params.village);
    return village ? answered(await comingSlots(ctx, village.id, query)) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.orderFromStall, async ({ params, body, key, request }) => {
    if (!(await ctx.limits.take('shop-order', request.ip ?? ''))) return refused('TOO_MANY_TRIES');
    const village = await villageByCode(ctx, params.village);
    if (!village) return refused('NOT_FOUND');
    return placeOrder(ctx, resident(village.id, body.buyerPhone), { key, request: body, source: 'app' });
  });
  route(ctx, router, endpoints.tracking, async ({ params }) => {
    const tracked = await orderOfLink(ctx, params.token);
    const view = tracked && (await trackingView(ctx, tracked));
    return view ? answered(view) : refused('LINK_EXPIRED');
  });
  route(ctx, router, endpoints.cancelByResident, async ({ params, key }) => {
    const tracked = await orderOfLink(ctx, params.token);
    if (!tracked) return refused('LINK_EXPIRED');
    return orders.cancel(ctx, resident(tracked.villageId, params.token), { key, orderId: tracked.orderId, reason: 'dibatalkan pembeli', party: 'R' });
  });
  route(ctx, router, endpoints.sendProof, async ({ params, key, body }) => {
    const tracked = await orderOfLink(ctx, params.token);
    if (!tracked) return refused('LINK_EXPIRED');
    return sendProof(ctx, resident(tracked.villageId, params.token), { key, orderId: tracked.orderId, reference: body.reference });
  });
}
