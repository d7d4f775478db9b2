// A report in one language, as plain words and amounts: what every file format writes.
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { Language, ReportCell, ReportColumn, ReportRow, ReportSection, ReportView, Words } from '@pitulungan/contracts/reports';
import { formatDate, formatSpan } from './format.rules.ts';

export type PaperCell = { kind: 'text'; text: string } | { kind: 'money' | 'count'; amount: Rupiah } | { kind: 'date'; date: string } | null;
export interface PaperRow {
  style: ReportRow['style'];
  level: number;
  cells: PaperCell[];
}
export interface PaperColumn {
  label: string;
  kind: ReportColumn['kind'];
}
export interface PaperSection {
  /** A chapter begins a part of a pack: it has a heading and nothing else */
  chapter: boolean;
  heading: string | null;
  paragraphs: string[];
  columns: PaperColumn[];
  rows: PaperRow[];
}
export interface Paper {
  enterprise: string;
  /** Village, district, code */
  place: string;
  title: string;
  subject: string | null;
  /** "Januari–Juni 2026", "(dalam rupiah)", "sementara" */
  about: string[];
  sections: PaperSection[];
  checks: string[];
  digest: string;
  /** What the QR says: enough to find the report and compare its digest */
  code: string;
  words: PaperWords;
}

const WORDS = {
  id: {
    inRupiah: '(dalam rupiah)',
    open: 'SEMENTARA: ada bulan yang belum ditutup, angka dapat berubah.',
    closed: 'Semua bulan sudah ditutup.',
    demo: 'DATA CONTOH, semua orang fiktif',
    village: 'Desa',
    page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
    digest: 'sha256 isi laporan',
    formatted: 'tertulis',
    holds: 'cocok',
    fails: 'TIDAK COCOK',
    compare: 'dibandingkan dengan',
  },
  en: {
    inRupiah: '(in rupiah)',
    open: 'PROVISIONAL: some months are not closed yet, figures can change.',
    closed: 'All months are closed.',
    demo: 'DEMO DATA, all people are invented',
    village: 'Village of',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    digest: 'sha256 of the report',
    formatted: 'written',
    holds: 'agrees',
    fails: 'DOES NOT AGREE',
    compare: 'compared with',
  },
} as const;
export type PaperWords = (typeof WORDS)[Language];

export function toPaper(report: ReportView, language: Language): Paper {
  const words = WORDS[language];
  const say = (text: Words): string => text[language];
  const { village, span, compare } = report;
  const period = compare ? `${formatSpan(span, language)}, ${words.compare} ${formatSpan(compare, language)}` : formatSpan(span, language);
  return {
    enterprise: village.enterprise,
    place: `${words.village} ${village.name}, ${village.district} · ${village.code}`,
    title: say(report.title),
    subject: report.subject,
    about: [period, words.inRupiah, report.open ? words.open : words.closed, ...(village.demo ? [words.demo] : [])],
    sections: report.sections.map((section) => toSection(section, language)),
    checks: report.checks.map(({ label, holds }) => `${say(label)}: ${holds ? words.holds : words.fails}`),
    digest: report.digest,
    code: `bumdes.laporan/1 ${village.code} ${report.report} ${span.from} ${span.to} ${report.digest}`,
    words,
  };
}

function toSection({ heading, paragraphs, columns, rows }: ReportSection, language: Language): PaperSection {
  return {
    chapter: paragraphs.length === 0 && columns.length === 0,
    heading: heading && heading[language],
    paragraphs: paragraphs.map((paragraph) => paragraph[language]),
    columns: columns.map(({ label, kind }) => ({ label: label[language], kind })),
    rows: rows.map(({ style, level, cells }) => ({ style, level, cells: columns.map(({ kind }, n) => toCell(cells[n] ?? null, kind, language)) })),
  };
}

function toCell(cell: ReportCell, kind: ReportColumn['kind'], language: Language): PaperCell {
  if (cell === null) return null;
  if (typeof cell !== 'string') return { kind: 'text', text: cell[language] };
  switch (kind) {
    case 'text':
      return { kind, text: cell };
    case 'money':
    case 'count':
      return { kind, amount: rupiahFromJson(cell) };
    case 'date':
      return { kind, date: cell };
  }
}

const MONTH_LETTERS = 3;
/** A date short enough for a column: "24 Nov 2026". */
export function shortDate(date: string, language: Language): string {
  const [day = '', month = '', year = ''] = formatDate(date, language).split(' ');
  return `${day} ${month.slice(0, MONTH_LETTERS)} ${year}`;
}

/** "laporan-posisi-keuangan_2026-01_2026-06.pdf" */
export function fileNameOf(report: ReportView, { format, language }: { format: string; language: Language }): string {
  const name = [report.title[language], report.subject ?? '']
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name}_${report.span.from.slice(0, 7)}_${report.span.to.slice(0, 7)}.${format}`;
}
