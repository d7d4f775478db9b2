// Scenarios as a short text for the address: behind the # sign, so that a shared link says everything and no server ever sees it.
import { RupiahAmount, RupiahText } from '@pitulungan/contracts/money';
import { CommunityMethod, type PolicyReserve, PersonalMethod, type PolicyShare } from '@pitulungan/contracts/shares/policy';
import { z } from 'zod';
import { type Group, HOUSEHOLDS_PLACEHOLDER, MAX_PEOPLE, MAX_SCENARIOS, type Scenario } from './scenario.ts';
import { ownShare, RESERVE_KINDS, SHARE_KINDS } from './share-kinds.ts';

const VERSION = '1';
const MAX_LENGTH = 20_000;
/** A policy's own labels may be longer */
const MAX_LABEL = 60;
const Label = z.string().trim().min(1).max(MAX_LABEL);
const Ppm = z.int().min(0).max(1_000_000);
const Limit = RupiahAmount.nullable();
const Rule = z.tuple([z.string().regex(/^[a-zA-Z]\w{0,39}$/), Ppm, Limit, Limit, Label.nullable()]);
const Short = z.strictObject({
  n: z.string().max(60),
  /** profit, opening, release */
  a: z.tuple([RupiahText, RupiahText, RupiahAmount]),
  h: z.int().min(0).max(MAX_PEOPLE).default(HOUSEHOLDS_PLACEHOLDER),
  l: z.boolean(),
  s: z.array(Rule).min(1).max(20),
  r: z.array(z.tuple([Rule, z.enum(['base', 'remaining']), Limit, RupiahAmount])).max(20),
  /** method, payout unit, rounding, residue, tie, cap per person, programme */
  c: z.tuple([
    CommunityMethod,
    z.union([z.literal(1), z.literal(100), z.literal(500), z.literal(1000)]),
    z.enum(['floor', 'hamilton']),
    z.enum(['carry', 'dana_sosial']),
    z.enum(['rotate', 'registry']),
    Limit,
    z.string().max(120),
  ]),
  x: z.array(z.tuple([PersonalMethod, z.int().min(1).max(1_000_000)])).max(4),
  g: z.array(z.tuple([Label, z.enum(['household', 'merchant']), z.int().min(0).max(MAX_PEOPLE), z.int().min(0).max(1000), RupiahAmount, RupiahAmount])).max(20),
});
type Short = z.infer<typeof Short>;

const knownLabel = (key: string) => [...SHARE_KINDS, ...RESERVE_KINDS].find((kind) => kind.key === key)?.label;
const ruleOf = ({ key, ppm, floor, cap, label }: PolicyShare): Short['s'][number] => [
  key,
  ppm,
  floor,
  cap,
  knownLabel(key) ? null : label.id.slice(0, MAX_LABEL),
];

function shortOf({ name, profit, opening, release, households, body, groups, balances }: Scenario): Short {
  const { method, payoutUnit, rounding, residue, tie, perPersonCap, programme, mix } = body.community;
  return {
    n: name,
    a: [profit, opening, release],
    h: households,
    l: body.offsetLosses,
    s: body.shares.map(ruleOf),
    r: body.reserves.map((reserve) => [ruleOf(reserve), reserve.of, reserve.capBalance, balances[reserve.accountCr] ?? '0']),
    c: [method, payoutUnit, rounding, residue, tie, perPersonCap, programme ?? ''],
    x: mix.map((part) => [part.method, part.weight]),
    g: groups.map(({ label, kind, count, needs, purchases, sales }) => [label, kind, count, needs, purchases, sales]),
  };
}

function shareOf([key, ppm, floor, cap, label]: Short['s'][number]): PolicyShare {
  return { ...(SHARE_KINDS.find((kind) => kind.key === key) ?? ownShare(key, label ?? key)), ppm, floor, cap };
}

function reserveOf([[key, ppm, floor, cap, label], of, capBalance]: Short['r'][number]): PolicyReserve {
  const own = { key, label: { id: label ?? key, en: label ?? key }, accountDr: '3.3.01.01', accountCr: '3.3.01.12' };
  return { ...(RESERVE_KINDS.find((kind) => kind.key === key) ?? own), ppm, floor, cap, of, capBalance };
}

function scenarioOf({ n, a: [profit, opening, release], h, l, s, r, c, x, g }: Short): Scenario {
  const [method, payoutUnit, rounding, residue, tie, perPersonCap, programme] = c;
  const reserves = r.map(reserveOf);
  return {
    name: n,
    profit,
    opening,
    release,
    households: h,
    groups: g.map(([label, kind, count, needs, purchases, sales]): Group => ({ label, kind, count, needs, purchases, sales })),
    balances: Object.fromEntries(reserves.map(({ accountCr }, at) => [accountCr, r[at]?.[3] ?? '0'])),
    body: {
      offsetLosses: l,
      reserves,
      shares: s.map(shareOf),
      overflowTo: '3.3.01.01',
      community: {
        method,
        mix: x.map(([each, weight]) => ({ method: each, weight })),
        needs: [{ band: 'A', weight: 1 }],
        payoutUnit,
        rounding,
        residue,
        tie,
        perPersonCap,
        programme: programme.trim() === '' ? null : programme,
      },
    },
  };
}

/** `1.` and the scenarios in base64url. */
export function writeLink(scenarios: readonly Scenario[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(scenarios.map(shortOf)));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `${VERSION}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** null: not a link of ours, cut off, or made by a newer version. */
export function readLink(text: string): Scenario[] | null {
  if (!text.startsWith(`${VERSION}.`) || text.length > MAX_LENGTH) return null;
  try {
    const binary = atob(
      text
        .slice(VERSION.length + 1)
        .replaceAll('-', '+')
        .replaceAll('_', '/'),
    );
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0))));
    const read = z.array(Short).min(1).max(MAX_SCENARIOS).safeParse(json);
    return read.success ? read.data.map(scenarioOf) : null;
  } catch {
    return null; // not base64, not UTF-8 or not JSON: the screen says so
  }
}
