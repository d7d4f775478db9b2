// What depreciation and tax of a month are reckoned from.
import type { TaxRuleView } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { BusinessDate, MonthId } from '@pitulungan/contracts/time';
import type { Database, Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { DEPRECIATED, TAXED, YEAR_CLOSED } from './month-postings.rules.ts';
import { ACCOUNTS } from './postings.rules.ts';
import type { Asset, Period } from './periods.rules.ts';

type Reader = Pick<Database | Tx, '$queryRaw'>;

export async function taxRules(db: Reader, villageId: VillageId): Promise<TaxRuleView[]> {
  return db.$queryRaw<TaxRuleView[]>`
    select id, kind, ppm, effective_from::text as "from", effective_to::text as "to", excludes_own_subsidy as "excludesOwnSubsidy",
           legal_basis as "legalBasis", by_name as by
      from tax_rule where village_id = ${villageId} order by effective_from desc`;
}

/** The rule in force on the last day of a period. */
export const taxRuleOf = async (db: Reader, villageId: VillageId, { ends }: Pick<Period, 'ends'>): Promise<TaxRuleView | undefined> =>
  (await taxRules(db, villageId)).find(({ from, to }) => from <= ends && (to === null || to >= ends));

/** Ends the rule that is open-ended the day before, and adds the new one. The exclusion constraint refuses every other overlap. */
export async function addTaxRule(tx: Tx, villageId: VillageId, rule: Omit<TaxRuleView, 'id' | 'kind'> & { now: number }): Promise<TaxRuleView> {
  await tx.$executeRaw`
    update tax_rule set effective_to = ${rule.from}::date - 1
     where village_id = ${villageId} and effective_to is null and effective_from < ${rule.from}::date`;
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    insert into tax_rule (village_id, kind, ppm, effective_from, effective_to, excludes_own_subsidy, legal_basis, by_name, at)
    values (${villageId}, 'PPH_FINAL', ${rule.ppm}, ${rule.from}::date, ${rule.to}::date, ${rule.excludesOwnSubsidy}, ${rule.legalBasis}, ${rule.by}, ${new Date(rule.now)})
    returning id`;
  invariant(row, 'an insert returns its row');
  const { now: _, ...kept } = rule;
  return { id: row.id, kind: 'PPH_FINAL', ...kept };
}

/** The last day of the last locked month, or null. */
export async function lockedUntil(db: Reader, villageId: VillageId): Promise<BusinessDate | null> {
  const [row] = await db.$queryRaw<{ ends: string | null }[]>`select max(ends)::text as ends from period where village_id = ${villageId} and status = 'locked'`;
  return row?.ends ?? null;
}

/** Turnover of a month: golongan 4, less the part of the fee that BUMDes paid itself where the rule leaves that out. */
export async function turnoverOf(tx: Tx, villageId: VillageId, period: Period, excludesOwnSubsidy: boolean): Promise<Rupiah> {
  const [row] = await tx.$queryRaw<{ income: bigint; subsidy: bigint }[]>`
    select coalesce(-sum(e.amount) filter (where a.code ~ '^4'), 0)::bigint as income,
           coalesce(sum(e.amount) filter (where a.code = ${ACCOUNTS.deliverySubsidy}), 0)::bigint as subsidy
      from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
     where j.village_id = ${villageId} and j.business_date between ${period.starts}::date and ${period.ends}::date and j.fact_type <> ${YEAR_CLOSED}`;
  return (row?.income ?? 0n) - (excludesOwnSubsidy ? (row?.subsidy ?? 0n) : 0n);
}

/** How much tax the month has posted for itself, and in how many journals. */
export async function taxPosted(tx: Tx, villageId: VillageId, month: MonthId): Promise<{ amount: Rupiah; journals: number }> {
  const [row] = await tx.$queryRaw<{ amount: bigint; journals: number }[]>`
    select coalesce(sum(e.amount), 0)::bigint as amount, count(distinct j.id)::int as journals
      from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
     where j.village_id = ${villageId} and j.source_id = ${month} and j.fact_type = ${TAXED} and a.code = ${ACCOUNTS.finalTax}`;
  return row ?? { amount: 0n, journals: 0 };
}

export async function wearJournals(tx: Tx, villageId: VillageId, month: MonthId): Promise<number> {
  return tx.journal.count({ where: { villageId, sourceId: month, factType: DEPRECIATED } });
}

export async function assets(tx: Tx, villageId: VillageId): Promise<Asset[]> {
  return tx.$queryRaw<Asset[]>`
    select a.id::text, a.code, a.cost, a.residual, a.acquired_on::text as "acquiredOn", a.months, a.gone from asset a where a.village_id = ${villageId} order by a.id`;
}

/** What the books show as worn out, by asset. */
export async function wearBooked(tx: Tx, villageId: VillageId): Promise<Map<string, Rupiah>> {
  const rows = await tx.$queryRaw<{ sub: string; amount: bigint }[]>`
    select a.sub, -sum(e.amount)::bigint as amount from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code like '1.3.07.%' and a.sub <> '' group by a.sub`;
  return new Map(rows.map(({ sub, amount }) => [sub, amount]));
}
