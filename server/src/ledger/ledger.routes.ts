import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { journals } from './ledger.actions.ts';

export function ledgerRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listJournals, async ({ session, query }) => answered(await journals(ctx, session.villageId, query)));
}
