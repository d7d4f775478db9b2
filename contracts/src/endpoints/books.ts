// The books as they are read, and the lock of a month.
import { z } from 'zod';
import {
  AccountCode,
  AccountSub,
  AccountView,
  CardLine,
  JournalView,
  PeriodHashes,
  PeriodView,
  ReplayCheck,
  SubView,
  TaxRuleView,
  TrialBalance,
} from '../books.ts';
import { OrderId } from '../ids.ts';
import { RupiahText } from '../money.ts';
import { BusinessDate, MonthId } from '../time.ts';
import { endpoint } from './endpoint.ts';

const JournalNumber = z.string().regex(/^\d{1,18}$/);
const OnMonth = z.strictObject({ month: MonthId });
const OnAccount = z.strictObject({ code: AccountCode });
const limit = z.coerce.number().int().min(1).max(200).default(50);

/** What narrows a list of journals; given together they must all hold. */
const JournalFilter = z.strictObject({
  month: MonthId.optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  account: AccountCode.optional(),
  sub: AccountSub.optional(),
  orderId: OrderId.optional(),
  fact: z.string().max(60).optional(),
  before: JournalNumber.optional(),
  limit,
});

export const bookEndpoints = {
  listJournals: endpoint({
    method: 'GET',
    path: '/books/journals',
    summary: 'Journals, newest first; `count` of all that the filter finds, with the sum of all entries of the village (always 0)',
    access: 'books.read',
    query: JournalFilter,
    response: z.strictObject({ journals: z.array(JournalView), next: z.string().nullable(), ledgerSum: RupiahText, count: z.int() }),
    refusals: [],
  }),
  readJournal: endpoint({
    method: 'GET',
    path: '/books/journal',
    summary: 'One journal, with its canonical text: the sha256 of that text is its leaf in the Merkle root of its month',
    access: 'books.read',
    query: z.strictObject({ number: JournalNumber }),
    response: z.strictObject({ journal: JournalView, canonical: z.string(), hash: z.string() }),
    refusals: ['NOT_FOUND'],
  }),
  chartOfAccounts: endpoint({
    method: 'GET',
    path: '/books/accounts',
    summary: 'The chart of accounts with balances of now',
    access: 'books.read',
    response: z.array(AccountView),
    refusals: [],
  }),
  listSubs: endpoint({
    method: 'GET',
    path: '/books/accounts/:code/subs',
    summary: 'The sub-ledgers of an account: those with a balance, or all',
    access: 'books.read',
    params: OnAccount,
    query: z.strictObject({ all: z.enum(['true', 'false']).default('false'), after: AccountSub.optional(), limit }),
    response: z.strictObject({ subs: z.array(SubView), next: z.string().nullable() }),
    refusals: ['ACCOUNT_UNKNOWN'],
  }),
  accountCard: endpoint({
    method: 'GET',
    path: '/books/accounts/:code/card',
    summary: 'The card of an account in a month, or in the months up to and with `to`, oldest first, with the balance after each line; `after` pages on',
    access: 'books.read',
    params: OnAccount,
    query: z.strictObject({
      month: MonthId.optional(),
      to: MonthId.optional(),
      sub: AccountSub.optional(),
      after: z
        .string()
        .regex(/^\d{1,18}-\d{1,4}$/)
        .optional(),
      limit,
    }),
    response: z.strictObject({ month: MonthId, opening: RupiahText, closing: RupiahText, lines: z.array(CardLine), next: z.string().nullable() }),
    refusals: ['ACCOUNT_UNKNOWN', 'SPAN_WRONG'],
  }),
  trialBalance: endpoint({
    method: 'GET',
    path: '/books/trial-balance',
    summary: 'The trial balance of a month, from the balances of the last locked month and what came after',
    access: 'books.read',
    query: z.strictObject({ month: MonthId.optional() }),
    response: TrialBalance,
    refusals: [],
  }),
  exportHledger: endpoint({
    method: 'GET',
    path: '/books/hledger',
    summary: 'The journals of a month as hledger text, with opening balances and balance assertions, for an auditor’s own tools',
    access: 'books.read',
    query: z.strictObject({ month: MonthId.optional() }),
    response: z.strictObject({ name: z.string(), text: z.string() }),
    refusals: [],
  }),
  replayBooks: endpoint({
    method: 'GET',
    path: '/books/replay',
    summary: 'Replays the whole ledger from zero and holds it against every stored balance and hash',
    access: 'books.read',
    response: ReplayCheck,
    refusals: [],
  }),
  listPeriods: endpoint({
    method: 'GET',
    path: '/books/periods',
    summary: 'The months that have begun, newest first, with who reckoned and who locked them',
    access: 'books.read',
    response: z.array(PeriodView),
    refusals: [],
  }),
  computePeriod: endpoint({
    method: 'POST',
    path: '/books/periods/:month/compute',
    summary: 'Reckon a month for its lock: depreciation and tax are posted, the hashes shown. A second person confirms',
    access: 'books.close',
    params: OnMonth,
    body: z.strictObject({ withoutTax: z.boolean() }),
    response: PeriodView,
    refusals: ['NOT_FOUND', 'PERIOD_LOCKED', 'PERIOD_NOT_OVER', 'PERIOD_EARLIER_OPEN', 'TAX_RULE_MISSING'],
  }),
  lockPeriod: endpoint({
    method: 'POST',
    path: '/books/periods/:month/lock',
    summary: 'Lock a month for good, exactly as it was reckoned; December closes the year. Names the hashes that were shown',
    access: 'books.confirm',
    params: OnMonth,
    body: PeriodHashes,
    response: PeriodView,
    refusals: ['NOT_FOUND', 'PERIOD_LOCKED', 'PERIOD_NOT_COMPUTED', 'PERIOD_CHANGED', 'PERIOD_EARLIER_OPEN', 'SECOND_PERSON_NEEDED'],
  }),
  listTaxRules: endpoint({
    method: 'GET',
    path: '/books/tax-rules',
    summary: 'Tax rules, newest first',
    access: 'books.read',
    response: z.array(TaxRuleView),
    refusals: [],
  }),
  setTaxRule: endpoint({
    method: 'POST',
    path: '/books/tax-rules',
    summary: 'Put a tax rule in force from the first day of a month; one that is open-ended ends the day before',
    access: 'books.close',
    body: z.strictObject({
      ppm: z.int().min(0).max(1_000_000),
      fromMonth: MonthId,
      toMonth: MonthId.nullable(),
      excludesOwnSubsidy: z.boolean(),
      legalBasis: z.string().trim().min(3).max(300),
    }),
    response: TaxRuleView,
    refusals: ['TAX_RULE_CLASH'],
  }),
};
