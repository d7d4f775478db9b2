import { describe, expect, it } from 'vitest';
import { POLICY_NUMBER_NAMES, POLICY_NUMBERS, PolicyNumbers } from '@pitulungan/contracts/policy';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { policyInForce } from './policy-numbers.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';

describe('the policy in force', () => {
  it('is the hub’s own where nobody changed a number, and the screen says so', () => {
    expect(policyInForce(DEFAULT_SETTINGS, {})).toMatchObject({ ...HUB_POLICY });
    for (const name of POLICY_NUMBER_NAMES) {
      const { default: usual } = POLICY_NUMBERS[name];
      if (usual !== null) expect([name, HUB_POLICY[name]]).toEqual([name, usual]);
    }
  });

  it('takes waiting times from the village’s settings, and what the manager wrote before everything else', () => {
    const settings = { ...DEFAULT_SETTINGS, waiting: { ...DEFAULT_SETTINGS.waiting, noCourierMs: 90_000, declineCooldownMs: 0 } };
    expect(policyInForce(settings, { declineCooldownMin: 7 })).toMatchObject({ noCourierMin: 1.5, declineCooldownMin: 7 });
  });

  it('has bounds for each number that hold the default, and words in both languages', () => {
    for (const name of POLICY_NUMBER_NAMES) {
      const { min, max, default: usual, id, en } = POLICY_NUMBERS[name];
      if (usual !== null) expect(PolicyNumbers.safeParse({ [name]: usual }).success, name).toBe(true);
      expect(PolicyNumbers.safeParse({ [name]: max + 1 }).success, name).toBe(false);
      expect(PolicyNumbers.safeParse({ [name]: min - 1 }).success, name).toBe(false);
      for (const words of [id, en]) expect(words.label.length * words.explanation.length, name).toBeGreaterThan(0);
    }
    expect(PolicyNumbers.safeParse({ nearest: 3 }).success).toBe(false);
  });
});
