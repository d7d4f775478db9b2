// The table of finance.md section 6 as it stands there: each posting's lines, and its key.
import { describe, expect, it } from 'vitest';
import type { CourierId, DepositId, JobId, MerchantId, OrderId } from '@pitulungan/contracts/ids';
import { depositCounted, depositHandedIn, shortageWrittenOff } from './custody-postings.rules.ts';
import { depreciated, finalTaxOwed } from './month-postings.rules.ts';
import { cashCollected, paidAtHub, providerSettled, qrisMatched, qrisVerified } from './payment-postings.rules.ts';
import { attemptPaid, merchantPaid, wagePaid } from './payout-postings.rules.ts';
import { ACCOUNTS, isBalanced, type Posting } from './postings.rules.ts';
import { healthCostPaid, materialBought, materialOnCredit, villageMoneyReceived } from './programme-postings.rules.ts';
import { refundByBumdes, refundByMerchant, refundByMerchantOwnQris, refundOwed, refundPaid, stallKeepsClaim } from './refund-postings.rules.ts';
import { orderSettled, orderSettledOwnQris } from './settlement-postings.rules.ts';
import { distributionClosed, sharePaid, statementPosted } from './share-postings.rules.ts';

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

/** The table: number, the journal of its example, its key, its lines. */
const TABLE: [string, Posting, string, string[]][] = [
  ['02', paidAtHub({ orderId: order, paymentId: 'p', amount: 100_000n }), 'pay:o:p', ['D 1.1.01.01 100000', 'K 2.1.01.12[o] 100000']],
  ['03', qrisMatched({ id: order, amount: 100_000n, transactionId: 't', provider: 'pjp' }), 'pjp:t', ['D 1.1.03.11[pjp] 100000', 'K 2.1.01.12[o] 100000']],
  ['03 by hand', qrisVerified({ id: order, amount: 100_000n, reference: 'R1' }), 'pjp:o:R1', ['D 1.1.03.11 100000', 'K 2.1.01.12[o] 100000']],
  [
    '04',
    providerSettled({ reportId: 'rep', line: 3, provider: 'pjp', gross: 100_000n, fee: 700n }),
    'pjpset:rep:3',
    ['D 1.1.01.04 99300', 'D 7.2.01.11 700', 'K 1.1.03.11[pjp] 100000'],
  ],
  ['06', cashCollected({ id: order, courierId: courier, amount: 100_000n, attempt: 2 }), 'cod:o:2', ['D 1.1.01.11[c] 100000', 'K 2.1.01.12[o] 100000']],
  [
    '06a',
    cashCollected({ id: order, courierId: courier, amount: 100_000n, attempt: 1, missing: { kind: 'buyer_owes', amount: 20_000n, buyer: 'b' } }),
    'cod:o:1',
    ['D 1.1.01.11[c] 80000', 'D 1.1.03.01[b] 20000', 'K 2.1.01.12[o] 100000'],
  ],
  [
    '06b',
    cashCollected({ id: order, courierId: courier, amount: 100_400n, attempt: 1, missing: { kind: 'rounded', amount: 400n } }),
    'cod:o:1',
    ['D 1.1.01.11[c] 100000', 'D 6.2.99.14[receh] 400', 'K 2.1.01.12[o] 100400'],
  ],
  ['07', depositHandedIn({ ...count, expected: 245_000n }), 'setor:d', ['D 1.1.01.12[d] 245000', 'K 1.1.01.11[c] 245000']],
  [
    '08 short',
    depositCounted({ ...count, expected: 245_000n, counted: 240_000n }),
    'hitung:d',
    ['D 1.1.01.01 240000', 'K 1.1.01.12[d] 245000', 'D 1.1.03.02[c] 5000'],
  ],
  [
    '08 over',
    depositCounted({ ...count, expected: 245_000n, counted: 250_000n }),
    'hitung:d',
    ['D 1.1.01.01 250000', 'K 1.1.01.12[d] 245000', 'K 2.1.99.17[d] 5000'],
  ],
  ['09', shortageWrittenOff({ caseId: 'k', courierId: courier, amount: 5_000n }), 'hapus:k', ['D 6.2.99.13 5000', 'K 1.1.03.02[c] 5000']],
  [
    '10',
    orderSettled({ ...E, fee: FEE }),
    'order.settled:o',
    [
      'D 2.1.01.12[o] 100000',
      'D 2.1.05.11 5000',
      'D 6.3.99.11 3000',
      'D 6.2.01.11 6000',
      'K 2.1.01.11[m] 95000',
      'K 4.1.11.01 5000',
      'K 4.1.06.01 8000',
      'K 2.1.03.02[c] 6000',
    ],
  ],
  [
    '10, in arrears',
    orderSettled({ ...E, fee: { customer: 2_000n, fund: 6_000n, bumdes: 0n }, incentive: 0n, fundedBy: { kind: 'arrears', programme: 'p26' } }),
    'order.settled:o',
    ['D 2.1.01.12[o] 102000', 'D 1.1.03.13[p26] 6000', 'K 2.1.01.11[m] 95000', 'K 4.1.11.01 5000', 'K 4.1.06.01 8000'],
  ],
  [
    '10b',
    orderSettledOwnQris({ ...E, fee: { ...FEE, customer: 1_000n }, fundedBy: { kind: 'prepaid', fund: 'ongkir-2026' } }),
    'order.settled:o',
    [
      'D 1.1.03.12[m] 6000',
      'D 2.1.05.11[ongkir-2026] 5000',
      'D 6.3.99.11 3000',
      'D 6.2.01.11 6000',
      'K 4.1.11.01 5000',
      'K 4.1.06.01 9000',
      'K 2.1.03.02[c] 6000',
    ],
  ],
  [
    '11 with 20',
    merchantPaid({ id: 'p', merchantId: merchant, payable: 95_000n, commission: 6_000n, material: { group: 'pkk', amount: 20_000n }, from: bank }),
    'payout:p',
    ['D 2.1.01.11[m] 95000', 'K 1.1.03.12[m] 6000', 'K 1.1.03.14[pkk] 20000', 'K 1.1.01.04 69000'],
  ],
  ['12', wagePaid({ run: '2026-11', person: courier, amount: 6_000n, from: cash }), 'gaji:2026-11:c', ['D 2.1.03.02[c] 6000', 'K 1.1.01.01 6000']],
  ['13', refundOwed({ ...refund, amount: 40_000n }), 'refund:r', ['D 2.1.01.12[o] 40000', 'K 2.1.01.13[o] 40000']],
  ['13 paid', refundPaid({ ...refund, amount: 40_000n, from: cash }), 'refundpay:r', ['D 2.1.01.13[o] 40000', 'K 1.1.01.01 40000']],
  [
    '14',
    refundByMerchant({ ...refund, merchantId: merchant, goods: 40_000n, delivery: 1_000n, commission: 2_000n }),
    'refund:r',
    ['D 2.1.01.11[m] 38000', 'D 4.1.11.01 2000', 'D 4.1.06.01 1000', 'K 2.1.01.13[o] 41000'],
  ],
  [
    '14, Q2',
    refundByMerchantOwnQris({ ...refund, merchantId: merchant, commission: 2_000n, delivery: 0n }),
    'refund:r',
    ['D 4.1.11.01 2000', 'K 1.1.03.12[m] 2000'],
  ],
  ['14b', refundByBumdes({ ...refund, amount: 40_000n }), 'refund:r', ['D 6.2.99.14 40000', 'K 2.1.01.13[o] 40000']],
  ['14c', stallKeepsClaim({ refundId: 'r', merchantId: merchant, amount: 40_000n }), 'klaim:r', ['D 6.2.99.14 40000', 'K 2.1.01.11[m] 40000']],
  [
    '15',
    attemptPaid({ jobId: 'j' as JobId, stop: 'drop', attempt: 2, courierId: courier, amount: 6_000n }),
    'attempt:j:drop:2',
    ['D 6.2.01.11 6000', 'K 2.1.03.02[c] 6000'],
  ],
  [
    '16',
    villageMoneyReceived({ sp2d: '0012/2026', amount: 5_000_000n, for: { kind: 'health_fund', fund: 'sehat-2026' }, into: bank }),
    'dd:0012/2026',
    ['D 1.1.01.04 5000000', 'K 2.1.05.12[sehat-2026] 5000000'],
  ],
  [
    '16, capital',
    villageMoneyReceived({ sp2d: '0013/2026', amount: 5_000_000n, for: { kind: 'village_capital' }, into: bank }),
    'dd:0013/2026',
    ['D 1.1.01.04 5000000', 'K 3.1.01.01 5000000'],
  ],
  [
    '17',
    healthCostPaid({
      visitId: 'v',
      costLine: 'fuel',
      amount: 150_000n,
      paidBy: { kind: 'money', from: ACCOUNTS.pettyCash },
      covered: [
        { fund: '2025', amount: 60_000n },
        { fund: '2026', amount: 40_000n },
      ],
    }),
    'visit:v:fuel',
    ['D 6.2.99.12 150000', 'K 1.1.01.98 150000', 'D 2.1.05.12[2025] 60000', 'D 2.1.05.12[2026] 40000', 'K 7.1.99.11 100000'],
  ],
  [
    '17, no fund, a driver',
    healthCostPaid({ visitId: 'v', costLine: 'driver', amount: 50_000n, paidBy: { kind: 'owed', person: 'x' }, covered: [] }),
    'visit:v:driver',
    ['D 6.2.99.12 50000', 'K 2.1.03.02[x] 50000'],
  ],
  ['18', materialBought({ note: 'g1', supplier: 'kud', amount: 800_000n }), 'kud:g1', ['D 1.1.05.02 800000', 'K 2.1.01.01[kud] 800000']],
  [
    '19',
    materialOnCredit({ number: 'b1', group: 'pkk', price: 120_000n, cost: 100_000n }),
    'pkk:b1',
    ['D 1.1.03.14[pkk] 120000', 'D 5.1.01.01 100000', 'K 4.2.01.11 120000', 'K 1.1.05.02 100000'],
  ],
  [
    '21, depreciation',
    depreciated('2026-11', [{ code: ACCOUNTS.depreciation, against: ACCOUNTS.vehicleDepreciation, sub: 'a', amount: 250_000n }]),
    'susut:202611',
    ['D 6.1.07.02 250000', 'K 1.3.07.01[a] 250000'],
  ],
  ['21, tax', finalTaxOwed('2026-11', 40_615n), 'pph:202611', ['D 7.3.01.10 40615', 'K 2.1.02.11 40615']],
  [
    '24',
    statementPosted('BH-2026-01', [
      { accountDr: '3.2.01.01', accountCr: '2.1.99.11', amount: 5_400_000n },
      { accountDr: '3.3.01.01', accountCr: '3.3.01.11', amount: 1_800_000n },
    ]),
    'bh:BH-2026-01',
    ['D 3.2.01.01 5400000', 'K 2.1.99.11 5400000', 'D 3.3.01.01 1800000', 'K 3.3.01.11 1800000'],
  ],
  [
    '25',
    distributionClosed('BH-2026-01', [{ code: '3.2.01.01', sub: '', amount: 5_400_000n }]),
    'bhclose:BH-2026-01',
    ['D 3.3.01.01 5400000', 'K 3.2.01.01 5400000'],
  ],
  [
    '26',
    sharePaid({ statementNo: 'BH-2026-01', recipient: 'kk-7', account: '2.1.99.12', sub: 'kk-7', amount: 4_800n, from: cash }),
    'bhpay:BH-2026-01:kk-7',
    ['D 2.1.99.12[kk-7] 4800', 'K 1.1.01.01 4800'],
  ],
];

describe('the table of postings', () => {
  it.each(TABLE)('%s', (_, posting, key, lines) => {
    expect(posting.key).toBe(key);
    expect(short(posting)).toEqual(lines);
    expect(isBalanced(posting)).toBe(true);
  });

  it('example E of posting 10: 114,000 on both sides', () => {
    const side = (sign: 1n | -1n) => orderSettled({ ...E, fee: FEE }).lines.reduce((sum, { amount }) => (amount * sign > 0n ? sum + amount * sign : sum), 0n);
    expect([side(1n), side(-1n)]).toEqual([114_000n, 114_000n]);
  });
});
