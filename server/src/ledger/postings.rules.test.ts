// What holds for every amount: journals balance, refunds give back the commission and no more, a year closes to zero.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourierId, DepositId, MerchantId, OrderId } from '@pitulungan/contracts/ids';
import { countCorrected, depositCounted, overageReturned, shortageRepaid } from './custody-postings.rules.ts';
import { taxOn, yearClosed } from './month-postings.rules.ts';
import { cashCollected, providerSettled } from './payment-postings.rules.ts';
import { merchantPaid } from './payout-postings.rules.ts';
import { ACCOUNTS, isBalanced, type Posting } from './postings.rules.ts';
import { coverFrom, healthCostPaid, materialOnCredit } from './programme-postings.rules.ts';
import { commissionGivenBack, refundByMerchant, refundByMerchantOwnQris } from './refund-postings.rules.ts';
import { isReversible, reversalOf } from './reversal.rules.ts';
import { orderSettled, orderSettledOwnQris } from './settlement-postings.rules.ts';

const order = 'o' as OrderId;
const courier = 'c' as CourierId;
const merchant = 'm' as MerchantId;
const deposit = 'd' as DepositId;
const E = { id: order, merchantId: merchant, courierId: courier, goods: 100_000n, commission: 5_000n, incentive: 6_000n };
const FEE = { customer: 0n, fund: 5_000n, bumdes: 3_000n };
const count = { id: deposit, courierId: courier };
const refund = { id: 'r', orderId: order };
const cash = ACCOUNTS.cashAtHub;
const bank = ACCOUNTS.bank;

const short = (posting: Posting): string[] =>
  posting.lines
    .filter(({ amount }) => amount !== 0n)
    .map(({ code, sub, amount }) => `${amount > 0n ? 'D' : 'K'} ${code}${sub ? `[${sub}]` : ''} ${amount > 0n ? amount : -amount}`);

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });

it('every journal balances, whatever the amounts', () => {
  fc.assert(
    fc.property(amount, amount, amount, amount, (a, b, c, d) => {
      const settled = { ...E, goods: a, commission: b, fee: { customer: c, fund: d, bumdes: c }, incentive: d };
      const counted = { ...count, expected: a, counted: b };
      const postings = [
        cashCollected({ id: order, courierId: courier, amount: a, attempt: 1, missing: { kind: 'rounded', amount: b } }),
        providerSettled({ reportId: 'r', line: 1, provider: '', gross: a, fee: b }),
        depositCounted(counted),
        countCorrected(counted),
        shortageRepaid({ id: 's', courierId: courier, amount: a, into: cash }),
        overageReturned({ id: 's', depositId: deposit, amount: a, from: cash }),
        orderSettled(settled),
        orderSettledOwnQris(settled),
        merchantPaid({ id: 'p', merchantId: merchant, payable: a, commission: b, material: { group: 'g', amount: c }, from: bank }),
        refundByMerchant({ ...refund, merchantId: merchant, goods: a, delivery: b, commission: c }),
        refundByMerchantOwnQris({ ...refund, merchantId: merchant, delivery: b, commission: c }),
        healthCostPaid({ visitId: 'v', costLine: 'l', amount: a, paidBy: { kind: 'owed', person: 'x' }, covered: coverFrom([{ fund: 'f', balance: b }], a) }),
        materialOnCredit({ number: 'b', group: 'g', price: a, cost: b }),
        ...yearClosed('2026', [
          { code: '4.1.11.01', sub: '', amount: -a },
          { code: '6.2.01.11', sub: '', amount: b },
          { code: '1.1.01.01', sub: '', amount: c },
        ]),
      ];
      for (const posting of postings) expect(isBalanced(posting), posting.key).toBe(true);
    }),
  );
});

it('a correction takes back just what the count left open', () => {
  for (const counted of [240_000n, 250_000n]) {
    const found = { ...count, expected: 245_000n, counted };
    const both = [...depositCounted(found).lines, ...countCorrected(found).lines];
    const balance = (code: string) => both.filter((line) => line.code === code).reduce((sum, line) => sum + line.amount, 0n);
    expect(balance(cash)).toBe(245_000n);
    expect(balance(ACCOUNTS.courierShortage) + balance(ACCOUNTS.overage)).toBe(0n);
  }
});

