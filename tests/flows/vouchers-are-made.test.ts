import { endpoints } from '@pitulungan/contracts/endpoints';
import type { VoucherEvent } from '@pitulungan/contracts/vouchers';
import { expect, test } from 'vitest';
import { CAPITAL, clerks, EXPENSE, goTo, lockMonth, voucher } from '../harness/books.ts';
import type { Person } from '../harness/person.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const VISIT = '0b2f6c1e-8f5f-4c5e-9b9a-2a7c1d3e4f50';

const linesOf = async (person: Person, number: string | null): Promise<string[]> =>
  (await person.act(endpoints.readJournal, { query: { number: number ?? '' } })).journal.lines.map(
    ({ code, sub, amount }) => `${code}${sub === '' ? '' : `[${sub}]`} ${amount}`,
  );
const refusedEvent = (person: Person, event: VoucherEvent, date = '2026-11-24') =>
  person.refused(endpoints.makeVoucher, { body: { date, memo: 'bukti kas', attachment: '', event } });

test('a voucher is posted at once, shows who made it and where the paper is, and is taken back with a reason', async () => {
  const { manager, cashier } = await clerks(hub);
  const made = await voucher(cashier, EXPENSE('150000'), { date: '2026-11-20', memo: 'listrik November' });
  expect(made).toMatchObject({ status: 'POSTED', made: { by: 'Dimas Prasojo' }, decided: null, attachment: 'map 3/12' });
  const { journal } = await manager.act(endpoints.readJournal, { query: { number: made.journalId ?? '' } });
  expect(journal).toMatchObject({ businessDate: '2026-11-20', memo: 'listrik November', key: `bukti:${made.id}`, voucherCode: made.code });

  const params = { voucherId: made.id };
  expect(await cashier.refused(endpoints.reverseVoucher, { params, body: { reason: 'dobel' } })).toBe('NOT_ALLOWED');
  const before = await manager.act(endpoints.trialBalance, { query: {} });
  const taken = await manager.act(endpoints.reverseVoucher, { params, body: { reason: 'dobel catat' } });
  expect(taken).toMatchObject({ status: 'REVERSED', reversed: { note: 'dobel catat' } });
  const back = await manager.act(endpoints.readJournal, { query: { number: taken.reversalId ?? '' } });
  expect(back.journal).toMatchObject({ businessDate: '2026-11-20', reversalOf: made.journalId, belongsTo: null, voucherCode: made.code });
  expect(await manager.refused(endpoints.reverseVoucher, { params, body: { reason: 'lagi' } })).toBe('VOUCHER_MOVED_ON');
  const after = await manager.act(endpoints.trialBalance, { query: {} });
  expect(before.rows.map(({ closing }) => closing)).toEqual(['-150000', '150000']);
  expect(after.rows.map(({ closing }) => closing)).toEqual(['0', '0']);
});

test('what is taken back after the lock goes into the running month and says which day it belongs to', async () => {
  const { manager, cashier } = await clerks(hub);
  const made = await voucher(cashier, EXPENSE('150000'));
  await goTo(hub, '2026-12-02T02:00:00.000Z');
  await lockMonth({ manager, cashier }, '2026-11');
  const taken = await manager.act(endpoints.reverseVoucher, { params: { voucherId: made.id }, body: { reason: 'salah akun' } });
  const { journal } = await manager.act(endpoints.readJournal, { query: { number: taken.reversalId ?? '' } });
  expect(journal).toMatchObject({ businessDate: '2026-12-02', belongsTo: '2026-11-24' });
  expect(await manager.act(endpoints.replayBooks, {})).toMatchObject({ months: [] });
});

test('opening balances and write-offs wait for a second person; one of the two is a manager', async () => {
  const { manager, cashier } = await clerks(hub);
  const second = await hub.signIn('cashier 2');
  const opening: VoucherEvent = {
    kind: 'OPENING_BALANCES',
    lines: [
      { code: '1.1.01.01', sub: '', amount: '3000000' },
      { code: '2.1.01.01', sub: 'KUD Makmur', amount: '-500000' },
      { code: '3.1.01.01', sub: '', amount: '-2500000' },
    ],
  };
  const proposed = await voucher(cashier, opening);
  const params = { voucherId: proposed.id };
  expect(proposed).toMatchObject({ status: 'PROPOSED', journalId: null });
  expect(await cashier.refused(endpoints.approveVoucher, { params, body: { note: '' } })).toBe('SECOND_PERSON_NEEDED');
  expect(await second.refused(endpoints.approveVoucher, { params, body: { note: '' } })).toBe('SECOND_PERSON_NEEDED');
  const posted = await manager.act(endpoints.approveVoucher, { params, body: { note: 'cocok dengan buku lama' } });
  expect(posted).toMatchObject({ status: 'POSTED', decided: { by: 'Rukmini Salsabila', note: 'cocok dengan buku lama' } });
  expect(await manager.refused(endpoints.approveVoucher, { params, body: { note: '' } })).toBe('VOUCHER_MOVED_ON');
  expect(await linesOf(manager, posted.journalId)).toEqual(['1.1.01.01 3000000', '2.1.01.01[KUD Makmur] -500000', '3.1.01.01 -2500000']);

  const other = await voucher(manager, opening);
  const declined = await cashier.act(endpoints.declineVoucher, { params: { voucherId: other.id }, body: { reason: 'sudah dicatat' } });
  expect(declined).toMatchObject({ status: 'DECLINED', journalId: null });
  const { vouchers } = await manager.act(endpoints.listVouchers, { query: { status: 'DECLINED' } });
  expect(vouchers.map(({ id }) => id)).toEqual([other.id]);
});

