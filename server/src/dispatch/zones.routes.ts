import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import * as zones from './zones.actions.ts';

export function zoneRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listZones, async ({ session }) => answered(await zones.listZones(ctx, session.villageId)));
  route(ctx, router, endpoints.changeZoneMode, ({ session, key, params, body }) => zones.changeZoneMode(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.splitZone, ({ session, key, params, body }) => zones.splitZone(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.joinZone, ({ session, key, params, body }) => zones.joinZone(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.setCourierZone, ({ session, key, params, body }) => zones.setCourierZone(ctx, session.actor, { key, ...params, ...body }));
}
