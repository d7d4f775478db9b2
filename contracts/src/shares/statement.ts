// The canonical body of a statement, schema bumdes.bagihasil/2 (finance.md 7.5): what is hashed, shown, approved and verified in the browser.
import type { Canonical } from './canonical.ts';
import type { Computed, Keyed } from './compute.ts';

export const STATEMENT_SCHEMA = 'bumdes.bagihasil/2';

export interface StatementHead {
  villageCode: string;
  statementNo: string;
  /** "2026", "2026-11" or "2026-01..2026-06" */
  periodId: string;
  from: string;
  to: string;
  policyVersion: string;
  /** sha256 of the policy's canonical form: a version that was edited is another policy */
  policyHash: string;
  /** Merkle root of the period's journals */
  inputsRoot: string;
  /** sha256 of the frozen registry: who could receive */
  recipientsHash: string;
  prevHash: string;
  /** The number of the statement that this one corrects */
  corrects: string | null;
}

/** How the community's share is spread: counts and sums, no names. */
export interface CommunityOutcome {
  method: string;
  /** The share and what earlier residues added to it */
  pool: bigint;
  carriedIn: bigint;
  recipients: number;
  residue: bigint;
  /** Where the next rotation begins */
  cursor: number;
}

export interface StatementFigures {
  computed: Computed;
  community: CommunityOutcome | null;
  /** Only of a correction: by how much it changes what was approved before, reserves first */
  deltas: Keyed[] | null;
}

/** Reserves as an object, shares as a list in rule order: as in the published test vectors of schema /1. */
export function statementBody(head: StatementHead, { computed, community, deltas }: StatementFigures): Canonical {
  const { reserves, shares, ...figures } = computed;
  return {
    schema: STATEMENT_SCHEMA,
    ...head,
    ...figures,
    reserves: Object.fromEntries(reserves.map(({ key, amount }) => [key, amount])),
    shares: shares.map(({ key, amount }) => ({ key, amount })),
    community: community === null ? null : { ...community },
    deltas: deltas === null ? null : deltas.map(({ key, amount }) => ({ key, amount })),
  };
}

/** "2026" for a whole year, a month, or the months between. `from` and `to` are months. */
export function periodIdOf(from: string, to: string): string {
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return year;
  return from === to ? from : `${from}..${to}`;
}
