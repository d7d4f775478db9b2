// Plans: what was known, what was decided, and does it come out the same again?
import { z } from 'zod';
import { PlanId, ZoneId } from '../ids.ts';
import { PlanDetail, PlanView, Replay } from '../plans.ts';
import { Instant } from '../time.ts';
import { endpoint } from './endpoint.ts';

const OnPlan = z.strictObject({ planId: PlanId });

export const planEndpoints = {
  listPlans: endpoint({
    method: 'GET',
    path: '/plans',
    summary: 'Plans of the last thirty days, the newest first, a hundred at once',
    access: 'operations.write',
    query: z.strictObject({ zone: ZoneId.optional(), before: Instant.optional() }),
    response: z.array(PlanView),
    refusals: [],
  }),
  standingPlans: endpoint({
    method: 'GET',
    path: '/plans/standing',
    summary: 'What each zone’s last plan of this minute would do next: trips, what is held back and why. Tentative ones may change',
    access: 'operations.read',
    response: z.array(PlanDetail),
    refusals: [],
  }),
  readPlan: endpoint({
    method: 'GET',
    path: '/plans/:planId',
    summary: 'One plan with its reasons: trips, ranked couriers, what was held back and what a human must decide',
    access: 'operations.write',
    params: OnPlan,
    response: PlanDetail,
    refusals: ['NOT_FOUND'],
  }),
  replayPlan: endpoint({
    method: 'GET',
    path: '/plans/:planId/replay',
    summary: 'Decides again from what was known then: the same, byte for byte?',
    access: 'operations.write',
    params: OnPlan,
    response: Replay,
    refusals: ['NOT_FOUND'],
  }),
};
