import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { actWords } from '#lib/words/acts.ts';
import type { Said } from './order-acts.ts';

/** What the undo bar says. */
export function saidWords(said: Said, language: Language): string {
  const words = actWords[language].said;
  return said.kind === 'cancelled' ? words.cancelled(said.code) : words[said.kind](said.code, said.courier);
}
