// The words that two or more apps say alike: words[language.current].status.order.PLACED, …reason.failure, …fact, …components.
import type { Language } from './language.svelte.ts';
import { componentWords } from './words/components.ts';
import { factWords } from './words/facts.ts';
import { reasonWords } from './words/reasons.ts';
import { statusWords } from './words/statuses.ts';

const of = (language: Language) => ({
  status: statusWords[language],
  reason: reasonWords[language],
  fact: factWords[language],
  components: componentWords[language],
});

export const words: Record<Language, ReturnType<typeof of>> = {
  id: of('id'),
  en: of('en'),
};