it('refunds in parts never give back more commission than there was, and a full refund gives back exactly all of it', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 9n), fc.bigInt(0n, 10n ** 9n), fc.array(fc.bigInt(1n, 10n ** 9n), { maxLength: 6 }), (goods, some, parts) => {
      const commission = some % (goods + 1n);
      let refundedGoods = 0n;
      let reversedCommission = 0n;
      for (const part of [...parts, goods]) {
        const now = part < goods - refundedGoods ? part : goods - refundedGoods;
        if (now === 0n) break;
        reversedCommission += commissionGivenBack({ goods, commission, refundedGoods, reversedCommission }, now);
        refundedGoods += now;
        expect(reversedCommission <= commission).toBe(true);
      }
      expect(reversedCommission).toBe(commission);
    }),
  );
});

it('a fund covers in order, as far as it lasts, and never more than is needed', () => {
  const funds = [
    { fund: 'old', balance: 30n },
    { fund: 'empty', balance: 0n },
    { fund: 'new', balance: 100n },
  ];
  expect(coverFrom(funds, 50n)).toEqual([
    { fund: 'old', amount: 30n },
    { fund: 'new', amount: 20n },
  ]);
  expect(coverFrom(funds, 1_000n).reduce((sum, part) => sum + part.amount, 0n)).toBe(130n);
  expect(coverFrom([], 5n)).toEqual([]);
});

it('tax is floored, and a month without turnover owes none', () => {
  expect(taxOn(8_123_199n, 5_000)).toBe(40_615n);
  expect(taxOn(199n, 5_000)).toBe(0n);
  expect(taxOn(-8_000_000n, 5_000)).toBe(0n);
});

describe('23', () => {
  const year = (income: bigint, cost: bigint) =>
    yearClosed('2026', [
      { code: '4.1.11.01', sub: '', amount: -income },
      { code: '6.2.99.14', sub: 'receh', amount: cost },
      { code: '1.1.01.01', sub: '', amount: income - cost },
    ]);

  it('leaves every profit and loss account at zero, subs too, and puts a profit or a loss into retained earnings', () => {
    expect(year(18n, 5n).map(short)).toEqual([
      ['D 4.1.11.01 18', 'K 6.2.99.14[receh] 5', 'K 3.9.01.01 13'],
      ['D 3.9.01.01 13', 'K 3.3.01.01 13'],
    ]);
    expect(year(5n, 18n)[1]?.lines).toEqual([
      { code: '3.9.01.01', sub: '', amount: -13n },
      { code: '3.3.01.01', sub: '', amount: 13n },
    ]);
    expect(year(5n, 18n).map(({ key }) => key)).toEqual(['close:2026', 'close:2026:laba']);
  });

  it('posts nothing where nothing was earned or spent, and one journal where the year came out even', () => {
    expect(year(0n, 0n)).toEqual([]);
    expect(year(7n, 7n).map(short)).toEqual([['D 4.1.11.01 7', 'K 6.2.99.14[receh] 7']]);
  });
});

describe('RV', () => {
  const journal = { ...orderSettled({ ...E, fee: FEE }), id: 42n, reversalOf: null, reversedBy: null };

  it('has the same lines with opposite signs, for every account and sub', () => {
    const back = reversalOf(journal, 'salah catat');
    expect(back).toMatchObject({ key: 'rev:42', source: order, reverses: 42n, memo: 'salah catat' });
    const left = new Map<string, bigint>();
    for (const { code, sub, amount } of [...journal.lines, ...back.lines]) left.set(`${code} ${sub}`, (left.get(`${code} ${sub}`) ?? 0n) + amount);
    expect([...left.values()].every((sum) => sum === 0n)).toBe(true);
  });

  it('is not taken back itself, and takes nothing back twice', () => {
    expect(isReversible(journal)).toBe(true);
    expect(isReversible({ reversalOf: 41n, reversedBy: null })).toBe(false);
    expect(isReversible({ reversalOf: null, reversedBy: 43n })).toBe(false);
  });
});
