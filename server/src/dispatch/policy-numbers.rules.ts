// The policy in force: what the hub brings along, what the village's settings say, and what its manager changed.
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { PolicyNumbers } from '@pitulungan/contracts/policy';
import type { Settings } from '@pitulungan/contracts/settings';
import { HUB_POLICY, type Policy } from './policy.rules.ts';

/** Later ones win. */
export function policyInForce(settings: Settings, numbers: PolicyNumbers): Policy {
  const { noCourierMs, declineCooldownMs, positionFreshMs } = settings.waiting;
  const changed = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  return {
    ...HUB_POLICY,
    noCourierMin: noCourierMs / 60_000,
    declineCooldownMin: declineCooldownMs / 60_000,
    positionFreshMin: positionFreshMs / 60_000,
    softCashLimitRp: rupiahFromJson(settings.cash.softLimit),
    ...changed,
  };
}
