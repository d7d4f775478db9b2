// CSV for spreadsheets in Indonesia: UTF-8 with BOM, semicolons, CRLF. Amounts stand twice, as a raw integer and as written.
import { stringify } from 'csv-stringify/sync';
import type { Language } from '@pitulungan/contracts/reports';
import { formatNumber, formatRupiah } from './format.rules.ts';
import type { Paper, PaperCell, PaperSection } from './paper.rules.ts';

/** A spreadsheet takes such a cell for a formula, wherever it came from. Integers of ours, which may begin with "-", are no text. */
const FORMULA = /^[\s]*[=+\-@]|^[\t\r\n]/;
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export function writeCsv(paper: Paper, language: Language): Buffer {
  const { enterprise, place, title, subject, about, checks, digest, words } = paper;
  const front = [enterprise, place, title, ...(subject === null ? [] : [subject]), ...about].map((line) => [harmless(line)]);
  const back = [...checks.map((line) => [harmless(line)]), [words.digest, digest]];
  const rows = [...front, [], ...paper.sections.flatMap((section) => [...sectionRows(section, paper, language), []]), ...back];
  return Buffer.from(stringify(rows, { bom: true, delimiter: ';', record_delimiter: '\r\n' }), 'utf8');
}

function sectionRows({ heading, paragraphs, columns, rows }: PaperSection, { words }: Paper, language: Language): string[][] {
  const header = columns.flatMap(({ label, kind }) => (kind === 'money' ? [harmless(label), harmless(`${label} (${words.formatted})`)] : [harmless(label)]));
  const above = [...(heading === null ? [] : [[harmless(heading)]]), ...paragraphs.map((text) => [harmless(text)])];
  const body = rows.map(({ cells }) => cells.flatMap((cell, n) => cellTexts(cell, columns[n]?.kind === 'money', language)));
  return [...above, ...(columns.length > 0 ? [header] : []), ...body];
}

function cellTexts(cell: PaperCell, twice: boolean, language: Language): string[] {
  if (cell === null) return twice ? ['', ''] : [''];
  switch (cell.kind) {
    case 'money':
      return [cell.amount.toString(), formatRupiah(cell.amount, language)];
    case 'count':
      return [formatNumber(cell.amount, language)];
    case 'date':
      return [cell.date];
    case 'text':
      return twice ? [harmless(cell.text), ''] : [harmless(cell.text)];
  }
}
