// A dictionary in two languages whose English half cannot miss a key of the Indonesian one: it would not compile.
import type { Language } from '../language.svelte.ts';

export type Words<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : T[Key] extends (...args: infer Args) => string ? (...args: Args) => string : Words<T[Key]>;
};

/** `const words = bilingual({ save: 'Simpan' }, { save: 'Save' })`, read as `words[language.current].save`. */
export const bilingual = <const T>(id: T, en: NoInfer<Words<T>>): Record<Language, Words<T>> => ({ id: id as Words<T>, en });
