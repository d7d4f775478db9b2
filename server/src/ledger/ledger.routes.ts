import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { answered, route } from '../platform/route.ts';
import { exportHledger } from './hledger.actions.ts';
import * as periods from './periods.actions.ts';
import * as reading from './reading.actions.ts';

export function ledgerRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.listJournals, async ({ session, query }) => answered(await reading.journals(ctx, session.villageId, query)));
  route(ctx, router, endpoints.readJournal, ({ session, query }) => reading.readJournal(ctx, session.villageId, query.number));
  route(ctx, router, endpoints.chartOfAccounts, async ({ session }) => answered(await reading.chartOfAccounts(ctx, session.villageId)));
  route(ctx, router, endpoints.listSubs, ({ session, params, query }) =>
    reading.listSubs(ctx, session.villageId, { ...params, all: query.all === 'true', after: query.after, limit: query.limit }),
  );
  route(ctx, router, endpoints.accountCard, ({ session, params, query }) => reading.accountCard(ctx, session.villageId, { ...params, ...query }));
  route(ctx, router, endpoints.trialBalance, async ({ session, query }) => answered(await reading.trialBalance(ctx, session.villageId, query.month)));
  route(ctx, router, endpoints.exportHledger, async ({ session, query }) => answered(await exportHledger(ctx, session.villageId, query.month)));
  route(ctx, router, endpoints.replayBooks, async ({ session }) => answered(await reading.replayBooks(ctx, session.villageId)));
  route(ctx, router, endpoints.listPeriods, async ({ session }) => answered(await periods.listPeriods(ctx, session.villageId)));
  route(ctx, router, endpoints.computePeriod, ({ session, key, params, body }) => periods.computePeriod(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.lockPeriod, ({ session, key, params, body }) => periods.lockPeriod(ctx, session.actor, { key, ...params, shown: body }));
  route(ctx, router, endpoints.listTaxRules, async ({ session }) => answered(await periods.listTaxRules(ctx, session.villageId)));
  route(ctx, router, endpoints.setTaxRule, ({ session, key, body }) => periods.setTaxRule(ctx, session.actor, { key, ...body }));
}
