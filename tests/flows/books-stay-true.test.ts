// Random years of bookkeeping on the real hub and database: vouchers, late ones, reversals, months and years locked, shares paid out.
// After each step the invariants of finance.md section 9 hold that speak of the books: I1, I8 to I11, I13, I14, I16.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Endpoint, RequestOf, ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { StatementId } from '@pitulungan/contracts/shares/views';
import { businessDate, monthOf } from '@pitulungan/contracts/time';
import type { VoucherEvent } from '@pitulungan/contracts/vouchers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXPENSE, goTo, lockMonth, voucher } from '../harness/books.ts';
import { decision, type Officers, officers, on, policy, posted, reviewed } from '../harness/share-story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const RUNS = 2;
const STEPS = 35;
const DAY_MS = 86_400_000;
const LAST = Date.parse('2027-09-30T00:00:00Z'); // the months of a year are open in the test village

interface Told extends Officers {
  statementId: StatementId;
  /** Of locked months, as they were first seen: the stored hashes, and the digests of their statements */
  hashes: Map<string, string>;
  says: Map<string, string>;
  references: number;
}
type Step = (told: Told, n: number) => Promise<unknown>;

const rows = async <T extends object>(sql: string): Promise<T[]> => (await hub.pool.query<T>(sql)).rows;
const pick = <T>(list: readonly T[], n: number): T | undefined => (list.length === 0 ? undefined : list[n % list.length]);
const amount = (n: number) => String(1_000 + n * 37);
const EVENTS: ((n: number) => VoucherEvent)[] = [
  (n) => EXPENSE(amount(n)),
  (n) => ({ kind: 'EXPENSE_ON_ACCOUNT', account: '6.1.02.01', amount: amount(n), supplier: 'KUD Makmur' }),
  (n) => ({ kind: 'SUPPLIER_PAID', supplier: 'KUD Makmur', amount: amount(n), from: '1.1.01.04' }),
  (n) => ({ kind: 'INCOME', account: '4.1.05.99', amount: amount(3 * n), into: '1.1.01.01' }),
  (n) => ({ kind: 'TRANSFER', amount: amount(n), from: '1.1.01.01', into: '1.1.01.04' }),
  (n) => ({ kind: 'DONATION', donor: 'Hamba Allah', amount: amount(n), into: '1.1.01.01' }),
  (n) => ({ kind: 'MATERIAL_BOUGHT', note: `GRN ${n}`, supplier: 'KUD Makmur', amount: amount(n) }),
  (n) => ({ kind: 'ASSET_BOUGHT', name: 'Timbangan', code: '1.3.03.01', amount: amount(n), residual: '0', months: 1 + (n % 30), from: '1.1.01.04' }),
];

/** The money that may be paid out, reckoned here by itself: cash and bank less what is others’ (finance.md 7.3, step 6). */
const freeCash = async (): Promise<bigint> =>
  BigInt(
    (
      await rows<{ free: string }>(
        `select coalesce(sum(e.amount), 0)::text as free from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.village_id = 1
            and (a.code like '1.1.01.0_' or a.code = '1.1.01.98' or a.code like '2.1.05.1_' or a.code in ('2.1.01.11', '2.1.01.12', '2.1.01.13'))`,
      )
    )[0]!.free,
  );

const cashBox = async (): Promise<bigint> =>
  BigInt(
    (
      await rows<{ held: string }>(
        `select coalesce(sum(e.amount), 0)::text as held from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.village_id = 1 and a.code = '1.1.01.01'`,
      )
    )[0]!.held,
  );

