// How the apps write money, times, distances and ages, in Indonesian and in English. Always the clock of Asia/Jakarta.
import type { Language } from './language.svelte.ts';

const TIME_ZONE = 'Asia/Jakarta';
const LOCALE = { id: 'id-ID', en: 'en-GB' } as const;
const MINUTE_MS = 60_000;

type When = string | number | Date;

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(when: When, language: Language, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const key = language + JSON.stringify(options);
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(LOCALE[language], {
      timeZone: TIME_ZONE,
      ...options,
    });
  formatters.set(key, formatter);
  return Object.fromEntries(formatter.formatToParts(new Date(when)).map(({ type, value }) => [type, value]));
}

/** "07.30" (id), "07:30" (en). */
export function formatTime(when: When, language: Language): string {
  const { hour, minute } = partsOf(when, language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${hour}${language === 'id' ? '.' : ':'}${minute}`;
}

/** "Sel, 24 Nov" (id), "Tue, 24 Nov" (en). */
export function formatDate(when: When, language: Language): string {
  const { weekday, day, month } = partsOf(when, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${weekday}, ${day} ${month}`;
}

/** "Sel, 24 Nov 07.30" */
export const formatDateTime = (when: When, language: Language): string => `${formatDate(when, language)} ${formatTime(when, language)}`;

/** "14 Mar 2026": a day of another year, of a business date or an instant. */
export function formatDay(when: When, language: Language): string {
  const { day, month, year } = partsOf(when, language, { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day} ${month} ${year}`;
}

/** "November 2026" */
export function formatMonth(monthId: string, language: Language): string {
  const { month, year } = partsOf(`${monthId}-15T00:00:00Z`, language, {
    month: 'long',
    year: 'numeric',
  });
  return `${month} ${year}`;
}

/** "Rp12.500" (id), "Rp12,500" (en); a minus stands before: "-Rp500". Takes the wire's decimal string or a bigint. */
export function formatRupiah(amount: string | bigint, language: Language): string {
  const value = BigInt(amount);
  const digits = (value < 0n ? -value : value).toString().replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');
  return `${value < 0n ? '-' : ''}Rp${digits}`;
}

const SHORT_UNITS = [
  { from: 1_000_000_000n, id: ' M', en: 'bn' },
  { from: 1_000_000n, id: ' jt', en: 'm' },
  { from: 1_000n, id: ' rb', en: 'k' },
] as const;

/** As people say it: "Rp18 jt", "Rp1,4 jt", "Rp850 rb" (en: "Rp18m"). Rounded: show the exact figure on focus. */
export function formatRupiahShort(amount: string | bigint, language: Language): string {
  const value = BigInt(amount);
  const size = value < 0n ? -value : value;
  const unit = SHORT_UNITS.find(({ from }) => size >= from);
  if (!unit) return formatRupiah(value, language);
  const tenths = (size * 10n + unit.from / 2n) / unit.from;
  const whole = tenths / 10n;
  const rest = whole < 10n && tenths % 10n !== 0n ? `${language === 'id' ? ',' : '.'}${tenths % 10n}` : '';
  const shown = whole < 10n ? whole : (tenths + 5n) / 10n;
  return `${value < 0n ? '-' : ''}Rp${shown}${rest}${unit[language]}`;
}

/** "0,05" (id), "0.05" (en), with exactly so many digits behind the comma; a real minus sign. */
export const formatDecimal = (value: number, digits: number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value).replace('-', '−');

/** "350 m", "1,4 km" (en: "1.4 km"). */
export function formatDistance(metres: number, language: Language): string {
  if (metres < 995) return `${Math.round(metres / 10) * 10} m`;
  const km = (metres / 1000).toFixed(metres < 9_950 ? 1 : 0);
  return `${language === 'id' ? km.replace('.', ',') : km} km`;
}

const UNITS = {
  id: { second: 'detik', minute: 'menit', hour: 'jam', day: 'hari' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'd' },
} as const;

/** "45 detik", "6 menit", "1 jam 5 menit", "2 hari" (en: "45 s", "6 min", "1 h 5 min", "2 d"). Rounded down. */
export function formatDuration(ms: number, language: Language): string {
  const unit = UNITS[language];
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  if (minutes === 0) return `${Math.floor(Math.max(0, ms) / 1000)} ${unit.second}`;
  if (minutes < 60) return `${minutes} ${unit.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} ${unit.day}`;
  return minutes % 60 === 0 ? `${hours} ${unit.hour}` : `${hours} ${unit.hour} ${minutes % 60} ${unit.minute}`;
}

/** "6–9 menit" (en: "6–9 min"); "6 menit" when both are the same. */
export function formatMinutesRange([from, to]: readonly [number, number], language: Language): string {
  return `${from === to ? from : `${from}–${to}`} ${UNITS[language].minute}`;
}

/** "7 menit lalu", "baru saja" (en: "7 min ago", "just now"). */
export function formatAgo(ageMs: number, language: Language): string {
  if (ageMs < MINUTE_MS) return language === 'id' ? 'baru saja' : 'just now';
  const duration = formatDuration(ageMs, language);
  return language === 'id' ? `${duration} lalu` : `${duration} ago`;
}

/** "posisi 7 menit lalu" (en: "position 7 min ago"). */
export const formatPositionAge = (ageMs: number, language: Language): string => `${language === 'id' ? 'posisi' : 'position'} ${formatAgo(ageMs, language)}`;

/** "RT 3/RW 2 · pagar hijau": how residents say where; empty parts are left out. */
export function formatPlace(place: { rt: number | null; rw: number | null; patokan: string; line?: string }): string {
  const area = place.rt !== null && place.rw !== null ? `RT ${place.rt}/RW ${place.rw}` : place.rw !== null ? `RW ${place.rw}` : '';
  return [area, place.patokan || (place.line ?? '')].filter((part) => part !== '').join(' · ');
}

/** "1,5 kg", "800 g". */
export function formatWeight(grams: number, language: Language): string {
  if (grams < 1000) return `${grams} g`;
  const kg = (grams / 1000).toFixed(grams % 1000 === 0 ? 0 : 1);
  return `${language === 'id' ? kg.replace('.', ',') : kg} kg`;
}

/** "0812-3456-7890" from "+6281234567890": as a person reads a number out. */
export function formatPhone(e164: string): string {
  const digits = e164.startsWith('+62') ? `0${e164.slice(3)}` : e164;
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].filter((part) => part !== '').join('-');
}