test('village money goes into its fund once for each SP2D; the health car is matched to it as long as it lasts', async () => {
  const { manager, cashier } = await clerks(hub);
  const received: VoucherEvent = { kind: 'FUND_RECEIVED', sp2d: '0044/2026', fund: 'health', code: 'sehat-2026', amount: '200000', into: '1.1.01.04' };
  expect(await refusedEvent(cashier, received)).toBe('NOT_FOUND'); // nobody has opened that fund
  await manager.act(endpoints.openFund, { body: { kind: 'health', code: 'sehat-2026', name: 'Mobil sehat 2026' } });
  const first = await voucher(cashier, received);
  expect(await linesOf(manager, first.journalId)).toEqual(['1.1.01.04 200000', '2.1.05.12[sehat-2026] -200000']);
  expect(await refusedEvent(cashier, { ...received, amount: '1' })).toBe('NUMBER_USED');

  const cost = (costLine: string, amount: string): VoucherEvent => ({ kind: 'HEALTH_COST', visitId: VISIT, costLine, amount, from: '1.1.01.98' });
  const fuel = await voucher(cashier, cost('bbm', '150000'));
  expect(fuel).toMatchObject({ covered: '150000' });
  const driver = await voucher(cashier, { kind: 'HEALTH_WAGE', visitId: VISIT, costLine: 'sopir', amount: '80000', person: 'pak-slamet' });
  expect(driver).toMatchObject({ covered: '50000' });
  expect(await linesOf(manager, driver.journalId)).toEqual([
    '2.1.05.12[sehat-2026] 50000',
    '6.2.99.12 80000',
    '2.1.03.02[pak-slamet] -80000',
    '7.1.99.11 -50000',
  ]);
  const { journal } = await manager.act(endpoints.readJournal, { query: { number: driver.journalId ?? '' } });
  expect(journal.memo).toBe(VISIT); // what the clerk wrote stays with the voucher
  expect(await voucher(cashier, cost('tol', '10000'))).toMatchObject({ covered: '0' });
  expect(await refusedEvent(cashier, cost('bbm', '5'))).toBe('NUMBER_USED');

  // the fund is used up: its receipt cannot be taken back, it would be below zero
  expect(await manager.refused(endpoints.reverseVoucher, { params: { voucherId: first.id }, body: { reason: 'salah' } })).toBe('BALANCE_TOO_LOW');
  // a cost that is taken back fills the fund again, and its line may then be entered anew
  await manager.act(endpoints.reverseVoucher, { params: { voucherId: fuel.id }, body: { reason: 'nota lain' } });
  expect(await voucher(cashier, cost('bbm', '120000'))).toMatchObject({ covered: '120000' });
  expect((await manager.act(endpoints.replayBooks, {})).guardedBalances).toEqual([]);
});

