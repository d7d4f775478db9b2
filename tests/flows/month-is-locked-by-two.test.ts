import { createHash } from 'node:crypto';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { merkleRoot } from '@pitulungan/contracts/shares/merkle';
import { expect, test } from 'vitest';
import { CAPITAL, clerks, EXPENSE, goTo, lockMonth, voucher } from '../harness/books.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const NOVEMBER = { params: { month: '2026-11' } };
const DECEMBER_2 = '2026-12-02T02:00:00.000Z';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('a month is reckoned by the manager and locked by a second person, exactly as it was shown; after that it stays', async () => {
  const { manager, cashier } = await clerks(hub);
  await voucher(manager, CAPITAL('0012/SP2D/2026', '5000000'));
  await voucher(cashier, EXPENSE('150000'));
  expect(await manager.refused(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: true } })).toBe('PERIOD_NOT_OVER');
  await goTo(hub, DECEMBER_2);
  expect(await cashier.refused(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: true } })).toBe('NOT_ALLOWED');
  expect(await manager.refused(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: false } })).toBe('TAX_RULE_MISSING');
  const shown = await manager.act(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: true } });
  expect(shown).toMatchObject({ status: 'open', withoutTax: true, hashes: { journals: 2 }, computed: { by: 'Rukmini Salsabila' } });

  const hashes = shown.hashes ?? { journals: 0, merkleRoot: '', balanceHash: '' };
  expect(await manager.refused(endpoints.lockPeriod, { ...NOVEMBER, body: hashes })).toBe('SECOND_PERSON_NEEDED');
  expect(await cashier.refused(endpoints.lockPeriod, { ...NOVEMBER, body: { ...hashes, merkleRoot: '0'.repeat(64) } })).toBe('PERIOD_CHANGED');
  await voucher(cashier, EXPENSE('20000')); // a late bill: what was reckoned is not what is there
  expect(await cashier.refused(endpoints.lockPeriod, { ...NOVEMBER, body: hashes })).toBe('PERIOD_CHANGED');
  const locked = await lockMonth({ manager, cashier }, '2026-11');
  expect(locked).toMatchObject({ status: 'locked', hashes: { journals: 3 }, locked: { by: 'Dimas Prasojo' } });
  expect(await manager.refused(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: true } })).toBe('PERIOD_LOCKED');

  const { journals } = await manager.act(endpoints.listJournals, { query: { month: '2026-11' } });
  const texts = await Promise.all(journals.map(({ id }) => manager.act(endpoints.readJournal, { query: { number: id } })));
  const leaves = texts.reverse().map(({ canonical, hash }) => {
    expect(hash).toBe(sha256(canonical));
    expect(JSON.stringify(JSON.parse(canonical))).toBe(canonical); // canonical JSON is what JavaScript writes too
    return hash;
  });
  expect(locked.hashes?.merkleRoot).toBe(merkleRoot(leaves));
  expect(await manager.act(endpoints.replayBooks, {})).toEqual({ ledgerSum: '0', unbalancedJournals: [], months: [], guardedBalances: [] });
});

test('a locked month takes no journal; what comes late is posted today and says so; a retry still finds its journal', async () => {
  const { manager, cashier } = await clerks(hub);
  const body = { date: '2026-11-20', memo: 'listrik', attachment: '', event: EXPENSE('90000'), late: false };
  const key = 'voucher-of-the-twentieth';
  const first = await cashier.ask(endpoints.makeVoucher, { body }, key);
  await goTo(hub, DECEMBER_2);
  await lockMonth({ manager, cashier }, '2026-11');
  expect(await cashier.ask(endpoints.makeVoucher, { body }, key)).toEqual(first);
  expect(await cashier.refused(endpoints.makeVoucher, { body })).toBe('PERIOD_LOCKED');
  const before = await manager.act(endpoints.trialBalance, { query: { month: '2026-11' } });
  const late = await cashier.act(endpoints.makeVoucher, { body: { ...body, late: true } });
  const { journal } = await cashier.act(endpoints.readJournal, { query: { number: late.journalId ?? '' } });
  expect(journal).toMatchObject({ businessDate: '2026-12-02', belongsTo: '2026-11-20' });
  expect(await manager.act(endpoints.trialBalance, { query: { month: '2026-11' } })).toEqual(before);
  expect(before).toMatchObject({ locked: true, debit: '90000', credit: '90000' });

  // the ledger's own door answers a repeated key before it looks at the period, and refuses the same key with other lines
  const post = (amount: string) =>
    hub.pool.query(`select * from post_journal((select min(id) from village), 'test', 'x', 'late-key', $1, $2)`, [
      '2026-12-02T02:00:00Z',
      JSON.stringify([
        { code: '1.1.01.01', sub: '', amount },
        { code: '1.1.01.04', sub: '', amount: `-${amount}` },
      ]),
    ]);
  await post('5');
  await goTo(hub, '2027-01-03T02:00:00.000Z');
  await lockMonth({ manager, cashier }, '2026-12');
  expect((await post('5')).rows).toMatchObject([{ replayed: true }]);
  await expect(post('6')).rejects.toMatchObject({ code: 'P0409' });
  await expect(
    hub.pool.query(`select post_journal((select min(id) from village), 'test', 'x', 'new-key', '2026-12-31T16:59:59.999Z', '[]')`),
  ).rejects.toMatchObject({ code: '55000' });
});

