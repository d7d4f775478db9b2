// Cases of the golden file's form: what `npm run -s shares` reads, and what the tests run over the golden file itself.
import { z } from 'zod';
import { allocate } from '../allocate.ts';
import { type Canonical, canonicalJson, sha256Hex } from '../canonical.ts';
import { runCompute } from './compute-case.ts';
import { runCommission, runMdr } from './fee-cases.ts';
import { runHybrid, runIndividuals } from './people-cases.ts';
import { CaseError, MAX_RECIPIENTS, Name, Positive, Whole } from './words.ts';

const KINDS = {
  compute: runCompute,
  allocate: runAllocate,
  individuals: runIndividuals,
  hybrid: runHybrid,
  commission: runCommission,
  mdr: runMdr,
  statementHash: runStatementHash,
} as const;
type Kind = keyof typeof KINDS;

const Case = z.looseObject({ kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]), input: z.looseObject({}) });

export type CaseOutcome = { ok: true; output: Canonical } | { ok: false; sentence: string };

/** `given`: one object {kind, input}; other members (id, note, expected) are passed over. Integers of the output are texts in its canonical form. */
export function runCase(given: unknown): CaseOutcome {
  try {
    const { kind, input } = Case.parse(given);
    return { ok: true, output: KINDS[kind](input) as Canonical };
  } catch (error) {
    if (error instanceof z.ZodError) return { ok: false, sentence: error.issues.map(sentenceOf).join('\n') };
    if (error instanceof CaseError) return { ok: false, sentence: error.message };
    if (error instanceof RangeError) return { ok: false, sentence: `Tidak bisa dihitung / Cannot be computed: ${error.message}` };
    throw error;
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const { path, message } = deepest(issue);
  const at = path.map(String).join('.');
  if (at === 'kind') return `kind: salah satu dari / one of ${Object.keys(KINDS).join(', ')}`;
  return `${at === '' ? 'kasus / case' : at}: ${message.startsWith('Invalid input') ? `isian tidak dikenali / not understood (${message})` : message}`;
}

/** Of a union, the reading that understood most of the input before it failed. */
function deepest({ path, message, ...issue }: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union' || message !== 'Invalid input') return { path, message };
  const found = (issue.errors as z.core.$ZodIssue[][]).flatMap(([first]) => (first ? [deepest(first)] : []));
  const [best] = found.toSorted((a, b) => b.path.length - a.path.length);
  return best ? { path: [...path, ...best.path], message: best.message } : { path, message };
}

const AllocateCall = z.looseObject({ total: Whole, weights: z.array(Positive).max(MAX_RECIPIENTS) });

function runAllocate(input: unknown): Record<string, unknown> {
  const { calls } = z.looseObject({ calls: z.record(Name, AllocateCall) }).parse(single(input));
  return Object.fromEntries(Object.entries(calls).map(([name, { total, weights }]) => [name, allocate(total, weights)]));
}

/** One call without a name is called t, as in the golden file. */
const single = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && !('calls' in input) && 'total' in input ? { calls: { t: input } } : input;

const Statement = z.record(z.string(), z.unknown()); // what cannot be in canonical form is refused there

/** statement, statement2 … or a list of statements; canonical1 and hash1 belong to the first. */
function runStatementHash(input: unknown): Record<string, unknown> {
  const { statements, ...others } = z.looseObject({ statement: Statement.optional(), statements: z.array(Statement).min(1).max(1000).optional() }).parse(input);
  const list = statements ?? numberedStatements(others);
  const texts = list.map((statement) => canonicalJson(statement as Canonical));
  const [canonical] = texts;
  if (canonical === undefined) throw new CaseError('Pernyataan (statement) tidak ada. / The statement is missing.');
  const numbered = texts.flatMap((text, index) => [
    [`canonical${index + 1}`, text],
    [`hash${index + 1}`, sha256Hex(text)],
  ]);
  return { canonical, hash: sha256Hex(canonical), ...Object.fromEntries(numbered) };
}

const numberedStatements = (input: Record<string, unknown>) =>
  Object.keys(input)
    .filter((name) => /^statement\d*$/.test(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((name) => Statement.parse(input[name]));