const STEPS_OF: Record<string, Step> = {
  /** Today or up to seven weeks ago: into a locked month only when it says that it is late */
  voucher({ cashier }, n) {
    const date = businessDate(hub.clock.now() - (n % 50) * DAY_MS);
    const event = pick(EVENTS, n)!(n);
    return cashier.ask(endpoints.makeVoucher, { body: { date, memo: 'bukti', attachment: '', event, late: n % 3 !== 0 } });
  },
  async takeBack({ manager }, n) {
    const voucher = pick(await rows<{ id: string }>(`select id from voucher where status = 'POSTED' order by number`), n);
    if (!voucher) return;
    const taken = { params: { voucherId: voucher.id as never }, body: { reason: 'salah catat' } };
    const before = await rows(BALANCES_WITHOUT(voucher.id));
    const answer = await manager.ask(endpoints.reverseVoucher, taken);
    if (!answer.ok) return;
    expect(await rows(BALANCES_WITHOUT(''))).toEqual(before); // I9: as if it had never been
    expect(await manager.refused(endpoints.reverseVoucher, taken)).toBe('VOUCHER_MOVED_ON');
  },
  /** I10, past every screen: at the ledger’s own door */
  async takeBackAgain(_, n) {
    const reversal = pick(
      await rows<{ id: string; of: string }>('select id::text, reversal_of::text as of from journal where reversal_of is not null order by id'),
      n,
    );
    if (!reversal) return;
    for (const id of [reversal.id, reversal.of])
      await expect(
        hub.hub.ctx.pool.query(
          `select post_journal(1, 'test', 'x', 'again:' || $1::text, $2, (select json_agg(json_build_object('code', a.code, 'sub', a.sub, 'amount', (-e.amount)::text))::jsonb
             from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where e.village_id = 1 and e.journal_id = $1::text::bigint), $1::text::bigint)`,
          [id, hub.clock.instant()],
        ),
      ).rejects.toMatchObject({ code: id === reversal.id ? '23514' : '23505' });
  },
  async lock({ manager, cashier }) {
    const [open] = await rows<{ id: string }>(`select id from period where village_id = 1 and status = 'open' order by starts limit 1`);
    const at = { params: { month: open!.id } };
    const shown = await manager.ask(endpoints.computePeriod, { ...at, body: { withoutTax: true } });
    if (shown.ok) await cashier.act(endpoints.lockPeriod, { ...at, body: shown.value.hashes! });
  },
  async payShare(told, n) {
    const { lines } = await told.cashier.act(endpoints.statementLines, { params: { statementId: told.statementId }, query: {} });
    const line = pick(
      lines.filter(({ payable, paymentId }) => payable && paymentId === null),
      n,
    );
    if (!line) return;
    const body = { lines: [line.no], from: '1.1.01.01' as const, reference: `KK-${told.references++}` };
    const prepared = await told.cashier.ask(endpoints.prepareSharePayment, { params: { statementId: told.statementId }, body });
    expect(prepared.ok).toBe(BigInt(line.amount) <= (await freeCash()));
    if (!prepared.ok) return;
    if (n % 2 === 0) await STEPS_OF['voucher']!(told, 0); // money goes out in between
    const [free, inBox] = [await freeCash(), await cashBox()];
    const paid = await told.pengawas.ask(endpoints.confirmSharePayment, { params: { paymentId: prepared.value.id } });
    expect(paid.ok).toBe(BigInt(line.amount) <= free && BigInt(line.amount) <= inBox); // I16
    if (!paid.ok) await told.manager.act(endpoints.dropSharePayment, { params: { paymentId: prepared.value.id } });
  },
  async timePasses(_, n) {
    if (hub.clock.now() > LAST) return;
    hub.clock.move((1 + (n % 40)) * DAY_MS);
    await hub.settle();
  },
};

/** Every account + sub that is not zero, without a voucher’s own journal. */
const BALANCES_WITHOUT = (voucherId: string) => `
  select a.code, a.sub, sum(e.amount)::text as balance from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
   where not exists (select 1 from voucher v where v.id::text = '${voucherId}' and (v.village_id, v.journal_id) = (e.village_id, e.journal_id))
   group by a.code, a.sub having sum(e.amount) <> 0 order by a.code, a.sub`;

const NEVER: Record<string, string> = {
  I1: `select j.id from journal j left join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) group by j.village_id, j.id
        having coalesce(sum(e.amount), 0) <> 0 or count(e.line) < 2 or coalesce(bool_or(e.amount = 0), false)`,
  I9: `select r.id from journal r join entry e on e.village_id = r.village_id and e.journal_id in (r.id, r.reversal_of)
        where r.reversal_of is not null group by r.village_id, r.id, e.account_id having sum(e.amount) <> 0`,
  I10: `select reversal_of from journal where reversal_of is not null group by village_id, reversal_of having count(*) > 1
        union all select r.id from journal r join journal o on (o.village_id, o.id) = (r.village_id, r.reversal_of) where o.reversal_of is not null`,
};

/** A read: it changes nothing, so nothing need come to rest after it. */
async function read<E extends Endpoint>({ manager }: Told, endpoint: E, request: RequestOf<E>): Promise<ResponseOf<E>> {
  const answer = await manager.ask(endpoint, request);
  if (!answer.ok) throw new Error(`${endpoint.path}: ${answer.refusal.code}`);
  return answer.value;
}

/** Opening, debit and credit of every account in a month, from the very first entry on. */
const FROM_ZERO = (month: string) => `
  select a.code, coalesce(sum(e.amount) filter (where j.business_date < p.starts), 0)::text as opening,
         coalesce(sum(e.amount) filter (where j.business_date >= p.starts and e.amount > 0), 0)::text as debit,
         coalesce(-sum(e.amount) filter (where j.business_date >= p.starts and e.amount < 0), 0)::text as credit
    from period p join journal j on j.village_id = p.village_id and j.business_date <= p.ends
    join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
   where p.village_id = 1 and p.id = '${month}' group by a.code order by a.code collate "C"`;

/** The digests of a month’s statements, every check of which holds: its balance sheet balances (I13), its result is one. */
async function monthSays(told: Told, month: string): Promise<string> {
  const digests: string[] = [];
  for (const statement of ['trial-balance', 'position', 'equity'] as const) {
    const report = await read(told, endpoints.statement, { params: { statement }, query: { from: month, to: month } });
    expect(
      report.checks.filter(({ holds }) => !holds),
      `${statement} of ${month}`,
    ).toEqual([]);
    digests.push(report.digest);
    if (statement !== 'trial-balance') continue;
    const shown = report.sections[0]!.rows.slice(0, -1).map(({ cells: [code, , opening, debit, credit] }) => ({ code, opening, debit, credit }));
    expect(shown).toEqual(
      (await rows<Record<string, string>>(FROM_ZERO(month))).filter((row) => [row['opening'], row['debit'], row['credit']].some((sum) => sum !== '0')),
    );
  }
  return digests.join(' ');
}

