import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ReportRequest } from '@pitulungan/contracts/reports';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import type { Session } from '../platform/session.ts';
import { movements } from './accounts.actions.ts';
import { monthFigures, settledOrders } from './month.actions.ts';
import { ownFigures } from './own-figures.actions.ts';
import { makeReport, ON_SCREEN } from './reports.actions.ts';

export function reportRoutes(ctx: Context, router: Router): void {
  const show = ({ villageId }: Session, request: ReportRequest) => makeReport(ctx, { villageId, request, maxLines: ON_SCREEN });
  route(ctx, router, endpoints.statement, ({ session, params, query: { compare, ...months } }) =>
    show(session, { report: params.statement, ...months, compare: compare === 'yes' }),
  );
  route(ctx, router, endpoints.merchantStatement, ({ session, params, query }) => show(session, { report: 'merchant', ...query, ...params }));
  route(ctx, router, endpoints.courierStatement, ({ session, params, query }) => show(session, { report: 'courier', ...query, ...params }));
  route(ctx, router, endpoints.fundStatement, ({ session, params, query: { sub, ...months } }) =>
    show(session, { report: 'fund', ...months, ...params, sub: sub ?? null }),
  );
  route(ctx, router, endpoints.movements, async ({ session, query: { accounts, sub, from, to, before, limit } }) =>
    answered(
      await movements(ctx, session.villageId, {
        accounts: accounts.split(','),
        sub: sub ?? null,
        from: from ?? null,
        to: to ?? null,
        before: before ?? null,
        limit,
      }),
    ),
  );
  route(ctx, router, endpoints.monthFigures, async ({ session, query }) => answered(await monthFigures(ctx, session.villageId, query.month)));
  route(ctx, router, endpoints.settledOrders, async ({ session, query: { before, ...page } }) =>
    answered(await settledOrders(ctx, session.villageId, { ...page, before: before ?? null })),
  );
  route(ctx, router, endpoints.ownFigures, ({ session }) => ownFigures(ctx, session));
}
