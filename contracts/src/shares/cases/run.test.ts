// The kinds without a golden case, the variants of writing that are taken, and what is refused with a sentence.
import { describe, expect, it } from 'vitest';
import { type Canonical, canonicalJson } from '../canonical.ts';
import { runCase } from './run.ts';

function output(kind: string, input: unknown): unknown {
  const outcome = runCase({ kind, input });
  if (!outcome.ok) throw new Error(outcome.sentence);
  return JSON.parse(canonicalJson(outcome.output as Canonical));
}
function refused(given: unknown): string {
  const outcome = runCase(given);
  return outcome.ok ? 'taken' : outcome.sentence;
}

const policy = {
  shares: [
    { key: 'a', ppm: '600000' },
    { key: 'b', ppm: '400000' },
  ],
};
const HALF = [
  { key: 'a', ppm: '500000' },
  { key: 'b', ppm: '500000' },
];

describe('compute', () => {
  it('takes rules in their `order` when all have one', () =>
    expect(output('compute', { profit: '1', policy: { shares: HALF.map((rule, index) => ({ ...rule, order: 2 - index })) } })).toMatchObject({
      shares: { a: '0', b: '1' },
    }));

  it('takes a release, and the balance of a reserve beside it or by key', () => {
    const reserves = [{ key: 'risiko', ppm: '500000', of: 'base', capBalance: '700' }];
    const input = { profit: '1000', openingRetained: '500', requestedRelease: '200', policy: { ...policy, reserves } };
    expect(output('compute', input)).toMatchObject({ base: '1200', release: '200', reserves: { risiko: '600' } });
    expect(output('compute', { ...input, reserveBalances: { risiko: '650' } })).toMatchObject({ reserves: { risiko: '50' } });
    expect(output('compute', { ...input, policy: { ...policy, reserves: [{ ...reserves[0], balance: '650' }] } })).toMatchObject({
      reserves: { risiko: '50' },
    });
  });

  it('is exact far beyond any rupiah', () => {
    const profit = `1${'0'.repeat(400)}1`;
    expect(output('compute', { profit, policy })).toMatchObject({ base: profit, shares: { b: `4${'0'.repeat(400)}` } });
  });

  it('leaves over what capped shares cannot take', () =>
    expect(
      output('compute', {
        profit: '100',
        policy: {
          shares: [
            { key: 'a', ppm: '1000000', cap: '10' },
            { key: 'b', ppm: '0', floor: '7' },
          ],
        },
      }),
    ).toMatchObject({
      shares: { a: '10', b: '7' },
      overflow: '83',
    }));
});

describe('individuals', () => {
  it('rotates from a cursor and says where the next begins', () =>
    expect(output('individuals', { pool: '7', recipients: ['A', 'B', 'C', 'D', 'E'], weights: 'all 1', tie: 'rotate', cursor: '3' })).toMatchObject({
      A: '1',
      D: '2',
      E: '2',
      cursor: '0',
      newCursor: '0',
      residue: '0',
      sum: '7',
    }));

  it('takes weights by name, beside the recipients, or a number of recipients', () => {
    expect(output('individuals', { pool: '9', recipients: ['A', 'B'], weights: { B: '2', A: '1' } })).toMatchObject({ A: '3', B: '6' });
    expect(
      output('individuals', {
        pool: '9',
        recipients: [
          { id: 'A', weight: '1' },
          { id: 'B', weight: '2' },
        ],
      }),
    ).toMatchObject({ A: '3', B: '6' });
    expect(output('individuals', { pool: '9', recipients: '3', mode: 'floor' })).toMatchObject({ each: '3', residue: '0' });
  });

  it('caps each person', () =>
    expect(output('individuals', { pool: '100', recipients: ['A', 'B'], weights: ['3', '1'], perPersonCap: '60' })).toMatchObject({
      A: '60',
      B: '40',
      residue: '0',
    }));
});

describe('hybrid', () => {
  const expected = { A: '4', B: '6', residue: '0', sum: '10' };
  const pools = { equal_kk: '5', by_sales: '5' };

  it.each([
    ['a mix of numbers, weights by method', { mix: { equal_kk: '500000', by_sales: '500000' }, weights: { by_sales: ['1', '3'] } }],
    ['a mix of parts', { mix: { equal_kk: { weight: '1' }, by_sales: { weight: '1', weights: ['1', '3'] } } }],
    [
      'a list',
      {
        mix: [
          { method: 'equal_kk', ppm: '500000' },
          { method: 'by_sales', ppm: '500000', weights: { A: '1', B: '3' } },
        ],
      },
    ],
    [
      'parts',
      {
        parts: [
          { method: 'equal_kk', weight: '7', weights: 'all 1' },
          { method: 'by_sales', weight: '7', weights: ['1', '3'] },
        ],
      },
    ],
  ])('%s', (_, mix) => expect(output('hybrid', { pool: '10', recipients: ['A', 'B'], unit: '1', ...mix })).toMatchObject({ ...expected, pools }));
});

