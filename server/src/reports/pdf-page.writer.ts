// The page of a PDF: its margins, its fonts, and how a new one begins. Shared by what is written on it.
import type PDFDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PDFDocument>;
export type Layout = 'portrait' | 'landscape';

export const FONTS = { regular: 'regular', bold: 'bold' } as const;
export const MARGIN = 42;
export const FOOTER = 62;
export const INK = '#1c2321';

export const pageOptions = (layout: Layout) => ({
  size: 'A4',
  layout,
  margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER },
});

/** As the one before, if nothing else is said. */
export const newPage = (pdf: Pdf, layout: Layout = pdf.page.width > pdf.page.height ? 'landscape' : 'portrait'): void => void pdf.addPage(pageOptions(layout));

export const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
/** Where a page ends for tables and text. */
export const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN - FOOTER;

/** A line over the whole width. */
export function rule(pdf: Pdf, y: number, width = 0.5): void {
  pdf
    .moveTo(MARGIN, y)
    .lineTo(pdf.page.width - MARGIN, y)
    .lineWidth(width)
    .strokeColor(INK)
    .stroke();
}
