// Where on the form a refusal of the hub belongs.
import { SLOT_REFUSALS } from '@pitulungan/contracts/endpoints/shop';
import { inPageOrder, type FormProblem, type Place } from '#lib/order-form.ts';
import { words, type Language } from '#lib/words/words.ts';
import type { Problem } from './hub.ts';

const PLACE_OF_CODE: Partial<Record<string, Place>> = { OUTSIDE_AREA: 'pin', PRODUCT_UNAVAILABLE: 'items', TOO_HEAVY: 'items', FEE_CHANGED: 'fee' };
/** The choice and its price are on the review page: the resident stays there, sees the new ones, and sends again. */
export const aboutDelivery = (problem: Problem): boolean => DELIVERY_CODES.has(problem.code ?? '');
const DELIVERY_CODES = new Set<string>(SLOT_REFUSALS);
const PLACE_OF_PATH: [RegExp, Place][] = [
  [/^buyerName/, 'name'],
  [/^buyerPhone/, 'phone'],
  [/^items/, 'items'],
  [/^payment/, 'payment'],
  [/^note/, 'note'],
];

function placeOfPath(path: string): Place {
  const inAddress = /^address\.(line|rt|rw|patokan|pin)/.exec(path)?.[1] as Place | undefined;
  return inAddress ?? PLACE_OF_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? 'form';
}

export function orderProblems(problem: Problem, language: Language): FormProblem[] {
  if (problem.code === null && problem.fault === null) return [{ place: 'form', sentence: words[language].problems.unreachable }];
  const fields = Object.entries(problem.fields).map(([path, sentence]): FormProblem => ({ place: placeOfPath(path), sentence }));
  if (fields.length > 0) return inPageOrder(fields);
  const place = PLACE_OF_CODE[problem.code ?? ''] ?? (aboutDelivery(problem) ? 'delivery' : 'form');
  const told: FormProblem = { place, sentence: problem.sentence[language] };
  return problem.fault === null ? [told] : [told, { place: 'form', sentence: words[language].error.quote(problem.fault) }];
}

/** The hub may not have heard it, or broke on the way: only sending the same key again is safe. */
export const mayHaveArrived = (problem: Problem): boolean => problem.status >= 500;
