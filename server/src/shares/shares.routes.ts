import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { monthShare } from './shares.actions.ts';

export function shareRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.monthShare, async ({ session, query }) => answered(await monthShare(ctx, session.villageId, query.month)));
}