test('each kind has its accounts: what does not belong to it, or is not there, is refused and nothing is posted', async () => {
  const { manager, cashier } = await clerks(hub);
  const wrong: [VoucherEvent, string][] = [
    [{ kind: 'EXPENSE', account: '4.1.05.99', amount: '5', from: '1.1.01.01' }, 'ACCOUNT_NOT_FOR_THIS'],
    [{ kind: 'EXPENSE', account: '6.2.99.13', amount: '5', from: '1.1.01.01' }, 'ACCOUNT_NOT_FOR_THIS'],
    [{ kind: 'EXPENSE', account: '6.9.99.99', amount: '5', from: '1.1.01.01' }, 'ACCOUNT_UNKNOWN'],
    [{ kind: 'INCOME', account: '4.1.11.01', amount: '5', into: '1.1.01.01' }, 'ACCOUNT_NOT_FOR_THIS'],
    [{ kind: 'TRANSFER', amount: '5', from: '1.1.01.01', into: '1.1.01.01' }, 'ACCOUNT_NOT_FOR_THIS'],
    [{ kind: 'SUPPLIER_PAID', supplier: 'KUD', amount: '5', from: '1.1.01.01' }, 'BALANCE_TOO_LOW'],
    [{ kind: 'MATERIAL_TAKEN', number: 'B1', group: 'PKK Melati', price: '5', cost: '5' }, 'BALANCE_TOO_LOW'],
    [{ kind: 'RECEIVABLE_PAID', account: '1.1.03.14', sub: 'PKK Melati', amount: '5', into: '1.1.01.01' }, 'BALANCE_TOO_LOW'],
    [{ kind: 'RECEIVABLE_PAID', account: '1.1.03.01', sub: 'Bu Sri', amount: '5', into: '1.1.01.01' }, 'ACCOUNT_NOT_FOR_THIS'],
    [
      {
        kind: 'OPENING_BALANCES',
        lines: [
          { code: '1.1.01.01', sub: '', amount: '5' },
          { code: '3.1.01.01', sub: '', amount: '-4' },
        ],
      },
      'VOUCHER_UNBALANCED',
    ],
  ];
  for (const [event, code] of wrong) expect(await refusedEvent(cashier, event), JSON.stringify(event)).toBe(code);
  expect(await refusedEvent(cashier, EXPENSE('5'), '2026-11-25')).toBe('DATE_AHEAD');
  expect(
    await (
      await hub.signIn('pengawas')
    ).refused(endpoints.makeVoucher, { body: { date: '2026-11-24', memo: 'bukti kas', attachment: '', event: EXPENSE('5') } }),
  ).toBe('NOT_ALLOWED');
  expect((await manager.act(endpoints.listJournals, { query: {} })).count).toBe(0);
});

test('KUD material goes to the PKK on credit, is paid for, and the supplier too; every balance can be followed down', async () => {
  const { manager, cashier } = await clerks(hub);
  await voucher(manager, CAPITAL('0012', '1000000'));
  await voucher(cashier, { kind: 'TRANSFER', amount: '900000', from: '1.1.01.04', into: '1.1.01.01' });
  await voucher(cashier, { kind: 'MATERIAL_BOUGHT', note: 'GRN-1', supplier: 'KUD Makmur', amount: '800000' });
  await voucher(cashier, { kind: 'MATERIAL_TAKEN', number: 'B1', group: 'PKK Melati', price: '250000', cost: '200000' });
  await voucher(cashier, { kind: 'RECEIVABLE_PAID', account: '1.1.03.14', sub: 'PKK Melati', amount: '100000', into: '1.1.01.01' });
  await voucher(cashier, { kind: 'SUPPLIER_PAID', supplier: 'KUD Makmur', amount: '300000', from: '1.1.01.01' });
  const chart = await manager.act(endpoints.chartOfAccounts, {});
  const balance = (code: string) => chart.find((account) => account.code === code)?.balance;
  expect(['1.1.01.01', '1.1.03.14', '1.1.05.02', '2.1.01.01', '4.2.01.11', '5.1.01.01'].map(balance)).toEqual([
    '700000',
    '150000',
    '600000',
    '-500000',
    '-250000',
    '200000',
  ]);
  expect(await manager.act(endpoints.listSubs, { params: { code: '2.1.01.01' }, query: {} })).toMatchObject({
    subs: [{ sub: 'KUD Makmur', balance: '-500000' }],
  });
  expect(await manager.refused(endpoints.listSubs, { params: { code: '9.9.99.99' }, query: {} })).toBe('ACCOUNT_UNKNOWN');
  const cash = { params: { code: '1.1.01.01' } };
  const card = await manager.act(endpoints.accountCard, { ...cash, query: { limit: 2 } });
  expect(card).toMatchObject({ opening: '0', closing: '700000', lines: [{ balance: '900000' }, { balance: '1000000' }] });
  const rest = await manager.act(endpoints.accountCard, { ...cash, query: { limit: 2, after: card.next ?? '' } });
  expect(rest).toMatchObject({ lines: [{ amount: '-300000', balance: '700000' }], next: null });
  const span = await manager.act(endpoints.accountCard, { params: { code: '2.1.01.01' }, query: { month: '2026-10', to: '2026-11', sub: 'KUD Makmur' } });
  expect(span).toMatchObject({ month: '2026-10', opening: '0', closing: '-500000', lines: [{ sub: 'KUD Makmur', label: null }, { balance: '-500000' }] });
  expect(await manager.refused(endpoints.accountCard, { ...cash, query: { month: '2026-11', to: '2026-10' } })).toBe('SPAN_WRONG');
  const { journals, count } = await manager.act(endpoints.listJournals, { query: { account: '1.1.03.14', sub: 'PKK Melati', limit: 1 } });
  expect([journals.length, count]).toEqual([1, 2]);
  expect(
    (await manager.act(endpoints.listJournals, { query: { account: '1.1.01.01', fact: 'voucher.transfer', from: '2026-11-24', to: '2026-11-24' } })).count,
  ).toBe(1);
  expect((await manager.act(endpoints.listJournals, { query: { to: '2026-11-23' } })).count).toBe(0);
});
