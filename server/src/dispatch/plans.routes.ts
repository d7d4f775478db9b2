import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { refused } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import * as plans from './plans.actions.ts';

export function planRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listPlans, async ({ session, query }) =>
    answered(await plans.listPlans(ctx, { villageId: session.villageId, zoneId: query.zone, before: query.before })),
  );
  route(ctx, router, endpoints.standingPlans, async ({ session }) => answered(await plans.standingPlans(ctx, session.villageId)));
  route(ctx, router, endpoints.readPlan, async ({ session, params }) => {
    const plan = await plans.readPlan(ctx, session.villageId, params.planId);
    return plan ? answered(plan) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.replayPlan, async ({ session, params }) => {
    const replay = await plans.replayPlan(ctx, session.villageId, params.planId);
    return replay ? answered(replay) : refused('NOT_FOUND');
  });
}
