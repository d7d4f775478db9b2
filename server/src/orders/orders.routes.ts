import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { payAtHub } from '../cash/desk-payments.actions.ts';
import { confirmOwnQris, rejectPayment, verifyPayment } from '../cash/qris.actions.ts';
import type { Context } from '../context.ts';
import { importOrders } from '../imports/orders-csv.actions.ts';
import { refused } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import { findCaller } from '../residents/residents.actions.ts';
import { dayEconomics } from './economics.actions.ts';
import { linkOf, renewLink } from './links.actions.ts';
import * as orders from './orders.actions.ts';
import { placeOrder } from './placing.actions.ts';
import { listOrders, ownPayments, pendingPayments, timeline } from './reading.actions.ts';
import { moveSlot, releaseSlot } from './slots.actions.ts';

export function orderRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.placeOrder, ({ session, key, body: { source, ...request } }) => placeOrder(ctx, session.actor, { key, request, source }));
  route(ctx, router, endpoints.importOrders, ({ session, body }) => importOrders(ctx, session.actor, body.csv));
  route(ctx, router, endpoints.listOrders, async ({ session, query }) => answered(await listOrders(ctx, session.villageId, query)));
  route(ctx, router, endpoints.orderTimeline, async ({ session, params }) => {
    const facts = await timeline(ctx, session.villageId, params.orderId);
    return facts ? answered(facts) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.confirmOrder, ({ session, key, params }) => orders.confirm(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.rejectOrder, ({ session, key, params, body }) => orders.reject(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.readyOrder, ({ session, key, params }) => orders.ready(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.cancelOrder, ({ session, key, params, body }) => orders.cancel(ctx, session.actor, { key, ...params, ...body, party: 'D' }));
  route(ctx, router, endpoints.restoreOrder, ({ session, key, params }) => orders.restore(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.moveSlot, ({ session, key, params, body }) => moveSlot(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.releaseSlot, ({ session, key, params, body }) => releaseSlot(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.disputeOrder, ({ session, key, params, body }) => orders.dispute(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.resolveDispute, ({ session, key, params, body }) => orders.resolve(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.trackingLink, async ({ session, params }) => {
    const path = await linkOf(ctx, session.villageId, params.orderId);
    return path === undefined ? refused('NOT_FOUND') : answered({ path });
  });
  route(ctx, router, endpoints.renewTrackingLink, ({ session, key, params }) => renewLink(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.findCaller, async ({ session, query }) => answered(await findCaller(ctx, session.villageId, query.phone)));
  route(ctx, router, endpoints.verifyPayment, ({ session, key, params, body }) => verifyPayment(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.ownPayments, async ({ session }) => answered(await ownPayments(ctx, session.villageId, session.userId)));
  route(ctx, router, endpoints.confirmOwnQris, ({ session, key, params, body }) => confirmOwnQris(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.payAtHub, ({ session, key, params }) => payAtHub(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.rejectPayment, ({ session, key, params, body }) => rejectPayment(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.dayEconomics, async ({ session, query }) => answered(await dayEconomics(ctx, session.villageId, query.date)));
  route(ctx, router, endpoints.pendingPayments, async ({ session }) => answered(await pendingPayments(ctx, session.villageId)));
}
