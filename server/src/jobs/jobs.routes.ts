// The dispatcher's hand and the courier's taps.
import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId } from '@pitulungan/contracts/ids';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { Context } from '../context.ts';
import { invariant } from '../platform/invariant.ts';
import { route } from '../platform/route.ts';
import type { Session } from '../platform/session.ts';
import { fixJob, mergeJobs } from './fixes.actions.ts';
import * as offers from './offers.actions.ts';
import * as steps from './steps.actions.ts';
import { acceptOffer, declineOffer } from './trips.actions.ts';

function courierOf(session: Session): CourierId {
  invariant(session.courierId, `courier.work without a courier: ${session.userId}`);
  return session.courierId;
}

export function jobRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.assignJob, ({ session, key, params, body }) => offers.assignJob(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.reassignJob, ({ session, key, params, body }) => offers.reassignJob(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.unassignJob, ({ session, key, params }) => offers.releaseJob(ctx, session.actor, { key, ...params, how: 'unassign' }));
  route(ctx, router, endpoints.withdrawOffer, ({ session, key, params }) => offers.releaseJob(ctx, session.actor, { key, ...params, how: 'withdraw' }));
  route(ctx, router, endpoints.requeueJob, ({ session, key, params }) => offers.releaseJob(ctx, session.actor, { key, ...params, how: 'requeue' }));
  route(ctx, router, endpoints.fixJob, ({ session, key, params, body }) => fixJob(ctx, session.actor, { key, ...params, ...body }));
  route(ctx, router, endpoints.mergeJobs, ({ session, key, body }) => mergeJobs(ctx, session.actor, { key, ...body }));
  route(ctx, router, endpoints.retryJob, ({ session, key, params }) => steps.retryJob(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.returnJob, ({ session, key, params }) => steps.returnJob(ctx, session.actor, { key, ...params }));
  route(ctx, router, endpoints.confirmReturn, ({ session, key, params }) => steps.confirmReturn(ctx, session.actor, { key, ...params }));

  route(ctx, router, endpoints.acceptOffer, ({ session, key, params, body }) =>
    acceptOffer(ctx, session.actor, { key, ...params, courierId: courierOf(session), happenedAt: body.happenedAt }),
  );
  route(ctx, router, endpoints.declineOffer, ({ session, key, params, body }) =>
    declineOffer(ctx, session.actor, { key, ...params, courierId: courierOf(session), happenedAt: body.happenedAt }),
  );
  route(ctx, router, endpoints.stepJob, ({ session, key, params, body }) =>
    steps.stepJob(ctx, session.actor, { key, ...params, courierId: courierOf(session), happenedAt: body.happenedAt, step: body.step }),
  );
  route(ctx, router, endpoints.deliverJob, ({ session, key, params, body }) =>
    steps.deliverJob(ctx, session.actor, {
      key,
      ...params,
      courierId: courierOf(session),
      happenedAt: body.happenedAt,
      receiverName: body.receiverName,
      cashCollected: body.cashCollected === null ? null : rupiahFromJson(body.cashCollected),
      shortfall: body.shortfall,
    }),
  );
  route(ctx, router, endpoints.failJob, ({ session, key, params, body }) =>
    steps.failJob(ctx, session.actor, { key, ...params, courierId: courierOf(session), happenedAt: body.happenedAt, reason: body.reason, note: body.note }),
  );
  route(ctx, router, endpoints.undoStep, ({ session, key, params, body }) =>
    steps.undoStep(ctx, session.actor, { key, ...params, courierId: courierOf(session), happenedAt: body.happenedAt }),
  );
}
