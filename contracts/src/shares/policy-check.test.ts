import { describe, expect, it } from 'vitest';
import { type PolicyBody, PolicyBody as Shape, type PolicyShare } from './policy.ts';
import { percent, policyProblems } from './policy-check.ts';
import { ILLUSTRATION, PRESETS } from './presets.ts';

const changed = (index: number, change: Partial<PolicyShare>): PolicyBody => ({
  ...ILLUSTRATION,
  shares: ILLUSTRATION.shares.with(index, { ...(ILLUSTRATION.shares[index] as PolicyShare), ...change }),
});
const community = (change: Partial<PolicyBody['community']>): PolicyBody => ({ ...ILLUSTRATION, community: { ...ILLUSTRATION.community, ...change } });
const places = (body: PolicyBody) => policyProblems(body).map(({ at }) => at);

it('finds nothing wrong with the presets', () => {
  for (const { body } of PRESETS) {
    expect(policyProblems(body)).toEqual([]);
    expect(Shape.parse(body)).toEqual(body);
  }
});

it('writes ppm as percent without a float', () => {
  expect([125_000, 333_333, 1_000_000, 1, 0].map((ppm) => percent(ppm, ','))).toEqual(['12,5', '33,3333', '100', '0,0001', '0']);
});

describe('says what is wrong', () => {
  const reserve = { ...(ILLUSTRATION.shares[2] as PolicyShare), key: 'cadangan', of: 'base' as const, capBalance: null };

  it.each([
    ['shares that miss one millionth', changed(0, { ppm: 499_999 }), ['shares']],
    ['a key used twice', changed(1, { key: 'masyarakat' }), ['masyarakat']],
    ['a key used by a reserve and a share', { ...ILLUSTRATION, reserves: [{ ...reserve, key: 'pades' }] }, ['pades']],
    ['a floor above the cap', changed(3, { floor: '2', cap: '1' }), ['pengurus']],
    ['a share that is booked as income', changed(3, { accountCr: '4.1.11.01' }), ['pengurus']],
    ['a share that would stay in retained earnings', changed(2, { accountCr: '3.3.01.01' }), ['penguatanModal']],
    ['a reserve that becomes a debt', { ...ILLUSTRATION, reserves: [{ ...reserve, accountCr: '2.1.99.14' }] }, ['cadangan']],
    ['two communities', changed(1, { accountCr: '2.1.99.12' }), ['shares']],
    ['equal households by remainders of a thousand', community({ method: 'equal_kk', rounding: 'hamilton', payoutUnit: 1000 }), ['community']],
    ['a mix of one', community({ method: 'hybrid', mix: [{ method: 'equal_kk', weight: 1 }] }), ['community']],
    ['a mix that is not mixed', community({ mix: [{ method: 'equal_kk', weight: 1 }] }), ['community']],
    [
      'a method twice in the mix',
      community({
        method: 'hybrid',
        mix: [
          { method: 'equal_kk', weight: 1 },
          { method: 'equal_kk', weight: 2 },
        ],
      }),
      ['community'],
    ],
    ['needs without weights', community({ method: 'needs', needs: [{ band: 'A', weight: 0 }] }), ['community']],
    [
      'a band twice',
      community({
        needs: [
          { band: 'A', weight: 1 },
          { band: 'A', weight: 2 },
        ],
      }),
      ['community'],
    ],
    ['a programme without a name', community({ programme: null }), ['community']],
  ] satisfies [string, PolicyBody, string[]][])('%s', (_, body, expected) => expect(places(body)).toEqual(expected));

  it('and lets equal households be rounded down in any unit, or by remainders of one rupiah', () => {
    expect(places(community({ method: 'equal_kk', payoutUnit: 1000 }))).toEqual([]);
    expect(places(community({ method: 'equal_kk', rounding: 'hamilton', payoutUnit: 1 }))).toEqual([]);
  });
});
