// What the transparency board says and draws.
import type { PublicStatement, Transparency } from '@pitulungan/contracts/transparency';
import { formatDecimal, formatMonth } from '@pitulungan/ui/format';
import { words, type Language } from '#lib/words/words.ts';

export const yearOf = ({ span }: Transparency): string => span.from.slice(0, 4);

export function leadSentence(board: Transparency, language: Language): string {
  const say = words[language].board;
  const { settledOrders } = board;
  if (settledOrders === null) return say.leadHidden(yearOf(board));
  if (settledOrders === 0) return say.leadNone(yearOf(board));
  return say.lead(formatDecimal(settledOrders, 0, language), yearOf(board));
}

/** "2026" stays; "2026-10" is "Oktober 2026"; "2026-07..2026-12" is said from month to month. */
export const periodText = (periodId: string, language: Language): string =>
  periodId
    .split('..')
    .map((part) => (part.length === 4 ? part : formatMonth(part, language)))
    .join(' – ');

/** How long a bar is, in thousandths of `whole`; zero-based, nothing for a minus. */
export function thousandths(part: string, whole: string | bigint): number {
  const [some, all] = [BigInt(part), BigInt(whole)];
  if (all <= 0n || some <= 0n) return 0;
  return some >= all ? 1000 : Number((some * 1000n) / all);
}

/** "12,5 %": a share as the policy has it, without needless zeros. */
export function percentText(ppm: number, language: Language): string {
  const text = String(ppm / 10_000);
  return `${language === 'id' ? text.replace('.', ',') : text}%`;
}

export const largest = (amounts: readonly (string | null)[]): bigint =>
  amounts.reduce((most, amount) => (amount !== null && BigInt(amount) > most ? BigInt(amount) : most), 0n);

const isOfYear = (year: string) => (statement: PublicStatement) => statement.periodId.endsWith(year) || statement.periodId.slice(-7).startsWith(`${year}-`);

/** Approved statements of the year that is shown, and the years of the others, newest first. */
export function statementsOf(board: Transparency): { here: PublicStatement[]; elsewhere: string[] } {
  const mine = isOfYear(yearOf(board));
  const others = board.statements.filter((statement) => !mine(statement)).map(({ periodId }) => /(\d{4})(-\d\d)?$/.exec(periodId)?.[1] ?? '');
  return { here: board.statements.filter(mine), elsewhere: [...new Set(others)] };
}
