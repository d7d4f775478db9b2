// Both languages of the resident app. Indonesian is the shape; a key missing in English does not compile.
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { en } from './en.ts';
import { id } from './id.ts';

export type { Language };
export type Words = typeof id;

export const words: Record<Language, Words> = { id, en };
export const isLanguage = (text: string | null | undefined): text is Language => text === 'id' || text === 'en';
