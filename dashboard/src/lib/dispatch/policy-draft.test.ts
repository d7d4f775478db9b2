import { POLICY_NUMBERS, POLICY_NUMBER_NAMES, PolicyNumbers, type PolicyVersion } from '@pitulungan/contracts/policy';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { describe, expect, it } from 'vitest';
import { changesBetween, defaultsOf, draftOf, numbersOf, problemOf, rebased, toldVersions, valueOf, wrongNames } from './policy-draft.ts';

const defaults = defaultsOf(DEFAULT_SETTINGS);
const untouched = draftOf({}, defaults, 'id');

describe('defaults', () => {
  it('are the hub’s, and for two numbers what the village’s settings say', () => {
    expect(defaults).toMatchObject({ fairnessPrice: 0.4, declineCooldownMin: 20, noCourierMin: 10 });
    const waiting = { ...DEFAULT_SETTINGS.waiting, noCourierMs: 150_000 };
    expect(defaultsOf({ waiting }).noCourierMin).toBe(2.5);
  });
  it('are right numbers themselves', () => {
    expect(wrongNames(untouched)).toEqual([]);
    expect(POLICY_NUMBER_NAMES.filter((name) => problemOf(name, draftOf({}, defaults, 'en')[name]) !== null)).toEqual([]);
  });
});

describe('a draft', () => {
  it('is written as the reader writes numbers, and sends only what differs from the default', () => {
    expect(untouched.distancePrice).toBe('0,05');
    expect(numbersOf(untouched, defaults)).toEqual({});
    const draft = { ...untouched, distancePrice: '0.2', maxJobsPerTrip: ' 2 ', latenessPrice: '2,0', waveSize: '9' };
    expect(numbersOf(draft, defaults)).toEqual({ distancePrice: 0.2, maxJobsPerTrip: 2 });
    expect(PolicyNumbers.safeParse(numbersOf(draft, defaults)).success).toBe(true);
  });
  it('keeps what was typed on top of what somebody else saved', () => {
    const draft = { ...draftOf({ slackMin: 3 }, defaults, 'id'), fairnessPrice: '5' };
    const joined = rebased(draft, { on: { slackMin: 3 }, now: { slackMin: 4, waveSize: 2 }, defaults, language: 'id' });
    expect(numbersOf(joined, defaults)).toEqual({ fairnessPrice: 5, slackMin: 4, waveSize: 2 });
  });
});

describe('problemOf', () => {
  it.each([
    ['fairnessPrice', '', 'missing'],
    ['fairnessPrice', 'banyak', 'notANumber'],
    ['fairnessPrice', '1,2,3', 'notANumber'],
    ['fairnessPrice', '10,5', 'outside'],
    ['fairnessPrice', '-1', 'outside'],
    ['fairnessPrice', '10', null],
    ['maxJobsPerTrip', '2,5', 'notWhole'],
    ['maxJobsPerTrip', '7', 'outside'],
    ['acrossMerchantsM', '1.500', null],
    ['acrossMerchantsM', '3,001', 'outside'],
  ] as const)('%s "%s": %s', (name, text, problem) => expect(problemOf(name, text)).toBe(problem));

  it('reads thousands only where there are no fractions', () => {
    expect(valueOf('acrossMerchantsM', '1.500')).toBe(1_500);
    expect(valueOf('declineCooldownMin', '1.500')).toBe(1.5);
  });
  it('agrees with the contract at every bound', () => {
    for (const name of POLICY_NUMBER_NAMES) {
      const { min, max } = POLICY_NUMBERS[name];
      for (const value of [min, max, min - 1, max + 1, (min + max) / 2 + 0.25]) {
        expect(problemOf(name, String(value)) === null, `${name} ${value}`).toBe(PolicyNumbers.safeParse({ [name]: value }).success);
      }
    }
  });
});

describe('versions', () => {
  const version = (at: number, numbers: PolicyVersion['numbers']): PolicyVersion => ({ version: at, numbers, note: '', byName: '', at: null });

  it('tell what each changed against the one before', () => {
    expect(changesBetween({ slackMin: 1, waveSize: 2 }, { waveSize: 3 })).toEqual([
      { name: 'slackMin', from: 1, to: null },
      { name: 'waveSize', from: 2, to: 3 },
    ]);
    const [second, first, origin] = toldVersions([version(2, {}), version(1, { slackMin: 1 }), version(0, {})]);
    expect(second?.changes).toEqual([{ name: 'slackMin', from: 1, to: null }]);
    expect(first?.changes).toEqual([{ name: 'slackMin', from: null, to: 1 }]);
    expect(origin?.changes).toEqual([]);
  });
  it('say nothing about the last one when what was before it is cut off', () => {
    expect(toldVersions([version(60, {}), version(59, { slackMin: 1 })]).at(-1)?.changes).toBeNull();
  });
});
