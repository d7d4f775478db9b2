// A table of a PDF: columns as wide as their longest amount, words wrap in what is left, the head comes again on every page.
import type { Language } from '@pitulungan/contracts/reports';
import { formatNumber } from './format.rules.ts';
import { type PaperCell, type PaperRow, type PaperSection, shortDate } from './paper.rules.ts';
import { bottomOf, FONTS, INK, MARGIN, newPage, type Pdf, rule, widthOf } from './pdf-page.writer.ts';

const SIZE = 8.5;
const GAP = 8;
const PADDING = 2.4;
const INDENT = 9;
const KEPT_TOGETHER = 3; // rows that follow a heading on the same page
const MAX_SHORT_TEXT = 120;
const MIN_MONEY = 72;

interface Column {
  x: number;
  width: number;
  right: boolean;
  /** The column whose words wrap and are indented */
  main: boolean;
}

interface Table {
  columns: Column[];
  labels: string[];
}

export function drawTable(pdf: Pdf, section: PaperSection, language: Language): void {
  const rows = section.rows.map((row) => ({ ...row, texts: row.cells.map((cell) => textOf(cell, language)) }));
  const table = layOut(pdf, section, rows);
  drawHead(pdf, table);
  rows.forEach((row, n) => {
    const height = heightOf(pdf, row, table);
    const next = row.style === 'head' ? rows[n + 1] : undefined; // a head stays with what it names
    const needed = height + (next ? heightOf(pdf, next, table) : 0);
    if (pdf.y + needed > bottomOf(pdf)) {
      newPage(pdf);
      drawHead(pdf, table);
    }
    drawRow(pdf, row, { table, height });
  });
}

/** Whether the head and the first rows find room below. */
export function tableFits(pdf: Pdf, { columns, rows, paragraphs }: PaperSection): boolean {
  const lines = 2 + (columns.length > 0 ? Math.min(KEPT_TOGETHER, rows.length) + 1 : Math.min(KEPT_TOGETHER, paragraphs.length));
  return pdf.y + lines * (SIZE + 2 * PADDING + 2) <= bottomOf(pdf);
}

type TextRow = PaperRow & { texts: string[] };

function textOf(cell: PaperCell, language: Language): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'money':
    case 'count':
      return formatNumber(cell.amount, language);
    case 'date':
      return shortDate(cell.date, language);
  }
}

function layOut(pdf: Pdf, { columns }: PaperSection, rows: readonly TextRow[]): Table {
  const main = Math.max(
    0,
    columns.findIndex(({ kind }, n) => kind === 'text' && (n > 0 || columns[1]?.kind !== 'text')),
  );
  pdf.font(FONTS.bold).fontSize(SIZE);
  const widths = columns.map(({ label, kind }, n) => {
    const longest = longestOf([...label.split(' '), ...rows.map(({ texts }) => texts[n] ?? '')]);
    return n === main ? 0 : Math.max(kind === 'money' ? MIN_MONEY : 0, Math.min(MAX_SHORT_TEXT, pdf.widthOfString(longest))) + 1;
  });
  const left = widthOf(pdf) - widths.reduce((sum, width) => sum + width, 0) - GAP * (columns.length - 1);
  let x = MARGIN;
  const placed = columns.map(({ kind }, n): Column => {
    const width = n === main ? left : (widths[n] ?? 0);
    const column = { x, width, right: kind === 'money' || kind === 'count', main: n === main };
    x += width + GAP;
    return column;
  });
  return { columns: placed, labels: columns.map(({ label }) => label) };
}

/** By letters: the widths of figures are all the same, and a word too long wraps. */
const longestOf = (texts: readonly string[]): string => texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');

function drawHead(pdf: Pdf, { columns, labels }: Table): void {
  pdf.font(FONTS.bold).fontSize(SIZE).fillColor(INK);
  const height = Math.max(...columns.map(({ width }, n) => pdf.heightOfString(labels[n] ?? '', { width })));
  if (pdf.y + height + 4 * SIZE > bottomOf(pdf)) newPage(pdf);
  const top = pdf.y;
  columns.forEach(({ x, width, right }, n) => {
    const own = pdf.heightOfString(labels[n] ?? '', { width });
    pdf.text(labels[n] ?? '', x, top + height - own, { width, align: right ? 'right' : 'left' });
  });
  rule(pdf, top + height + 2, 0.8);
  pdf.y = top + height + 4;
}

const indentOf = (row: TextRow, column: Column): number => (column.main ? row.level * INDENT : 0);

function heightOf(pdf: Pdf, row: TextRow, { columns }: Table): number {
  pdf.font(row.style === 'row' ? FONTS.regular : FONTS.bold).fontSize(SIZE);
  const heights = columns.map((column, n) => (row.texts[n] ? pdf.heightOfString(row.texts[n], { width: column.width - indentOf(row, column) }) : SIZE));
  return Math.max(...heights) + 2 * PADDING;
}

function drawRow(pdf: Pdf, row: TextRow, { table, height }: { table: Table; height: number }): void {
  const top = pdf.y;
  if (row.style === 'sum' || row.style === 'total') lineOver(pdf, table, top);
  pdf
    .font(row.style === 'row' ? FONTS.regular : FONTS.bold)
    .fontSize(SIZE)
    .fillColor(INK);
  table.columns.forEach((column, n) => {
    const indent = indentOf(row, column);
    const text = row.texts[n];
    if (text) pdf.text(text, column.x + indent, top + PADDING, { width: column.width - indent, align: column.right ? 'right' : 'left' });
  });
  pdf.y = top + height;
  if (row.style === 'total') lineOver(pdf, table, pdf.y);
}

/** Over the amounts only: that is what is added up. */
function lineOver(pdf: Pdf, { columns }: Table, y: number): void {
  for (const { x, width, right } of columns)
    if (right)
      pdf
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .strokeColor(INK)
        .stroke();
}
