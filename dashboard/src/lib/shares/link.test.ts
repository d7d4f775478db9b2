import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink, writeLink } from './link.ts';
import { addShare, bothReadings, type Scenario, withBody, withCommunity, withMethod, withShare } from './scenario.ts';
import { emptyReserve, emptyShare, ownShare, RESERVE_KINDS } from './share-kinds.ts';

const both = bothReadings(({ key }) => key);
const [first = both[0] as Scenario] = both;

test('what a link says is what was on the screen, also names of one’s own', () => {
  const [risk] = RESERVE_KINDS;
  const own = withBody(withShare(first, 'pades', { ppm: 125_000, floor: '1000000', cap: '3000000' }), {
    reserves: risk ? [{ ...emptyReserve(risk), ppm: 50_000, of: 'remaining', capBalance: '9000000' }] : [],
    offsetLosses: false,
  });
  const named = withBody(own, { shares: [...own.body.shares, { ...emptyShare(ownShare('bagian9', 'Karang taruna “Janti” ♥')), ppm: 1 }] });
  const third = { ...withCommunity(withMethod(named, 'hybrid'), { perPersonCap: '50000', programme: null }), balances: { '3.3.01.12': '7' }, profit: '-5' };
  const scenarios = [...both, third];
  const link = writeLink(scenarios);
  expect(link).toMatch(/^1\.[\w-]+$/);
  expect(writeLink(readLink(link) ?? [])).toBe(link);
  const back = readLink(link)?.[2];
  expect(back?.body.shares).toEqual(third.body.shares);
  expect(back?.body.reserves).toEqual(third.body.reserves);
  expect(back?.body.community).toEqual(third.body.community);
  expect(back).toMatchObject({ profit: '-5', balances: { '3.3.01.12': '7' }, groups: third.groups });
});

test('any other text is refused without a crash', () => {
  const good = writeLink(both);
  for (const wrong of ['', '1.', '2.abc', good.slice(0, -9), `1.${btoa('[]')}`, `1.${btoa('{"a":1}')}`, writeLink([first, first, first, first])])
    expect(readLink(wrong)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readLink(`1.${text}`) === null));
});

test('a share that is added is one of the usual ones as long as there are any, and never doubles a key', () => {
  let scenario = first;
  for (let count = 0; count < 5; count += 1) scenario = addShare(scenario, 'Bagian');
  const keys = scenario.body.shares.map(({ key }) => key);
  expect(new Set(keys).size).toBe(10);
  expect(keys[5]).toBe('danaPendidikan');
});
