// The month close (posting 22) and, in December, the year close (23): one person reckons, a second confirms exactly that.
import type { PeriodHashes, PeriodView, TaxRuleView } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { toInstant, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { sqlState, type Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { daysOf } from './journals.store.ts';
import { post } from './ledger.actions.ts';
import * as monthEnd from './month-end.store.ts';
import { depreciated, finalTaxOwed, taxOn, yearClosed } from './month-postings.rules.ts';
import * as rules from './periods.rules.ts';
import * as store from './periods.store.ts';

const LOCK_MS = 120_000; // a big month has many journals to hash

/** Posts depreciation and tax at the end of the month, and shows what a lock would keep. Again and again without harm. */
export function computePeriod(ctx: Context, actor: Actor, what: { key: string; month: MonthId; withoutTax: boolean }): Promise<Outcome<PeriodView>> {
  const { month } = what;
  const { villageId } = actor;
  return perform(ctx, { actor, key: what.key, name: 'computePeriod', input: what, timeoutMs: LOCK_MS }, async (tx) => {
    const period = await store.lockPeriodRow(tx, villageId, month);
    if (!period) return refused('NOT_FOUND');
    const rule = await monthEnd.taxRuleOf(tx, villageId, period);
    const now = ctx.clock.now();
    const earlierOpen = await store.hasEarlierOpen(tx, villageId, period);
    const why = rules.computeRefusal(period, { earlierOpen, now, hasTaxRule: rule !== undefined, withoutTax: what.withoutTax });
    if (why) return refused(why);
    await postWear(tx, villageId, period);
    await postTax(tx, villageId, period, rule);
    const hashes = await store.hashesOf(tx, villageId, period);
    await store.saveComputed(tx, villageId, { month, hashes, withoutTax: !rule, by: actor, now });
    return decided(await viewOf(tx, villageId, month), [{ type: 'books.period_computed', touched: {}, note: month }]);
  });
}

/** The last instant of a month. */
const lastInstant = (period: rules.Period): number => rules.endOf(period) - 1;

async function postWear(tx: Tx, villageId: VillageId, period: rules.Period): Promise<void> {
  const due = rules.wearDue(await monthEnd.assets(tx, villageId), await monthEnd.wearBooked(tx, villageId), period.month);
  if (due.length === 0) return;
  const nth = (await monthEnd.wearJournals(tx, villageId, period.month)) + 1;
  await post(tx, villageId, depreciated(period.month, due, nth), lastInstant(period));
}

/** Without a rule nothing is owed: what an earlier reckoning of the open month posted is taken back. */
async function postTax(tx: Tx, villageId: VillageId, period: rules.Period, rule: TaxRuleView | undefined): Promise<void> {
  const owed = rule ? taxOn(await monthEnd.turnoverOf(tx, villageId, period, rule.excludesOwnSubsidy), rule.ppm) : 0n;
  const { amount, journals } = await monthEnd.taxPosted(tx, villageId, period.month);
  if (owed !== amount) await post(tx, villageId, finalTaxOwed(period.month, owed - amount, journals + 1), lastInstant(period));
}

/** Locks exactly what was reckoned and shown. December closes the year in the same transaction. */
export function lockPeriod(ctx: Context, actor: Actor, what: { key: string; month: MonthId; shown: PeriodHashes }): Promise<Outcome<PeriodView>> {
  const { month, shown } = what;
  const { villageId } = actor;
  return perform(ctx, { actor, key: what.key, name: 'lockPeriod', input: what, timeoutMs: LOCK_MS }, async (tx) => {
    await store.keepPostersOut(tx, villageId, month);
    const period = await store.lockPeriodRow(tx, villageId, month);
    if (!period) return refused('NOT_FOUND');
    const books = await store.hashesOf(tx, villageId, period);
    const hasTaxRule = (await monthEnd.taxRuleOf(tx, villageId, period)) !== undefined;
    const earlierOpen = await store.hasEarlierOpen(tx, villageId, period);
    const why = rules.lockRefusal(period, { earlierOpen, hasTaxRule, books, shown, by: actor.id });
    if (why) return refused(why);
    const closed = await closeYear(tx, villageId, period);
    const hashes = closed ? await store.hashesOf(tx, villageId, period) : books;
    await store.saveLocked(tx, villageId, { period, hashes, by: actor, now: ctx.clock.now() });
    return decided(await viewOf(tx, villageId, month), [{ type: 'books.period_locked', touched: {}, note: month }]);
  });
}

async function closeYear(tx: Tx, villageId: VillageId, period: rules.Period): Promise<boolean> {
  const year = rules.yearEndedBy(period.month);
  if (year === undefined) return false;
  const postings = yearClosed(year, await store.resultBalances(tx, villageId, period));
  for (const posting of postings) await post(tx, villageId, posting, lastInstant(period));
  return postings.length > 0;
}

export async function listPeriods(ctx: Context, villageId: VillageId): Promise<PeriodView[]> {
  return (await store.listPeriods(ctx.db, villageId, new Date(ctx.clock.now()))).map(toView);
}

async function viewOf(tx: Tx, villageId: VillageId, month: MonthId): Promise<PeriodView> {
  const period = await store.lockPeriodRow(tx, villageId, month);
  invariant(period, `period ${month} is gone`);
  return toView(period);
}

const toView = ({ month, starts, ends, status, computed, withoutTax, hashes, locked }: rules.Period): PeriodView => ({
  month,
  starts,
  ends,
  status,
  computed: computed && { by: computed.byName, at: toInstant(computed.atMs) },
  withoutTax,
  hashes,
  locked: locked && { by: locked.byName, at: toInstant(locked.atMs) },
});

export const listTaxRules = (ctx: Context, villageId: VillageId): Promise<TaxRuleView[]> => monthEnd.taxRules(ctx.db, villageId);

const EXCLUDED = '23P01';

/** Only for months that are still open: what was locked was locked under its rule. */
export async function setTaxRule(
  ctx: Context,
  actor: Actor,
  rule: { key: string; ppm: number; fromMonth: MonthId; toMonth: MonthId | null; excludesOwnSubsidy: boolean; legalBasis: string },
): Promise<Outcome<TaxRuleView>> {
  const { villageId } = actor;
  const [from] = daysOf(rule.fromMonth);
  const to = rule.toMonth === null ? null : daysOf(rule.toMonth)[1];
  if (to !== null && to < from) return refused('TAX_RULE_CLASH');
  const saving = perform(ctx, { actor, key: rule.key, name: 'setTaxRule', input: rule }, async (tx) => {
    const lockedUntil = await monthEnd.lockedUntil(tx, villageId);
    if (lockedUntil !== null && from <= lockedUntil) return refused('TAX_RULE_CLASH');
    const { ppm, excludesOwnSubsidy, legalBasis } = rule;
    const added = await monthEnd.addTaxRule(tx, villageId, { ppm, from, to, excludesOwnSubsidy, legalBasis, by: actor.name, now: ctx.clock.now() });
    return decided(added, [{ type: 'books.tax_rule_set', touched: {}, note: `${rule.fromMonth}: ${ppm} ppm` }]);
  });
  return saving.catch((error: unknown) => {
    if (sqlState(error) === EXCLUDED) return refused('TAX_RULE_CLASH');
    throw error;
  });
}
