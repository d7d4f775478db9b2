// Numbers and dates as people write them, without Intl: the same on every machine, in every time zone and locale.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Language, Span, Words } from '@pitulungan/contracts/reports';
import type { BusinessDate } from '@pitulungan/contracts/time';

const MONTHS: Record<Language, readonly string[]> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const SEPARATOR: Record<Language, string> = { id: '.', en: ',' };
const LANGUAGES: readonly Language[] = ['id', 'en'];

/** 12500 → "12.500"; negative in brackets, as in the statements: "(12.500)". */
export function formatNumber(amount: Rupiah, language: Language): string {
  const digits = (amount < 0n ? -amount : amount).toString().replace(/\B(?=(\d{3})+$)/g, SEPARATOR[language]);
  return amount < 0n ? `(${digits})` : digits;
}

/** "Rp12.500", negative "(Rp12.500)". */
export function formatRupiah(amount: Rupiah, language: Language): string {
  return amount < 0n ? `(Rp${formatNumber(-amount, language)})` : `Rp${formatNumber(amount, language)}`;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function partsOf(date: BusinessDate): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

const monthName = (month: number, language: Language): string => MONTHS[language][month - 1] ?? '';

/** "24 November 2026" */
export function formatDate(date: BusinessDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${monthName(month, language)} ${year}`;
}

/** Whole months by name ("Januari–Juni 2026", "Tahun 2026"), anything else by its days. */
export function formatSpan({ from, to }: Span, language: Language): string {
  const [first, last] = [partsOf(from), partsOf(to)];
  if (first.day !== 1 || lastDayOf(last.year, last.month) !== last.day) return `${formatDate(from, language)} – ${formatDate(to, language)}`;
  const name = ({ month }: Day) => monthName(month, language);
  if (first.year !== last.year) return `${name(first)} ${first.year} – ${name(last)} ${last.year}`;
  if (first.month === last.month) return `${name(first)} ${first.year}`;
  if (first.month === 1 && last.month === 12) return language === 'id' ? `Tahun ${first.year}` : `Year ${first.year}`;
  return `${name(first)}–${name(last)} ${first.year}`;
}

/** Days of a month, 1–12. */
export const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const inBoth = (make: (language: Language) => string): Words => {
  const [id = '', en = ''] = LANGUAGES.map(make);
  return { id, en };
};
export const dayWords = (date: BusinessDate): Words => inBoth((language) => formatDate(date, language));
export const spanWords = (span: Span): Words => inBoth((language) => formatSpan(span, language));
