import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, fileRoute, route } from '../platform/route.ts';
import { exportFile, exportsOf, exportView, requestExport } from './exports.actions.ts';
import { MEDIA_TYPES } from './media-types.rules.ts';

export function exportRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.requestExport, ({ session, key, body }) => requestExport(ctx, session.actor, { key, ...body }));
  route(ctx, router, endpoints.listExports, async ({ session }) => answered(await exportsOf(ctx, session.villageId)));
  route(ctx, router, endpoints.readExport, ({ session, params }) => exportView(ctx, session.villageId, params.exportId));
  fileRoute(ctx, router, endpoints.downloadExport, async ({ session, params }) => {
    const found = await exportFile(ctx, session.villageId, params.exportId);
    if (!found.ok) return found;
    const { view, file } = found.value;
    return answered({ bytes: file, name: view.fileName ?? view.id, mediaType: MEDIA_TYPES[view.format] });
  });
}
