// The cash desk, the books and the village's settings.
import { z } from 'zod';
import { ShareView } from '../books.ts';
import { DepositView, Resolution } from '../cash.ts';
import { DayEconomics } from '../economics.ts';
import { CourierId, DepositId } from '../ids.ts';
import { RupiahAmount } from '../money.ts';
import { Settings } from '../settings.ts';
import { BusinessDate, MonthId } from '../time.ts';
import { endpoint, Done } from './endpoint.ts';

const OnDeposit = z.strictObject({ depositId: DepositId });
/** `resolution` names what the person saw: a decision about something else is refused. */
const Decision = z.strictObject({ resolution: Resolution, note: z.string().trim().min(1).max(300) });

export const CashOverview = z.strictObject({
  /** Sum over couriers of what was collected and not yet counted; equals the ledger's accounts 1.1.01.11 and 1.1.01.12 */
  inHands: RupiahAmount,
  collectedTotal: RupiahAmount,
  countedTotal: RupiahAmount,
  shortages: RupiahAmount,
  overages: RupiahAmount,
  couriers: z.array(z.strictObject({ courierId: CourierId, name: z.string(), orders: z.int(), waitingSince: z.string().nullable() })),
});
export type CashOverview = z.infer<typeof CashOverview>;

export const deskEndpoints = {
  cashOverview: endpoint({
    method: 'GET',
    path: '/cash',
    summary: 'Cash in couriers’ hands and totals',
    access: 'cash.read',
    response: CashOverview,
    refusals: [],
  }),
  listDeposits: endpoint({
    method: 'GET',
    path: '/cash/deposits',
    summary: 'The last deposits, newest first',
    access: 'cash.read',
    response: z.array(DepositView),
    refusals: [],
  }),
  countDeposit: endpoint({
    method: 'POST',
    path: '/cash/deposits/:depositId/count',
    summary: 'Blind count of a deposit',
    access: 'cash.count',
    params: OnDeposit,
    body: z.strictObject({ counted: RupiahAmount }),
    response: DepositView,
    refusals: ['NOT_FOUND', 'DEPOSIT_COUNTED', 'COUNTING_OWN_CASH'],
  }),
  proposeResolution: endpoint({
    method: 'POST',
    path: '/cash/deposits/:depositId/proposal',
    summary: 'Propose what becomes of a difference; somebody else decides',
    access: 'cash.propose',
    params: OnDeposit,
    body: Decision,
    response: DepositView,
    refusals: ['NOT_FOUND', 'DEPOSIT_NOT_OPEN', 'RESOLUTION_WRONG', 'OWN_CASE'],
  }),
  resolveDeposit: endpoint({
    method: 'POST',
    path: '/cash/deposits/:depositId/resolve',
    summary: 'Approve what another person proposed, or send it back',
    access: 'cash.resolve',
    params: OnDeposit,
    body: Decision.extend({ approve: z.boolean() }),
    response: DepositView,
    refusals: ['NOT_FOUND', 'DEPOSIT_NOT_OPEN', 'NOTHING_PROPOSED', 'PROPOSAL_CHANGED', 'SAME_PERSON', 'OWN_CASE'],
  }),
  monthShare: endpoint({
    method: 'GET',
    path: '/books/share',
    summary: 'The share of a month, computed from its journals',
    access: 'books.read',
    query: z.strictObject({ month: MonthId.optional() }),
    response: ShareView,
    refusals: [],
  }),
  dayEconomics: endpoint({
    method: 'GET',
    path: '/books/day',
    summary: 'What bringing cost on a day and what it brought in, with and without express',
    access: 'books.read',
    query: z.strictObject({ date: BusinessDate.optional() }),
    response: DayEconomics,
    refusals: [],
  }),
  readSettings: endpoint({
    method: 'GET',
    path: '/settings',
    summary: 'The village’s settings',
    access: 'session',
    response: z.strictObject({ settings: Settings, version: z.int() }),
    refusals: [],
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: '/settings',
    summary: 'Change the settings; names the version that was read',
    access: 'settings.write',
    body: z.strictObject({ settings: Settings, version: z.int() }),
    response: z.strictObject({ version: z.int() }),
    refusals: ['SETTINGS_CHANGED'],
  }),
  setMerchantOpen: endpoint({
    method: 'POST',
    path: '/merchants/:merchantId/open',
    summary: 'Open or close a stall',
    access: 'operations.write',
    params: z.strictObject({ merchantId: z.uuid() }),
    body: z.strictObject({ open: z.boolean() }),
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
};
