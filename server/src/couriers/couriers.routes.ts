import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { refused } from '../platform/perform.ts';
import { route } from '../platform/route.ts';
import { arrangeStops, setDuty, setShiftEnd } from './couriers.actions.ts';

export function courierRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.setDuty, ({ session, key, body }) =>
    session.courierId === null
      ? Promise.resolve(refused('NOT_ALLOWED'))
      : setDuty(ctx, session.actor, { key, courierId: session.courierId, duty: body.duty, happenedAt: body.happenedAt }),
  );
  route(ctx, router, endpoints.setShiftEnd, ({ session, key, body: { until, happenedAt } }) =>
    session.courierId === null
      ? Promise.resolve(refused('NOT_ALLOWED'))
      : setShiftEnd(ctx, session.actor, { key, courierId: session.courierId, until, happenedAt }),
  );
  route(ctx, router, endpoints.arrangeStops, ({ session, key, params, body }) => arrangeStops(ctx, session.actor, { key, ...params, ...body }));
}
