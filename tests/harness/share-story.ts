// The steps of a revenue share, for tests that tell what is special about one.
import { createHash } from 'node:crypto';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PolicyBody } from '@pitulungan/contracts/shares/policy';
import { ILLUSTRATION } from '@pitulungan/contracts/shares/presets';
import type { PolicyDraft, StatementView } from '@pitulungan/contracts/shares/views';
import type { Person } from './person.ts';
import type { TestHub } from './test-hub.ts';

/** What the steps up to the approval need of a hub: a test's or a stage's. */
export interface ShareHub {
  pool: Pick<TestHub['pool'], 'query'>;
  signIn(who: 'manager' | 'pengawas'): Promise<Person>;
}

/** A year before any order of a test: its books are only what `bookYear` writes. */
export const YEAR = '2025';

export interface Year {
  profit?: bigint;
  cash?: bigint;
  year?: string;
  closed?: boolean;
}

/** Locks a year that earned `profit` in cash and, unless left open, is closed into retained earnings: straight into the ledger. */
export async function bookYear(hub: ShareHub, { profit = 18_000_000n, cash = profit, year = YEAR, closed = true }: Year = {}): Promise<void> {
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  await hub.pool.query(
    `insert into period (village_id, id, starts, ends) select 1, m, (m || '-01')::date, ((m || '-01')::date + interval '1 month' - interval '1 day')::date from unnest($1::text[]) m`,
    [months],
  );
  const post = (fact: string, key: string, lines: [string, bigint][]) =>
    hub.pool.query(`select post_journal(1, $1, $2, $3, $4::timestamptz, $5::jsonb)`, [
      fact,
      key,
      key,
      `${year}-12-30T05:00:00Z`,
      JSON.stringify(lines.map(([code, amount]) => ({ code, sub: '', amount: amount.toString() }))),
    ]);
  if (profit !== 0n) {
    await post('test.earned', `test:${year}`, [
      ['1.1.01.01', cash],
      ['1.3.02.01', profit - cash],
      ['4.1.11.01', -profit],
    ]);
    if (closed)
      await post('year.closed', `close:${year}`, [
        ['4.1.11.01', profit],
        ['3.3.01.01', -profit],
      ]);
  }
  await lock(hub, months);
}

async function lock(hub: ShareHub, months: string[]): Promise<void> {
  for (const month of months) {
    await hub.pool.query(
      `insert into month_balance (village_id, period_id, account_id, opening, debit, credit)
       select p.village_id, p.id, b.account_id, b.opening, b.debit, b.credit from period p, balances_between(p.village_id, p.starts, p.ends) b
        where p.village_id = 1 and p.id = $1`,
      [month],
    );
    await hub.pool.query(
      `update period set status = 'locked', computed_at = now(), computed_by = 'a', computed_by_name = 'A', journals = 0, merkle_root = repeat('0', 64),
              balance_hash = repeat('0', 64), locked_at = now(), locked_by = 'b', locked_by_name = 'B' where village_id = 1 and id = $1`,
      [month],
    );
  }
}

export const policy = (change: Partial<PolicyDraft> = {}, community: Partial<PolicyBody['community']> = {}): PolicyDraft => ({
  version: 'ADART-2025.1',
  effectiveFrom: '2025-01-01',
  effectiveTo: null,
  legalBasis: 'AD/ART pasal 21',
  minutesNo: 'BA-07/2025',
  body: { ...ILLUSTRATION, community: { ...ILLUSTRATION.community, ...community } },
  ...change,
});

export interface Officers {
  manager: Person;
  pengawas: Person;
  cashier: Person;
}

export const officers = async (hub: TestHub): Promise<Officers> => ({
  manager: await hub.signIn('manager'),
  pengawas: await hub.signIn('pengawas'),
  cashier: await hub.signIn('cashier'),
});

export const on = ({ id }: StatementView) => ({ params: { statementId: id } });

/** Drafted and computed by the manager. */
export async function computed(hub: ShareHub, more: { corrects?: string; policyVersion?: string; year?: string } = {}): Promise<StatementView> {
  const { year = YEAR, ...body } = more;
  const manager = await hub.signIn('manager');
  const draft = await manager.act(endpoints.draftStatement, { body: { from: `${year}-01`, to: `${year}-12`, ...body } });
  return manager.act(endpoints.computeStatement, { ...on(draft), body: { version: draft.version } });
}

export async function reviewed(hub: ShareHub, statement: StatementView): Promise<StatementView> {
  const pengawas = await hub.signIn('pengawas');
  return pengawas.act(endpoints.reviewStatement, { ...on(statement), body: { version: statement.version, hash: statement.hash ?? '' } });
}

export const decision = (statement: StatementView, decidedOn = '2026-03-14') => ({
  ...on(statement),
  body: {
    version: statement.version,
    hash: statement.hash ?? '',
    decidedOn,
    minutesNo: 'BA-03/2026',
    attendance: 84,
    scanHash: createHash('sha256').update('scan').digest('hex'),
  },
});

export async function approved(hub: ShareHub, statement: StatementView): Promise<StatementView> {
  const pengawas = await hub.signIn('pengawas');
  const shown = await reviewed(hub, statement);
  return pengawas.act(endpoints.approveStatement, decision(shown));
}

export async function posted(hub: TestHub, statement: StatementView): Promise<StatementView> {
  const { manager } = await officers(hub);
  return manager.act(endpoints.postStatement, { ...on(statement), body: { version: statement.version } });
}
