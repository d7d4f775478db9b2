// XLSX: real numbers and dates in real cells, one sheet for each chapter. The library writes the parts; they are zipped again with
// fixed dates and in a fixed order, so that the same report is the same file.
import { unzipSync, zipSync, type Zippable } from 'fflate';
import writeSheets, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import { invariant } from '../platform/invariant.ts';
import type { Paper, PaperCell, PaperColumn, PaperRow, PaperSection } from './paper.rules.ts';

const MONEY = '#,##0;(#,##0)';
const DATE = 'dd/mm/yyyy';
/** A cell is a double: above this it would lose rupiah. Contract amounts have at most 15 digits. */
const MOST = 10n ** 15n;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const WIDTHS: Record<PaperColumn['kind'], number> = { text: 16, money: 20, count: 12, date: 14 };
const LABEL_WIDTH = 48;
const MAX_NAME = 31;
/** Made from parts, so that its hours are the same in every time zone */
const FIXED = new Date(1980, 0, 1);

export async function writeXlsx(paper: Paper): Promise<Buffer> {
  const zipped = await writeSheets(sheetsOf(paper), { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  const parts = unzipSync(new Uint8Array(zipped));
  const sorted: Zippable = {};
  for (const name of Object.keys(parts).sort()) sorted[name] = [parts[name] ?? new Uint8Array(), { mtime: FIXED, level: 9, os: 0 }];
  return Buffer.from(zipSync(sorted));
}

type Sheets = Sheet<never>[];

function sheetsOf(paper: Paper): Sheets {
  const groups: { name: string; sections: PaperSection[] }[] = [];
  for (const section of paper.sections) {
    if (section.chapter || groups.length === 0) groups.push({ name: section.chapter ? (section.heading ?? paper.title) : paper.title, sections: [] });
    if (!section.chapter) groups.at(-1)?.sections.push(section);
  }
  return groups.filter(({ sections }) => sections.length > 0).map(({ name, sections }) => sheet(paper, name, sections));
}

function sheet(paper: Paper, name: string, sections: readonly PaperSection[]): Sheets[number] {
  const widest = sections.reduce<readonly PaperColumn[]>((most, { columns }) => (columns.length > most.length ? columns : most), []);
  return {
    sheet: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, MAX_NAME),
    data: [...front(paper, name), ...sections.flatMap(sectionRows), ...back(paper)],
    columns: widest.map(({ kind }, n) => ({ width: kind === 'text' && n === labelColumn(widest) ? LABEL_WIDTH : WIDTHS[kind] })),
    ...(widest.length > 5 ? { orientation: 'landscape' as const } : {}),
  };
}

/** The widest words are in the second of several text columns (code, description), or in the first. */
const labelColumn = (columns: readonly PaperColumn[]): number => (columns[1]?.kind === 'text' ? 1 : 0);

const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const plain = (value: string): Cell => ({ value, type: String });

function front({ enterprise, place, title, subject, about }: Paper, name: string): Row[] {
  const lines = [
    bold(enterprise),
    plain(place),
    bold(name === title ? title : `${title}: ${name}`),
    ...(subject === null ? [] : [plain(subject)]),
    ...about.map(plain),
  ];
  return [...lines.map((line) => [line]), []];
}

const back = ({ checks, words, digest }: Paper): Row[] => [[], ...checks.map((check) => [plain(check)]), [plain(`${words.digest}: ${digest}`)]];

function sectionRows({ heading, paragraphs, columns, rows }: PaperSection): Row[] {
  const header: Row[] =
    columns.length === 0
      ? []
      : [
          columns.map(
            ({ label, kind }) =>
              ({ value: label, type: String, fontWeight: 'bold', align: isNumeric(kind) ? 'right' : 'left', bottomBorderStyle: 'thin' }) as const,
          ),
        ];
  return [
    ...(heading === null ? [] : [[bold(heading)]]),
    ...paragraphs.map((text) => [plain(text)]),
    ...header,
    ...rows.map((row) => tableRow(row, columns)),
    [],
  ];
}

const isNumeric = (kind: PaperColumn['kind']): boolean => kind === 'money' || kind === 'count';

function tableRow({ style, level, cells }: PaperRow, columns: readonly PaperColumn[]): Row {
  const strong = style === 'row' ? {} : { fontWeight: 'bold' as const };
  const over = style === 'total' || style === 'sum' ? { topBorderStyle: 'thin' as const } : {};
  return cells.map((cell, n) => {
    const indent = n === labelColumn(columns) && level > 0 ? { indent: level } : {};
    return cell === null ? null : { ...content(cell), ...strong, ...over, ...indent };
  });
}

function content(cell: NonNullable<PaperCell>) {
  switch (cell.kind) {
    case 'text':
      return { value: cell.text, type: String };
    case 'date':
      return { value: (Date.parse(`${cell.date}T00:00:00Z`) - EPOCH) / DAY_MS, type: Number, format: DATE };
    case 'money':
    case 'count':
      return { value: exact(cell.amount), type: Number, format: MONEY };
  }
}

function exact(whole: bigint): number {
  invariant(whole < MOST && whole > -MOST, `${whole} does not fit a spreadsheet's number`);
  return Number(whole);
}
