import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { changePolicy, readPolicy } from './policy.actions.ts';
import { whatIf } from './what-if.actions.ts';

export function policyRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.readPolicy, async ({ session }) => answered(await readPolicy(ctx, session.villageId)));
  route(ctx, router, endpoints.changePolicy, ({ session, key, body }) => changePolicy(ctx, session.actor, { key, ...body }));
  route(ctx, router, endpoints.whatIf, ({ session, body }) => whatIf(ctx, { villageId: session.villageId, ...body }));
}
