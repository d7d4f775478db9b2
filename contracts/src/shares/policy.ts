// A village's revenue-share policy as data (finance.md 7.2). Lists are in rule order: it breaks ties and says who is served first.
import { z } from 'zod';
import { RupiahAmount, rupiahFromJson } from '../money.ts';
import type { ReserveRule, ShareArithmetic, ShareRule } from './compute.ts';

export const AccountCode = z.string().regex(/^\d\.\d\.\d\d\.\d\d$/, 'an account code such as 2.1.99.12');

/** Retained earnings: what no share may take stays here */
export const RETAINED_ACCOUNT = '3.3.01.01';
/** A share credited here is the community's, and is spread by the community method */
export const COMMUNITY_ACCOUNT = '2.1.99.12';
export const MAX_RULES = 20;

const ShareKey = z.string().regex(/^[a-zA-Z]\w{0,39}$/, 'letters and digits, at most 40');
const Label = z.strictObject({ id: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) });
const Ppm = z.int().min(0).max(1_000_000);

const ruleShape = {
  key: ShareKey,
  label: Label,
  /** Parts per million: 12.5 % is 125000 */
  ppm: Ppm,
  floor: RupiahAmount.nullable(),
  cap: RupiahAmount.nullable(),
  accountDr: AccountCode,
  accountCr: AccountCode,
};

export const PolicyShare = z.strictObject(ruleShape);
export type PolicyShare = z.infer<typeof PolicyShare>;

export const PolicyReserve = z.strictObject({
  ...ruleShape,
  of: z.enum(['base', 'remaining']),
  /** Nothing more once the account holds this much */
  capBalance: RupiahAmount.nullable(),
});
export type PolicyReserve = z.infer<typeof PolicyReserve>;

/** Methods that name persons; by the settled minus refunded amounts of the period, or by a weight per band of need. */
export const PersonalMethod = z.enum(['equal_kk', 'by_purchases', 'by_sales', 'needs']);
export type PersonalMethod = z.infer<typeof PersonalMethod>;
/** programme: no individuals, the whole share is one fund for a purpose */
export const CommunityMethod = z.enum([...PersonalMethod.options, 'hybrid', 'programme']);
export type CommunityMethod = z.infer<typeof CommunityMethod>;

export const CommunityPolicy = z.strictObject({
  method: CommunityMethod,
  /** Only for hybrid: how much of the pool each method spreads, in any scale */
  mix: z.array(z.strictObject({ method: PersonalMethod, weight: z.int().min(1).max(1_000_000) })).max(PersonalMethod.options.length),
  /** Weight of each band of need, set by the village meeting; a band that is not listed weighs 0 */
  needs: z.array(z.strictObject({ band: z.string().trim().min(1).max(20), weight: z.int().min(0).max(1000) })).max(20),
  payoutUnit: z.union([z.literal(1), z.literal(100), z.literal(500), z.literal(1000)]),
  /** floor: who weighs the same gets the same, the rest is residue */
  rounding: z.enum(['floor', 'hamilton']),
  /** carry: joins the next community share; dana_sosial: to the social fund */
  residue: z.enum(['carry', 'dana_sosial']),
  tie: z.enum(['rotate', 'registry']),
  perPersonCap: RupiahAmount.nullable(),
  /** What the programme is for; only for `programme` */
  programme: z.string().trim().min(1).max(120).nullable(),
});
export type CommunityPolicy = z.infer<typeof CommunityPolicy>;

export const PolicyBody = z.strictObject({
  offsetLosses: z.boolean(),
  reserves: z.array(PolicyReserve).max(MAX_RULES),
  shares: z.array(PolicyShare).min(1).max(MAX_RULES),
  overflowTo: z.literal(RETAINED_ACCOUNT),
  community: CommunityPolicy,
});
export type PolicyBody = z.infer<typeof PolicyBody>;

const amount = (text: string | null): bigint | null => (text === null ? null : rupiahFromJson(text));

const ruleOf = ({ key, ppm, floor, cap }: PolicyShare): ShareRule => ({ key, ppm: BigInt(ppm), floor: amount(floor), cap: amount(cap) });

/** What `compute` needs of the policy. `balanceOf`: what a reserve's account holds before the distribution. */
export function arithmeticOf(body: PolicyBody, balanceOf: (account: string) => bigint): ShareArithmetic {
  return {
    offsetLosses: body.offsetLosses,
    reserves: body.reserves.map((rule): ReserveRule => ({
      ...ruleOf(rule),
      of: rule.of,
      capBalance: amount(rule.capBalance),
      balance: balanceOf(rule.accountCr),
    })),
    shares: body.shares.map(ruleOf),
  };
}

/** The share that goes to the community, if the policy has one. */
export const communityShare = (body: PolicyBody): PolicyShare | undefined => body.shares.find(({ accountCr }) => accountCr === COMMUNITY_ACCOUNT);
