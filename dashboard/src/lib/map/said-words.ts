import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { actWords } from '#lib/words/acts.ts';
import { dispatchWords } from '#lib/words/dispatch.ts';
import type { Said } from './acts.svelte.ts';

/** What the undo bar says. */
export function saidWords(said: Said, language: Language): string {
  const words = { ...actWords[language].said, ...dispatchWords[language].said };
  const courier = 'courier' in said ? said.courier : '';
  return words[said.kind](said.code, courier);
}
