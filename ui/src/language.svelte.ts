// The reader's language, kept on the device; Indonesian unless chosen otherwise. One object for the whole app.
import type { Failure, Sentence } from './api.ts';
import { failureWords } from './words/failures.ts';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED_AS = 'pitulungan.language';

class LanguageChoice {
  current = $state<Language>('id');

  constructor() {
    this.current = stored();
    this.#tellDocument();
  }

  choose(language: Language): void {
    this.current = language;
    this.#tellDocument();
    try {
      localStorage.setItem(STORED_AS, language);
    } catch {
      // private mode without storage: the choice lasts as long as the page
    }
  }

  /** Screen readers take the voice from it. */
  #tellDocument(): void {
    if (typeof document !== 'undefined') document.documentElement.lang = this.current;
  }
}

function stored(): Language {
  try {
    return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'id';
  } catch {
    return 'id'; // no storage, or drawn on the server
  }
}

export const language = new LanguageChoice();

/** The sentence of a refusal, a fault or anything that carries one, in the reader's language. */
export const sentenceOf = ({ sentence }: { sentence: Sentence }): string => sentence[language.current];

/** What to tell a person after a call that did not succeed: what happened, what is safe, what to do. */
export function failureSentence(failure: Failure): string {
  const words = failureWords[language.current];
  if (failure.kind === 'refusal') return sentenceOf(failure.refusal);
  if (failure.kind === 'offline') return words.offline;
  return failure.faultId ? `${sentenceOf(failure)} ${words.quote(failure.faultId)}` : sentenceOf(failure);
}
