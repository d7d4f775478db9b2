// Money after the door: funds, payouts, refunds, incentives, debts, the provider's QRIS file.
import { z } from 'zod';
import { FundCode, FundKind, FundMovement, FundView } from '../funds.ts';
import { FundId } from '../ids.ts';
import { endpoint } from './endpoint.ts';

const MAX_PAGE = 200;
/** Newest first; `before` is the journal id at which the last page ended. */
const Page = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
});

export const moneyEndpoints = {
  listFunds: endpoint({
    method: 'GET',
    path: '/money/funds',
    summary: 'Funds for a purpose: received, used, promised, free',
    access: 'money.read',
    response: z.array(FundView),
    refusals: [],
  }),
  openFund: endpoint({
    method: 'POST',
    path: '/money/funds',
    summary: 'Name a fund; its money comes in by a journal of its own',
    access: 'money.prepare',
    body: z.strictObject({ kind: FundKind, code: FundCode.min(1), name: z.string().trim().min(1).max(80) }),
    response: z.strictObject({ id: FundId }),
    refusals: ['FUND_CODE_TAKEN'],
  }),
  fundMovements: endpoint({
    method: 'GET',
    path: '/money/funds/:fundId/movements',
    summary: 'What came into a fund and what it paid, newest first',
    access: 'money.read',
    params: z.strictObject({ fundId: FundId }),
    query: Page,
    response: z.strictObject({ fund: FundView, movements: z.array(FundMovement), next: z.string().nullable() }),
    refusals: ['NOT_FOUND'],
  }),
};
