import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { refused } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import { fundMovements, funds, openFund } from './funds.actions.ts';

export function fundRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listFunds, async ({ session }) => answered(await funds(ctx, session.villageId)));
  route(ctx, router, endpoints.openFund, ({ session, key, body }) => openFund(ctx, session.actor, { key, ...body }));
  route(ctx, router, endpoints.fundMovements, async ({ session, params, query }) => {
    const found = await fundMovements(ctx, { villageId: session.villageId, id: params.fundId }, query);
    return found ? answered(found) : refused('NOT_FOUND');
  });
}
