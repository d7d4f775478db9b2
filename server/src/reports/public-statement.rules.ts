// An approved statement of the revenue share as everybody may read it: sums and counts, no signature, no person.
import { rupiahFromJson, rupiahToJson } from '@pitulungan/contracts/money';
import type { SharePolicyView, StatementView } from '@pitulungan/contracts/shares/views';
import { MIN_CELL, type PublicStatement } from '@pitulungan/contracts/transparency';

/** In the order given. One without figures, hash or approval is no approved statement and is left out. */
export function publicStatements(statements: readonly StatementView[], policies: readonly SharePolicyView[]): PublicStatement[] {
  const basis = new Map(policies.map(({ version, legalBasis }) => [version, legalBasis]));
  return statements.flatMap((statement) => publicStatement(statement, basis.get(statement.policyVersion ?? '') ?? ''));
}

function publicStatement(statement: StatementView, legalBasis: string): PublicStatement[] {
  const { statementNo, periodId, corrects, policyVersion, figures, approved, prevHash, hash, canonical } = statement;
  if (!figures || !approved || prevHash === null || hash === null || canonical === null) return [];
  const { profit, base, reserves, shares, community } = figures;
  const { minutesNo, decidedOn: approvedOn, attendance } = approved;
  const head = { statementNo, periodId, corrects, policy: policyVersion ?? '', legalBasis, minutesNo, approvedOn, attendance };
  const kept = reserves.map(({ key, label, amount }) => ({ key, label, amount }));
  return [{ ...head, profit, base, reserves: kept, shares, community: spreadOf(community), prevHash, hash, canonical }];
}

/** Of those who receive something; hidden where they are fewer than MIN_CELL. */
function spreadOf(community: NonNullable<StatementView['figures']>['community']): PublicStatement['community'] {
  if (!community || community.recipients < MIN_CELL) return null;
  const { method, recipients, pool, min, median, max, residue } = community;
  return { method, recipients, total: rupiahToJson(rupiahFromJson(pool) - rupiahFromJson(residue)), min, median, max, residue };
}