test('December closes the year: profit and loss go to zero, the profit into retained earnings', async () => {
  const { manager, cashier } = await clerks(hub);
  await voucher(manager, { kind: 'INCOME', account: '4.1.05.99', amount: '700000', into: '1.1.01.01' });
  await voucher(cashier, EXPENSE('150000'));
  await goTo(hub, '2027-01-03T02:00:00.000Z');
  expect(await manager.refused(endpoints.computePeriod, { params: { month: '2026-12' }, body: { withoutTax: true } })).toBe('PERIOD_EARLIER_OPEN');
  await lockMonth({ manager, cashier }, '2026-11');
  const december = await lockMonth({ manager, cashier }, '2026-12');
  expect(december).toMatchObject({ status: 'locked', hashes: { journals: 2 } });
  const { rows } = await manager.act(endpoints.trialBalance, { query: { month: '2026-12' } });
  const closing = Object.fromEntries(rows.map((row) => [row.code, row.closing]));
  expect(closing).toMatchObject({ '4.1.05.99': '0', '6.1.04.01': '0', '3.9.01.01': '0', '3.3.01.01': '-550000', '1.1.01.01': '550000' });
  const { journals } = await manager.act(endpoints.listJournals, { query: { month: '2026-12' } });
  expect(journals.map(({ key, businessDate }) => [key, businessDate])).toEqual([
    ['close:2026:laba', '2026-12-31'],
    ['close:2026', '2026-12-31'],
  ]);
  expect(await manager.act(endpoints.monthShare, { query: { month: '2026-12' } })).toMatchObject({ income: '0', expense: '0', profit: '0' });
  expect(await manager.act(endpoints.replayBooks, {})).toMatchObject({ months: [] });
});

test('a month with a tax rule posts its tax and its depreciation when it is reckoned, and again only what changed', async () => {
  const { manager, cashier } = await clerks(hub);
  const rule = { ppm: 5_000, fromMonth: '2026-11', toMonth: null, excludesOwnSubsidy: true, legalBasis: 'PP 55/2022' };
  await manager.act(endpoints.setTaxRule, { body: rule });
  expect(await manager.refused(endpoints.setTaxRule, { body: rule })).toBe('TAX_RULE_CLASH');
  expect(await cashier.refused(endpoints.setTaxRule, { body: rule })).toBe('NOT_ALLOWED');
  const trike = { kind: 'ASSET_BOUGHT', name: 'Motor roda tiga', code: '1.3.02.01', amount: '12000001', residual: '0', months: 48, from: '1.1.01.04' } as const;
  await voucher(manager, trike);
  await voucher(manager, { kind: 'INCOME', account: '4.1.05.99', amount: '1000199', into: '1.1.01.01' });
  await goTo(hub, DECEMBER_2);
  const lines = async (fact: string) =>
    (await manager.act(endpoints.listJournals, { query: { fact } })).journals.map(({ key, lines: all }) => [key, all[0]?.code, all[0]?.amount]);
  await manager.act(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: false } });
  expect(await lines('month.depreciated')).toEqual([['susut:202611', '6.1.07.02', '250000']]);
  expect(await lines('month.taxed')).toEqual([['pph:202611', '7.3.01.10', '5000']]); // floor(1,000,199 × 5 / 1000)
  await manager.act(endpoints.computePeriod, { ...NOVEMBER, body: { withoutTax: false } });
  expect(await lines('month.taxed')).toHaveLength(1);
  await voucher(manager, { kind: 'INCOME', account: '4.1.05.99', amount: '400', into: '1.1.01.01' });
  expect(await lockMonth({ manager, cashier }, '2026-11')).toMatchObject({ status: 'locked', withoutTax: false });
  expect(await lines('month.taxed')).toEqual([
    ['pph:202611:2', '7.3.01.10', '2'],
    ['pph:202611', '7.3.01.10', '5000'],
  ]);
  expect(await manager.refused(endpoints.setTaxRule, { body: { ...rule, ppm: 0 } })).toBe('TAX_RULE_CLASH');
  await manager.act(endpoints.setTaxRule, { body: { ...rule, ppm: 0, fromMonth: '2026-12', legalBasis: 'omzet di bawah batas' } });
  expect(await manager.act(endpoints.listTaxRules, {})).toMatchObject([
    { from: '2026-12-01', to: null },
    { from: '2026-11-01', to: '2026-11-30' },
    { from: '2022-01-01', to: '2025-12-31', by: 'Sistem' },
  ]);
});
