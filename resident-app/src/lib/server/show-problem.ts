// A page that cannot be shown at all becomes an error page with the hub's own status, so that 410 stays 410.
import { error } from '@sveltejs/kit';
import type { Language } from '#lib/words/words.ts';
import type { Answer } from './hub.ts';

export function valueOrErrorPage<T>(answer: Answer<T>, language: Language): T {
  if (answer.ok) return answer.value;
  const { status, sentence, fault, code } = answer.problem;
  // An address that the contract does not even accept is, to a person, a page that does not exist.
  error(code === 'BAD_REQUEST' ? 404 : status, sentence[language], { fault });
}