const LOCKED = `select id, journals, merkle_root, balance_hash from period where village_id = 1 and status = 'locked' order by starts`;

/** Of the locked months one is read anew, the `n`th; the replay looks at all of them. */
async function check(told: Told, n = 0): Promise<void> {
  for (const [name, sql] of Object.entries(NEVER)) expect(await rows(sql), name).toEqual([]);
  expect(await read(told, endpoints.replayBooks, {}), 'I14').toEqual({ ledgerSum: '0', unbalancedJournals: [], months: [], guardedBalances: [] });
  const locked = await rows<{ id: string }>(LOCKED);
  for (const { id, ...hashes } of locked) {
    const said = JSON.stringify(hashes);
    expect([id, said], 'I11').toEqual([id, told.hashes.get(id) ?? said]);
    told.hashes.set(id, said);
  }
  await staysAsItWas(told, pick(locked, n)!.id);
  await monthSays(told, monthOf(hub.clock.now()));
}

async function staysAsItWas(told: Told, month: string): Promise<void> {
  const said = await monthSays(told, month);
  expect([month, said], 'I11').toEqual([month, told.says.get(month) ?? said]);
  told.says.set(month, said);
}

/** Two months with a profit of which a part is bound in a machine, their year closed, and the share of it booked. */
async function begin(): Promise<Told> {
  const people = await officers(hub);
  const { manager, cashier, pengawas } = people;
  await voucher(manager, { kind: 'INCOME', account: '4.1.05.99', amount: '18000000', into: '1.1.01.01' });
  await voucher(manager, { kind: 'ASSET_BOUGHT', name: 'Mesin', code: '1.3.03.01', amount: '6000000', residual: '0', months: 60, from: '1.1.01.01' });
  await goTo(hub, '2027-01-03T02:00:00.000Z');
  for (const month of ['2026-11', '2026-12']) await lockMonth({ manager, cashier }, month);
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  const draft = await manager.act(endpoints.draftStatement, { body: { from: '2026-11', to: '2026-12' } });
  const shown = await reviewed(hub, await manager.act(endpoints.computeStatement, { ...on(draft), body: { version: draft.version } }));
  const statement = await posted(hub, await pengawas.act(endpoints.approveStatement, decision(shown, '2027-01-02')));
  return { ...people, statementId: statement.id, hashes: new Map(), says: new Map(), references: 1 };
}

/** I8: the rows lie in another order in the database; every statement says the same, to the byte. */
async function sameFromAnyOrder(told: Told): Promise<void> {
  const { statementNo } = await read(told, endpoints.readStatement, { params: { statementId: told.statementId } });
  const draft = await told.manager.act(endpoints.draftStatement, { body: { from: '2026-11', to: '2026-12', corrects: statementNo } });
  const first = await told.manager.act(endpoints.computeStatement, { ...on(draft), body: { version: draft.version } });
  for (const table of ['entry', 'month_balance'])
    await hub.pool.query(`alter table ${table} disable trigger user; create temp table shuffled as select * from ${table}; truncate ${table};
      insert into ${table} select * from shuffled order by md5(shuffled::text); drop table shuffled; alter table ${table} enable trigger user`);
  const again = await told.manager.act(endpoints.computeStatement, { ...on(first), body: { version: first.version } });
  expect(again.canonical).toBe(first.canonical);
  for (const { id } of await rows<{ id: string }>(LOCKED)) await staysAsItWas(told, id);
}

/** Chance alone may pay nothing and take nothing back. */
const FIRST: readonly (readonly [name: string, n: number])[] = [
  ['payShare', 1],
  ['voucher', 1],
  ['takeBack', 2],
];

const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS_OF)), fc.nat(10_000)), { minLength: STEPS, maxLength: STEPS });

test('whatever is booked, late, taken back, locked or paid out, in whatever order, the books stay true', async () => {
  const told = await begin();
  await check(told);
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      for (const [name, n] of [...FIRST, ...steps]) {
        try {
          await STEPS_OF[name]!(told, n);
          await check(told, n);
        } catch (error) {
          throw new Error(`at ${name}(${n}): ${String(error)}`, { cause: error });
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true }, // what happened cannot be undone to shrink it: the message names the step
  );
  await sameFromAnyOrder(told);
  const { rows: done } = await hub.pool.query<{ kinds: number; reversals: number; locked: number; paid: number }>(
    `select (select count(distinct kind)::int from voucher) as kinds, (select count(*)::int from journal where reversal_of is not null) as reversals,
            (select count(*)::int from period where status = 'locked') as locked, (select count(*)::int from share_payment where status = 'paid') as paid`,
  );
  expect(
    Object.values(done[0]!).every((count) => count > 0),
    JSON.stringify(done),
  ).toBe(true); // the steps do lead somewhere
});
