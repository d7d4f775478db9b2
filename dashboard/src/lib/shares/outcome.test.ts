import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRows } from './compare.ts';
import { outcomeOf } from './outcome.ts';
import { bothReadings, fillOf, type Scenario, withBody, withCommunity, withMethod, withShare } from './scenario.ts';

const [whole, half] = bothReadings(({ key }) => key) as [Scenario, Scenario];
const amounts = (scenario: Scenario) => outcomeOf(scenario).parts.map(({ amount }) => amount);

test('both readings of the paper (golden cases G01 and G02)', () => {
  expect(amounts(whole)).toEqual([9_000_000n, 5_400_000n, 1_800_000n, 900_000n, 900_000n]);
  expect(amounts(half)).toEqual([18_000_000n, 10_800_000n, 3_600_000n, 1_800_000n, 1_800_000n]);
});

test('equal cash for 1,847 households is Rp4,800 each and Rp134,400 left (golden case G27)', () => {
  const equal = outcomeOf(withMethod(whole, 'equal_kk'));
  expect(equal.perHousehold).toBe(4_800n);
  expect(equal.people).toMatchObject({ recipients: 1_847, min: 4_800n, max: 4_800n, residue: 134_400n });
  expect(outcomeOf(whole)).toMatchObject({ perHousehold: 4_800n, people: null }); // a programme pays nobody, and still says it
});

test('below 100 % the rest is a part of its own and the others keep theirs; above it nothing is computed', () => {
  const only = withBody(whole, { shares: whole.body.shares.slice(0, 1) });
  expect(outcomeOf(only).parts.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['share', 9_000_000n],
    ['unset', 9_000_000n],
  ]);
  const over = withShare(whole, 'pades', { ppm: 350_000 });
  expect(outcomeOf(over)).toMatchObject({ sumPpm: 1_050_000, computed: null, parts: [] });
  expect(outcomeOf(over).problems[0]?.en).toContain('105 %');
  expect(fillOf(over, 'pades')).toBe(300_000);
  expect(fillOf(withShare(over, 'masyarakat', { ppm: 0 }), 'masyarakat')).toBe(450_000);
  expect(fillOf(over, 'danaSosial')).toBe(0);
  expect(fillOf(withShare(over, 'pades', { ppm: 1_000_000 }), 'danaSosial')).toBeNull(); // too far over for this one
});

test('equal shares by remainders in large units are refused with a sentence, and nobody’s amount is shown', () => {
  const unequal = withCommunity(withMethod(whole, 'equal_kk'), { rounding: 'hamilton', payoutUnit: 1000 });
  const { people, problems, computed } = outcomeOf(unequal);
  expect(people).toBeNull();
  expect(problems).toHaveLength(1);
  expect(computed).not.toBeNull();
});

test('whatever is moved: the parts are the whole, and what people get with the residue is the pool', () => {
  const ppm = fc.integer({ min: 0, max: 400_000 });
  const scenario = fc
    .record({
      profit: fc.bigInt({ min: -50_000_000n, max: 900_000_000n }),
      opening: fc.bigInt({ min: -9_000_000n, max: 9_000_000n }),
      shares: fc.array(ppm, { minLength: 5, maxLength: 5 }),
      cap: fc.option(fc.bigInt({ min: 0n, max: 9_000_000n }), { nil: null }),
      method: fc.constantFrom('equal_kk', 'needs', 'by_sales', 'by_purchases', 'hybrid'),
      unit: fc.constantFrom(1, 100, 500, 1000),
    })
    .map(({ profit, opening, shares, cap, method, unit }) => {
      const moved = whole.body.shares.map((share, at) => ({ ...share, ppm: shares[at] ?? 0, cap: cap?.toString() ?? null }));
      const based = withBody({ ...whole, profit: `${profit}`, opening: `${opening}`, households: 30 }, { shares: moved });
      const groups = whole.groups.map((group) => ({ ...group, count: 7 }));
      return withCommunity(withMethod({ ...based, groups }, method as 'needs'), { payoutUnit: unit as 100 });
    });
  fc.assert(
    fc.property(scenario, (each) => {
      const { computed, sum, whole: base, people, pool } = outcomeOf(each);
      if (computed) expect(sum).toBe(base);
      if (!people) return;
      const groupSum = people.groups.reduce((total, { count, min }) => total + BigInt(count) * min, 0n);
      expect(people.paid + people.residue).toBe(pool);
      expect(groupSum).toBe(people.paid); // rounded down: within a group all get the same
    }),
  );
});

test('side by side: one row for each part, one scale, and the difference from the first', () => {
  const rows = compareRows([whole, half, withBody(whole, { shares: whole.body.shares.slice(0, 1) })].map(outcomeOf));
  expect(rows.map(({ key }) => key)).toEqual(['masyarakat', 'pades', 'penguatanModal', 'pengurus', 'danaSosial', 'belumDitetapkan']);
  expect(rows[0]?.cells.map((cell) => [cell?.length, cell?.difference])).toEqual([
    [500, null],
    [1000, 9_000_000n],
    [500, 0n],
  ]);
  expect(rows[1]?.cells[2]).toBeNull();
});
