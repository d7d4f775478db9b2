// The policy in force: what the hub brings along, what the village's settings say, and what its manager changed.
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { PolicyNumbers } from '@pitulungan/contracts/policy';
import type { Settings } from '@pitulungan/contracts/settings';
import { HUB_POLICY, type Policy } from './policy.rules.ts';

/** Later ones win. */
export function policyInForce(settings: Settings, numbers: PolicyNumbers): Policy {
  const { noCourierMs, declineCooldownMs, positionFreshMs } = settings.waiting;
  const minutes = (ms: number): number => (ms / 60_000) * settings.dispatch.pace;
  const changed = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  return {
    ...HUB_POLICY,
    noCourierMin: minutes(noCourierMs),
    declineCooldownMin: minutes(declineCooldownMs),
    positionFreshMin: minutes(positionFreshMs),
    softCashLimitRp: rupiahFromJson(settings.cash.softLimit),
    ...changed,
  };
}
