import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { MerchantId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { setMerchantOpen } from '../merchants/merchants.actions.ts';
import { answered, route } from '../platform/route.ts';
import { changeSettings, settingsWithVersion } from './villages.actions.ts';

export function villageRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.readSettings, async ({ session }) => answered(await settingsWithVersion(ctx, session.villageId)));
  route(ctx, router, endpoints.changeSettings, ({ session, key, body }) => changeSettings(ctx, session.actor, { key, ...body }));
  route(ctx, router, endpoints.setMerchantOpen, ({ session, key, params, body }) =>
    setMerchantOpen(ctx, session.actor, { key, merchantId: params.merchantId as MerchantId, ...body }),
  );
}
