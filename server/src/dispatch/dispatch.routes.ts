import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { refused } from '../platform/perform.ts';
import { answered, route } from '../platform/route.ts';
import { candidatesFor, offerByHand } from './dispatch.actions.ts';

export function dispatchRoutes(ctx: Context, router: Router): void {
  route(ctx, router, endpoints.jobCandidates, async ({ session, params }) => {
    const candidates = await candidatesFor(ctx, session.villageId, params.jobId);
    return candidates ? answered(candidates) : refused('NOT_FOUND');
  });
  route(ctx, router, endpoints.offerJob, ({ session, key, params, body }) =>
    offerByHand(ctx, session.actor, { key, jobIds: [params.jobId], stops: [], ...body }),
  );
  route(ctx, router, endpoints.offerTrip, ({ session, key, body }) => offerByHand(ctx, session.actor, { key, ...body }));
}
