import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { decideLine, importReport, listQrisLines } from './qris-report.actions.ts';

export function qrisReportRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.importQrisReport, ({ session, body }) => importReport(ctx, session.actor, body));
  route(ctx, router, endpoints.listQrisLines, async ({ session, query }) => answered(await listQrisLines(ctx, session.villageId, query.status)));
  route(ctx, router, endpoints.decideQrisLine, ({ session, key, params, body }) => decideLine(ctx, session.actor, { key, ...params, ...body }));
}
