import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { Context } from '../context.ts';
import { refused } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import * as deposits from './deposits.actions.ts';
import { decideDifference, proposeResolution } from './differences.actions.ts';

export function cashRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.cashOverview, async ({ session }) => answered(await deposits.cashOverview(ctx, session.villageId)));
  route(ctx, router, endpoints.listDeposits, async ({ session }) => answered(await deposits.listDeposits(ctx, session.villageId)));
  route(ctx, router, endpoints.countDeposit, ({ session, key, params, body }) =>
    deposits.countDeposit(ctx, session.actor, { key, ...params, counted: rupiahFromJson(body.counted) }),
  );
  route(ctx, router, endpoints.proposeResolution, ({ session, key, params, body }) => proposeResolution(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.resolveDeposit, ({ session, key, params, body }) => decideDifference(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.signDeposit, ({ session, key, params, body: { agrees, note, happenedAt } }) =>
    session.courierId === null
      ? Promise.resolve(refused('NOT_ALLOWED'))
      : deposits.signDeposit(ctx, session.actor, { key, courierId: session.courierId, ...params, agrees, note, happenedAt }),
  );
  route(ctx, router, endpoints.receipt, async ({ params }) => {
    const found = await deposits.receipt(ctx, params.token);
    return found ? answered(found) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.declareDeposit, ({ session, key, body }) =>
    session.courierId === null
      ? Promise.resolve(refused('NOT_ALLOWED'))
      : deposits.declareDeposit(ctx, session.actor, {
          key,
          courierId: session.courierId,
          declared: rupiahFromJson(body.declared),
          happenedAt: body.happenedAt,
        }),
  );
}
