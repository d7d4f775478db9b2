// Builds the HTTP side: headers, the API, its document, health, the web apps, and the handler of last resort.
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import { MAX_CSV_BYTES } from '@pitulungan/contracts/endpoints/orders';
import { refusal } from '@pitulungan/contracts/refusals';
import { authRoutes } from './auth/auth.routes.ts';
import { cashRoutes } from './cash/cash.routes.ts';
import { qrisReportRoutes } from './cash/qris-report.routes.ts';
import type { Context } from './context.ts';
import { courierRoutes } from './couriers/couriers.routes.ts';
import { dispatchRoutes } from './dispatch/dispatch.routes.ts';
import { planRoutes } from './dispatch/plans.routes.ts';
import { policyRoutes } from './dispatch/policy.routes.ts';
import { zoneRoutes } from './dispatch/zones.routes.ts';
import { fundRoutes } from './funds/funds.routes.ts';
import { healthRoute } from './health.ts';
import { jobRoutes } from './jobs/jobs.routes.ts';
import { ledgerRoutes } from './ledger/ledger.routes.ts';
import { openApiRoutes } from './openapi.ts';
import { orderRoutes } from './orders/orders.routes.ts';
import { shopRoutes } from './orders/shop.routes.ts';
import { payoutRoutes } from './payouts/payouts.routes.ts';
import { faultHandler } from './platform/faults.ts';
import { exportRoutes } from './reports/exports.routes.ts';
import { reportRoutes } from './reports/reports.routes.ts';
import { transparencyRoutes } from './reports/transparency.routes.ts';
import { refundRoutes } from './refunds/refunds.routes.ts';
import { shareRoutes } from './shares/shares.routes.ts';
import { voucherRoutes } from './vouchers/vouchers.routes.ts';
import { villageRoutes } from './villages/villages.routes.ts';

const BODY_BYTES = 64_000;
const CSV_BODY_BYTES = MAX_CSV_BYTES + 100_000;

export function buildApp(ctx: Context, version: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, uniquelocal');
  app.use(
    helmet({
      contentSecurityPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: ctx.config.publicUrl?.startsWith('https://') ?? false,
    }),
  );
  app.get('/healthz', healthRoute(ctx, version));
  app.use('/api', apiRouter(ctx, version));
  return app;
}

function apiRouter(ctx: Context, version: string): Router {
  const api = Router();
  for (const path of ['/orders/import', '/money/qris/import']) api.use(path, express.json({ limit: CSV_BODY_BYTES }));
  api.use(express.json({ limit: BODY_BYTES }));
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  for (const mount of [
    authRoutes,
    shopRoutes,
    orderRoutes,
    jobRoutes,
    dispatchRoutes,
    zoneRoutes,
    planRoutes,
    policyRoutes,
    courierRoutes,
    cashRoutes,
    qrisReportRoutes,
    fundRoutes,
    refundRoutes,
    payoutRoutes,
    ledgerRoutes,
    voucherRoutes,
    shareRoutes,
    reportRoutes,
    exportRoutes,
    transparencyRoutes,
    villageRoutes,
  ])
    mount(ctx, api);
  openApiRoutes(api, version);
  api.use((_request, response) => void response.status(404).json(refusal('NOT_FOUND')));
  api.use(faultHandler(ctx.log));
  return api;
}
