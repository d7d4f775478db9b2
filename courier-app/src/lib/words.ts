// The app's words in the reader's language. `t().work.accept`, `t().rest.signIn`, and the shared ones as `t().shared`.
import { language } from '@pitulungan/ui/language.svelte.ts';
import { words } from '@pitulungan/ui/words';
import { rest } from './words/rest.ts';
import { work } from './words/work.ts';

const both = {
  id: { work: work.id, rest: rest.id, shared: words.id },
  en: { work: work.en, rest: rest.en, shared: words.en },
};

/** Reads the choice each time, so that a screen redraws when it changes. */
export const t = () => both[language.current];
