import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import type { Session } from '../platform/session.ts';
import * as vouchers from './vouchers.actions.ts';

const clerk = ({ actor, permissions }: Session): vouchers.Clerk => ({ actor, asManager: permissions.has('books.close') });

export function voucherRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listVouchers, async ({ session, query }) => answered(await vouchers.listVouchers(ctx, session.villageId, query)));
  route(ctx, router, endpoints.makeVoucher, ({ session, key, body }) => vouchers.makeVoucher(ctx, clerk(session), { key, ...body }));
  route(ctx, router, endpoints.approveVoucher, ({ session, key, params, body }) => vouchers.approveVoucher(ctx, clerk(session), { key, ...params, ...body }));
  route(ctx, router, endpoints.declineVoucher, ({ session, key, params, body }) => vouchers.declineVoucher(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.reverseVoucher, ({ session, key, params, body }) => vouchers.reverseVoucher(ctx, session.actor, { key, ...params, ...body }));
}
