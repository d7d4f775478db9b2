// "2,4" and "2.4": how many drops share a trip.
import type { Language } from '@pitulungan/ui/language.svelte.ts';

export const oneDecimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
