// The dispatch numbers of a village: read, changed with their history, and tried on a day that has been.
import { z } from 'zod';
import { DayResult, PolicyNumbers, PolicyVersion } from '../policy.ts';
import { BusinessDate } from '../time.ts';
import { endpoint } from './endpoint.ts';

export const policyEndpoints = {
  readPolicy: endpoint({
    method: 'GET',
    path: '/policy',
    summary: 'The dispatch numbers in force, and the fifty versions before them, the newest first',
    access: 'operations.read',
    response: z.strictObject({ current: PolicyVersion, history: z.array(PolicyVersion) }),
    refusals: [],
  }),
  changePolicy: endpoint({
    method: 'PUT',
    path: '/policy',
    summary: 'Change dispatch numbers; what is left out goes back to its default',
    access: 'settings.write',
    body: z.strictObject({ numbers: PolicyNumbers, note: z.string().trim().max(300), version: z.int().min(0) }),
    response: z.strictObject({ version: z.int() }),
    refusals: ['POLICY_CHANGED'],
  }),
  whatIf: endpoint({
    method: 'POST',
    path: '/policy/what-if',
    summary: 'Play a day of this village again, with the numbers in force and with these; changes nothing',
    access: 'settings.write',
    body: z.strictObject({ numbers: PolicyNumbers, date: BusinessDate }),
    response: z.strictObject({ date: BusinessDate, inForce: DayResult, proposed: DayResult }),
    refusals: ['DAY_EMPTY', 'BUSY'],
  }),
};
