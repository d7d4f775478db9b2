import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import * as refunds from './refunds.actions.ts';

export function refundRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listRefunds, async ({ session, query }) => answered(await refunds.listRefunds(ctx, session.villageId, query.status)));
  route(ctx, router, endpoints.refundOrder, ({ session, key, params, body }) => refunds.decide(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.payRefund, ({ session, key, params, body }) => refunds.pay(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.reconcileRefund, ({ session, key, params, body }) => refunds.reconcile(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.keepStallClaim, ({ session, key, params, body }) => refunds.keepClaim(ctx, session.actor, { key, ...params, ...body }));
}
