// How the fields of the what-if screen read and write their numbers, in the reader's language.
import { percentText } from '#lib/desk/share-bars.ts';
import { language } from '@pitulungan/ui/language.svelte.ts';
import { readCount, readPercent, readRupiah, writeRupiah } from './money-text.ts';
import { MAX_PEOPLE } from './scenario.ts';

/** All numbers travel as whole numbers in text: rupiah, parts per million, counts. */
export const writeAmount = (value: string): string => writeRupiah(value, language.current);
export const readAmount = (text: string): string | null => readRupiah(text);
export const readSigned = (text: string): string | null => readRupiah(text, { negative: true });
export const writePercent = (ppm: string): string => percentText(parseInt(ppm, 10), language.current);
export const readPpm = (text: string): string | null => readPercent(text)?.toString() ?? null;
export const readPeople = (text: string): string | null => readCount(text, MAX_PEOPLE)?.toString() ?? null;
export const readWeight = (text: string): string | null => readCount(text, 1_000)?.toString() ?? null;
export const readMix = (text: string): string | null => (readCount(text, 1_000) || null)?.toString() ?? null;

export const letterOf = (at: number): string => 'ABC'.charAt(at);