describe('fees', () => {
  it('commission per item', () =>
    expect(output('commission', { perItem: '500', goods: ['10000', '900'], items: ['3', '1'] })).toEqual([
      { goods: '10000', commission: '1500', merchant: '8500' },
      { goods: '900', commission: '500', merchant: '400' },
    ]));

  const zeroThenWhole = [
    { amount: '500000', gross: '500000', mdr: '0', net: '500000' },
    { amount: '500001', gross: '500001', mdr: '1500', net: '498501' },
  ];
  const amounts = ['500000', '500001'];
  it.each([
    ['threshold and ppm', { threshold: '500000', ppm: '3000', amounts }],
    ['a rule', { rule: { class: 'UMI', threshold: '500000', ppm: '3000' }, amounts }],
    [
      'rules by class and date',
      {
        rules: [
          { class: 'umi', threshold: '100000', ppm: '3000', effectiveFrom: '2023-11-30' },
          { class: 'umi', threshold: '500000', ppm: '3000', effectiveFrom: '2024-12-01' },
        ],
        class: 'umi',
        date: '2026-01-01',
        amounts,
      },
    ],
    ['the published rates', { class: 'UMI', payments: amounts.map((amount) => ({ amount })) }],
  ])('mdr by %s', (_, input) => expect(output('mdr', input)).toEqual(zeroThenWhole));

  it('mdr before the free band was raised, and of a class without one', () => {
    expect(output('mdr', { class: 'umi', date: '2024-11-30', amounts: ['100000', '100001', '500000'] })).toMatchObject([
      { mdr: '0' },
      { mdr: '300' },
      { mdr: '1500' },
    ]);
    expect(output('mdr', { class: 'regular', amounts: ['99999'] })).toMatchObject([{ mdr: '699', net: '99300' }]);
  });
});

it('hashes several statements, numbered from 1', () => {
  const [first, second] = [{ a: '1' }, { b: '2' }];
  const both = output('statementHash', { statement: first, statement2: second });
  expect(both).toEqual(output('statementHash', { statements: [first, second] }));
  expect(both).toMatchObject({ canonical1: '{"a":"1"}', canonical2: '{"b":"2"}' });
});

const compute = (input: object) => ({ kind: 'compute', input: { profit: '1', policy, ...input } });
const individuals = (input: object) => ({ kind: 'individuals', input: { pool: '9', recipients: ['A', 'B'], ...input } });

it.each([
  ['nothing', null, 'kasus / case'],
  ['a list', [], 'kasus / case'],
  ['an unknown kind', { kind: 'divide', input: {} }, 'kind: salah satu dari'],
  ['no input', { kind: 'compute' }, 'input:'],
  ['a fraction', compute({ profit: '1.5' }), 'profit: bilangan bulat'],
  ['a number that is not exact any more', compute({ profit: 2 ** 53 }), 'profit: '],
  ['dots between the thousands', compute({ profit: '18.000.000' }), 'profit: bilangan bulat'],
  ['no profit', compute({ profit: undefined }), 'profit: bilangan bulat'],
  ['shares that do not add up', compute({ policy: { shares: policy.shares.slice(1) } }), 'sekarang 400000'],
  ['no policy', compute({ policy: undefined }), 'policy: isian tidak dikenali'],
  ['no shares', compute({ policy: { shares: [] } }), 'policy.shares'],
  ['more than all', compute({ policy: { shares: [{ key: 'a', ppm: '1000001' }] } }), 'policy.shares.0.ppm'],
  ['a negative part', compute({ policy: { shares: [...policy.shares, { key: 'c', ppm: '-1' }] } }), 'policy.shares.2.ppm: tidak boleh negatif'],
  ['a key twice', compute({ policy: { shares: HALF.map((rule) => ({ ...rule, key: 'a' })) } }), 'Kunci "a"'],
  ['a floor above the cap', compute({ policy: { shares: [{ key: 'a', ppm: '1000000', floor: '2', cap: '1' }] } }), 'batas bawah'],
  ['a negative release', compute({ release: '-1' }), 'release: tidak boleh negatif'],
  ['a reserve of nothing known', compute({ policy: { ...policy, reserves: [{ key: 'r', of: 'all' }] } }), 'policy.reserves.0.of'],
  ['a negative weight', { kind: 'allocate', input: { calls: { t: { total: '1', weights: ['-1'] } } } }, 'weights.0: tidak boleh negatif'],
  ['a negative pool', individuals({ pool: '-1' }), 'pool: tidak boleh negatif'],
  ['a weight that is a fraction', individuals({ weights: ['1', 1.5] }), 'weights.1: bilangan bulat'],
  ['a unit of 0', individuals({ unit: '0' }), 'paling kecil 1'],
  ['too few weights', individuals({ weights: ['1'] }), '2 penerima tetapi 1 bobot'],
  ['the weight of a stranger', individuals({ weights: { C: '1' } }), '"C" bukan penerima'],
  ['a name twice', individuals({ recipients: ['A', 'A'] }), 'disebut dua kali'],
  ['a pattern that counts otherwise', individuals({ recipients: { pattern: 'KK1..KK9', count: '8' } }), 'berisi 9 nama'],
  ['a pattern without end', individuals({ recipients: { pattern: 'KK1..KK999999999' } }), 'Paling banyak'],
  ['an unknown way of rounding', individuals({ mode: 'ceil' }), 'mode'],
  ['equal households by remainders of a thousand', individuals({ method: 'equal_kk', unit: '1000' }), 'mode floor'],
  ['a mix without weights', { kind: 'hybrid', input: { pool: '9', recipients: ['A'], mix: { by_sales: '1' } } }, 'Bobot untuk "by_sales"'],
  ['an empty mix', { kind: 'hybrid', input: { pool: '9', recipients: ['A'], mix: {} } }, 'kosong'],
  ['an unknown class', { kind: 'mdr', input: { class: 'x', amounts: ['1'] } }, 'golongan "x"'],
  ['no statement', { kind: 'statementHash', input: {} }, 'tidak ada'],
  ['a statement with a fraction', { kind: 'statementHash', input: { statement: { a: 0.5 } } }, 'whole numbers'],
])('refuses %s', (_, given, words) => expect(refused(given)).toContain(words));
