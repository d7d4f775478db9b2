import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { actWords } from '#lib/words/acts.ts';
import { dispatchWords } from '#lib/words/dispatch.ts';
import { stopWords } from '#lib/words/stops.ts';
import type { Said } from './acts.svelte.ts';

/** What the undo bar says. */
export function saidWords(said: Said, language: Language): string {
  if (said.kind === 'arranged') return stopWords[language].arranged(said.courier);
  const words = { ...actWords[language].said, ...dispatchWords[language].said };
  const courier = 'courier' in said ? said.courier : '';
  return words[said.kind](said.code, courier);
}
