import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { setQrisFlow } from '../merchants/merchants.actions.ts';
import { refused } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import { listDebts, repay } from './debts.actions.ts';
import * as payouts from './payouts.actions.ts';
import * as wages from './wages.actions.ts';

export function payoutRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.merchantMoney, async ({ session }) => answered(await payouts.merchantMoney(ctx, session.villageId)));
  route(ctx, router, endpoints.setQrisFlow, ({ session, key, params, body }) => setQrisFlow(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.listPayouts, async ({ session, query }) => answered(await payouts.listPayouts(ctx, session.villageId, query.merchantId)));
  route(ctx, router, endpoints.payoutStatement, async ({ session, params }) => {
    const found = await payouts.payoutStatement(ctx, session.villageId, params.payoutId);
    return found ? answered(found) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.preparePayout, ({ session, key, body }) => payouts.prepare(ctx, session.actor, { key, ...body }));
  route(ctx, router, endpoints.payPayout, ({ session, key, params, body: { how, outcome } }) =>
    payouts.pay(ctx, session.actor, { key, ...params, how, outcome }),
  );
  route(ctx, router, endpoints.reconcilePayout, ({ session, key, params, body }) => payouts.reconcile(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.withdrawPayout, ({ session, key, params }) => payouts.withdraw(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.courierMoney, async ({ session }) => answered(await wages.courierMoney(ctx, session.villageId)));
  route(ctx, router, endpoints.listWages, async ({ session }) => answered(await wages.listWages(ctx, session.villageId)));
  route(ctx, router, endpoints.prepareWages, ({ session, key }) => wages.prepareRun(ctx, session.actor, key));
  route(ctx, router, endpoints.payWage, ({ session, key, params }) => wages.payWage(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.withdrawWage, ({ session, key, params }) => wages.withdrawWage(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.listDebts, async ({ session }) => answered(await listDebts(ctx, session.villageId)));
  route(ctx, router, endpoints.repayDebt, ({ session, key, body }) => repay(ctx, session.actor, { key, ...body }));
}
