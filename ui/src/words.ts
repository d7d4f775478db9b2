// The words that two or more apps say alike: words[language.current].status.order.PLACED, …reason.failure, …fact, …common.
import type { Language } from './language.svelte.ts';
import { commonWords } from './words/common.ts';
import { factWords } from './words/facts.ts';
import { reasonWords } from './words/reasons.ts';
import { statusWords } from './words/statuses.ts';

const of = (language: Language) => ({
  status: statusWords[language],
  reason: reasonWords[language],
  fact: factWords[language],
  common: commonWords[language],
});

export const words: Record<Language, ReturnType<typeof of>> = {
  id: of('id'),
  en: of('en'),
};
