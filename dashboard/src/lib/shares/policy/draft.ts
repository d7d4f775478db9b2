// A policy that is being written: what of it is wrong, and what is sent.
import { COMMUNITY_ACCOUNT, type PolicyBody } from '@pitulungan/contracts/shares/policy';
import { type PolicyProblem, policyProblems } from '@pitulungan/contracts/shares/policy-check';
import { PolicyName, type SharePolicyView } from '@pitulungan/contracts/shares/views';
import { methodsOf } from '../scenario.ts';

export interface Terms {
  version: string;
  effectiveFrom: string;
  /** Empty: until another version begins */
  effectiveTo: string;
  legalBasis: string;
  minutesNo: string;
}

export const NO_TERMS: Terms = { version: '', effectiveFrom: '', effectiveTo: '', legalBasis: '', minutesNo: '' };

export const termsOf = ({ version, effectiveFrom, effectiveTo, legalBasis, minutesNo }: SharePolicyView): Terms => ({
  version,
  effectiveFrom,
  effectiveTo: effectiveTo ?? '',
  legalBasis,
  minutesNo,
});

/** Which of the terms cannot be sent so. */
export const wrongTerms = ({ version, effectiveFrom, effectiveTo }: Terms): { version: boolean; effectiveFrom: boolean; effectiveTo: boolean } => ({
  version: !PolicyName.safeParse(version.trim()).success,
  effectiveFrom: effectiveFrom === '',
  effectiveTo: effectiveTo !== '' && effectiveTo < effectiveFrom,
});

/** Without what only another method would need: a text of the village says nothing idle. */
export function tidy(body: PolicyBody): PolicyBody {
  const { community } = body;
  const methods = methodsOf(community);
  const { method, programme, needs } = community;
  return { ...body, community: { ...community, programme: method === 'programme' ? programme : null, needs: methods.includes('needs') ? needs : [] } };
}

export interface Problems {
  shares: PolicyProblem[];
  community: PolicyProblem[];
  reserves: PolicyProblem[];
}

/** By the part of the form beside which they are said. */
export function problemsByPart(body: PolicyBody): Problems {
  const found = policyProblems(body);
  const reserves = new Set(body.reserves.map(({ key }) => key));
  const partOf = ({ at }: PolicyProblem): keyof Problems => (at === 'community' ? 'community' : reserves.has(at) ? 'reserves' : 'shares');
  const of = (part: keyof Problems) => found.filter((problem) => partOf(problem) === part);
  return { shares: of('shares'), community: of('community'), reserves: of('reserves') };
}

/** In force on a day. */
export const holdsOn = ({ effectiveFrom, effectiveTo }: Pick<SharePolicyView, 'effectiveFrom' | 'effectiveTo'>, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);

/** Somebody gets cash by name: it needs a footing in the statutes. */
export const paysPersons = ({ shares, community }: PolicyBody): boolean =>
  community.method !== 'programme' && shares.some(({ accountCr, ppm }) => accountCr === COMMUNITY_ACCOUNT && ppm > 0);
