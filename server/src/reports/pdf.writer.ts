// PDF on A4: header of village and BUMDes, tables that go on over pages with their heads, sums under thin lines, and in the footer
// the page, the report's digest and a QR of it. Fixed dates and an embedded font: the same report is the same file.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import encodeQr from 'qr';
import type { Language } from '@pitulungan/contracts/reports';
import type { Paper, PaperSection } from './paper.rules.ts';
import { bottomOf, FONTS, INK, type Layout, MARGIN, newPage, pageOptions, type Pdf, rule, widthOf } from './pdf-page.writer.ts';
import { drawTable, tableFits } from './pdf-table.writer.ts';

const require = createRequire(import.meta.url);
const FILES = {
  regular: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};
/** Of the file, not of the report: a date of its own would make every file another one. */
const FIXED = new Date(Date.UTC(2000, 0, 1));
const QR_SIZE = 46;
const WIDE_FROM = 5; // columns of money
const QUIET = '#5b6662';

/** Told after each section, 0–100. */
export type Tell = (progress: number) => void;

export async function writePdf(paper: Paper, language: Language, tell: Tell): Promise<Buffer> {
  const info = { Title: paper.title, Author: paper.enterprise, Subject: paper.about[0] ?? '', Producer: 'Pitulungan Hub', Creator: 'Pitulungan Hub' };
  const pdf = new PDFDocument({
    ...pageOptions(layoutAt(paper.sections, 0)),
    bufferPages: true,
    lang: language,
    info: { ...info, CreationDate: FIXED, ModDate: FIXED },
  });
  const file = collect(pdf);
  for (const [name, source] of Object.entries(FILES)) pdf.registerFont(name, source);
  drawFront(pdf, paper);
  paper.sections.forEach((section, n) => {
    if (section.chapter && n > 0) newPage(pdf, layoutAt(paper.sections, n));
    drawSection(pdf, section, language);
    tell(Math.round((100 * (n + 1)) / paper.sections.length));
  });
  drawChecks(pdf, paper);
  drawFooters(pdf, paper);
  pdf.end();
  return file;
}

/** A chapter lies on its side when one of its tables is wide. */
function layoutAt(sections: readonly PaperSection[], n: number): Layout {
  const end = sections.findIndex(({ chapter }, index) => chapter && index > n);
  const chapter = sections.slice(n, end === -1 ? undefined : end);
  return chapter.some(({ columns }) => columns.filter(({ kind }) => kind === 'money').length >= WIDE_FROM) ? 'landscape' : 'portrait';
}

function collect(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}

function drawFront(pdf: Pdf, { enterprise, place, title, subject, about }: Paper): void {
  pdf.font(FONTS.bold).fontSize(13).fillColor(INK).text(enterprise, MARGIN, MARGIN);
  pdf.font(FONTS.regular).fontSize(9).fillColor(QUIET).text(place);
  rule(pdf, pdf.y + 5, 1.2);
  pdf.y += 16;
  pdf.font(FONTS.bold).fontSize(15).fillColor(INK).text(title);
  if (subject !== null) pdf.font(FONTS.bold).fontSize(11).text(subject);
  pdf.font(FONTS.regular).fontSize(9).fillColor(QUIET);
  for (const line of about) pdf.text(line);
  pdf.moveDown(1);
}

function drawSection(pdf: Pdf, section: PaperSection, language: Language): void {
  const { chapter, heading, paragraphs, columns } = section;
  if (chapter) {
    pdf
      .font(FONTS.bold)
      .fontSize(14)
      .fillColor(INK)
      .text(heading ?? '', MARGIN, pdf.y, { width: widthOf(pdf) });
    pdf.moveDown(0.6);
    return;
  }
  if (heading !== null) drawHeading(pdf, heading, section);
  pdf.font(FONTS.regular).fontSize(9).fillColor(INK);
  for (const paragraph of paragraphs) {
    pdf.text(paragraph, MARGIN, pdf.y, { width: widthOf(pdf), lineGap: 1.5 });
    pdf.moveDown(0.5);
  }
  if (columns.length > 0) drawTable(pdf, section, language);
  pdf.moveDown(1);
}

/** Never the last thing on a page. */
function drawHeading(pdf: Pdf, heading: string, section: PaperSection): void {
  if (!tableFits(pdf, section)) newPage(pdf);
  pdf
    .font(FONTS.bold)
    .fontSize(11)
    .fillColor(INK)
    .text(heading, MARGIN, pdf.y, { width: widthOf(pdf) });
  pdf.moveDown(0.3);
}

function drawChecks(pdf: Pdf, { checks }: Paper): void {
  if (checks.length === 0) return;
  if (pdf.y + 12 * checks.length > bottomOf(pdf)) newPage(pdf);
  pdf.font(FONTS.regular).fontSize(8).fillColor(QUIET);
  for (const check of checks) pdf.text(check, MARGIN, pdf.y, { width: widthOf(pdf) });
}

function drawFooters(pdf: Pdf, paper: Paper): void {
  const modules = encodeQr(paper.code, 'raw', { ecc: 'low', border: 1 });
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0; // writing below the margin must not begin a new page
    const top = pdf.page.height - MARGIN - QR_SIZE;
    rule(pdf, top - 8);
    drawQr(pdf, modules, top);
    const left = MARGIN + QR_SIZE + 10;
    const width = pdf.page.width - MARGIN - left;
    pdf.font(FONTS.regular).fontSize(7.5).fillColor(QUIET);
    const { title, subject, about, enterprise, words, digest } = paper;
    pdf.text([title, subject, about[0]].filter(Boolean).join(' · '), left, top, { width, lineBreak: false, ellipsis: true });
    pdf.text(`${enterprise} · ${paper.place}`, left, top + 12, { width, lineBreak: false, ellipsis: true });
    pdf.text(`${words.digest}: ${digest}`, left, top + 24, { width, lineBreak: false });
    pdf.text(words.page(page - start + 1, count), left, top + 36, { width, align: 'right', lineBreak: false });
  }
}

function drawQr(pdf: Pdf, modules: readonly (readonly boolean[])[], top: number): void {
  const size = QR_SIZE / modules.length;
  pdf.fillColor('#000000');
  modules.forEach((line, y) =>
    line.forEach((dark, x) => {
      if (dark) pdf.rect(MARGIN + x * size, top + y * size, size, size);
    }),
  );
  pdf.fill();
}
