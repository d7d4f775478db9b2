// A reckoning as screens show it: labels of the policy, sums as text, and how the community's share is spread.
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { Keyed } from '@pitulungan/contracts/shares/compute';
import type { PolicyBody, PolicyShare } from '@pitulungan/contracts/shares/policy';
import type { StatementFiguresView } from '@pitulungan/contracts/shares/views';
import type { Reckoned } from './reckoning.rules.ts';

export function figuresOf(body: PolicyBody, { computed, community, deltas, amounts }: Reckoned): StatementFiguresView {
  const { reserves, shares, profit, opening, lossOffset, release, base, pool, overflow, deficitCarried } = computed;
  return {
    profit: rupiahToJson(profit),
    opening: rupiahToJson(opening),
    lossOffset: rupiahToJson(lossOffset),
    release: rupiahToJson(release),
    base: rupiahToJson(base),
    reserves: labelled(reserves, body.reserves),
    pool: rupiahToJson(pool),
    shares: labelled(shares, body.shares),
    overflow: rupiahToJson(overflow),
    deficitCarried: rupiahToJson(deficitCarried),
    deltas: deltas && deltas.map(({ key, amount }) => ({ key, amount: rupiahToJson(amount) })),
    community: community && {
      method: community.method,
      pool: rupiahToJson(community.pool),
      carriedIn: rupiahToJson(community.carriedIn),
      recipients: community.recipients,
      ...spreadOf(amounts.filter((amount) => amount > 0n)),
      residue: rupiahToJson(community.residue),
      cursor: community.cursor,
    },
  };
}

const labelled = (list: readonly Keyed[], rules: readonly PolicyShare[]) =>
  list.map(({ key, amount }, index) => ({
    key,
    label: rules[index]?.label ?? { id: key, en: key },
    ppm: rules[index]?.ppm ?? 0,
    amount: rupiahToJson(amount),
  }));

/** The lower of the two in the middle where their count is even: an amount that somebody really gets. */
function spreadOf(amounts: readonly bigint[]): { min: string; median: string; max: string } {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (place: number) => rupiahToJson(sorted[place] ?? 0n);
  return { min: at(0), median: at((sorted.length - 1) >> 1), max: at(sorted.length - 1) };
}
