// One column of the what-if screen: what is to be shared, under which policy, among how many. Nothing of it is ever stored.
import type { RupiahText } from '@pitulungan/contracts/money';
import { type CommunityPolicy, type PersonalMethod, type PolicyBody, type PolicyShare } from '@pitulungan/contracts/shares/policy';
import { PRESETS, type SharePreset } from '@pitulungan/contracts/shares/presets';
import { emptyShare, ownShare, SHARE_KINDS } from './share-kinds.ts';

/** People or stalls who weigh alike. */
export interface Group {
  label: string;
  kind: 'household' | 'merchant';
  count: number;
  /** Weight of their band of need */
  needs: number;
  /** Rupiah bought or sold by each in the period */
  purchases: RupiahText;
  sales: RupiahText;
}

export interface Scenario {
  name: string;
  profit: RupiahText;
  opening: RupiahText;
  release: RupiahText;
  households: number;
  body: PolicyBody;
  /** Who receives under any method but "equal per household" */
  groups: readonly Group[];
  /** What the accounts of reserves hold already, by account */
  balances: Readonly<Record<string, RupiahText>>;
}

export const MAX_SCENARIOS = 3;
export const MAX_PEOPLE = 20_000;
export const WHOLE = 1_000_000;
/** finance.md 14: the village register is to say; until then a placeholder */
export const HOUSEHOLDS_PLACEHOLDER = 1_847;

const group = (label: string, kind: Group['kind'], count: number, { needs = 0, purchases = '0', sales = '0' }: Partial<Group>): Group => ({
  label,
  kind,
  count,
  needs,
  purchases,
  sales,
});

/** As made up as the number of households: to be overwritten by whoever knows better. */
export const GROUPS_PLACEHOLDER: readonly Group[] = [
  group('KK A', 'household', 185, { needs: 3, purchases: '300000' }),
  group('KK B', 'household', 462, { needs: 1, purchases: '150000' }),
  group('KK C', 'household', 1_200, { needs: 0, purchases: '50000' }),
  group('Lapak A', 'merchant', 10, { sales: '6000000' }),
  group('Lapak B', 'merchant', 30, { sales: '1500000' }),
];

export const fromPreset = ({ profit, body }: Pick<SharePreset, 'profit' | 'body'>, name: string): Scenario => ({
  name,
  profit: profit.toString(),
  opening: '0',
  release: '0',
  households: HOUSEHOLDS_PLACEHOLDER,
  body,
  groups: GROUPS_PLACEHOLDER,
  balances: {},
});

/** Both readings of the newspaper side by side. */
export const bothReadings = (nameOf: (preset: SharePreset) => string): Scenario[] => PRESETS.map((preset) => fromPreset(preset, nameOf(preset)));

export const sumOf = (body: Pick<PolicyBody, 'shares'>): number => body.shares.reduce((sum, { ppm }) => sum + ppm, 0);

export const withBody = (scenario: Scenario, change: Partial<PolicyBody>): Scenario => ({ ...scenario, body: { ...scenario.body, ...change } });
export const withCommunity = (scenario: Scenario, change: Partial<CommunityPolicy>): Scenario =>
  withBody(scenario, { community: { ...scenario.body.community, ...change } });

export function withShare(scenario: Scenario, key: string, change: Partial<PolicyShare>): Scenario {
  return withBody(scenario, { shares: scenario.body.shares.map((share) => (share.key === key ? { ...share, ...change } : share)) });
}

/** The share that would make it 100 %, or null where this one cannot. */
export function fillOf({ body }: Pick<Scenario, 'body'>, key: string): number | null {
  const share = body.shares.find((each) => each.key === key);
  const ppm = (share?.ppm ?? 0) + WHOLE - sumOf(body);
  return share && ppm !== share.ppm && ppm >= 0 && ppm <= WHOLE ? ppm : null;
}

/** One of the usual shares that is not there yet, else one of a name of its own. */
export function addShare(scenario: Scenario, name: string): Scenario {
  const { shares } = scenario.body;
  const kind = SHARE_KINDS.find(({ key }) => !shares.some((share) => share.key === key));
  let number = shares.length + 1;
  while (shares.some(({ key }) => key === `bagian${number}`)) number += 1;
  return withBody(scenario, { shares: [...shares, emptyShare(kind ?? ownShare(`bagian${number}`, `${name} ${number}`))] });
}

/** Methods whose weights count. */
export const methodsOf = ({ method, mix }: Pick<CommunityPolicy, 'method' | 'mix'>): readonly PersonalMethod[] => {
  if (method === 'programme') return [];
  return method === 'hybrid' ? mix.map((part) => part.method) : [method];
};

/** Another method, with what it takes to be computed at all. */
export function withMethod(scenario: Scenario, method: CommunityPolicy['method']): Scenario {
  const { community } = scenario.body;
  const mix: CommunityPolicy['mix'] =
    method === 'hybrid'
      ? [
          { method: 'equal_kk', weight: 1 },
          { method: 'needs', weight: 1 },
        ]
      : [];
  const needs = community.needs.length > 0 ? community.needs : [{ band: 'A', weight: 1 }]; // the weights that count stand at the groups
  return withCommunity(scenario, { method, mix, needs });
}
