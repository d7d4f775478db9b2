import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { actWords } from '#lib/words/acts.ts';
import { stopWords } from '#lib/words/stops.ts';
import type { Said } from './acts.svelte.ts';

/** What the undo bar says. */
export function saidWords(said: Said, language: Language): string {
  if (said.kind === 'arranged') return stopWords[language].arranged(said.courier);
  const words = actWords[language].said;
  return said.kind === 'cancelled' ? words.cancelled(said.code) : words[said.kind](said.code, said.courier);
}
