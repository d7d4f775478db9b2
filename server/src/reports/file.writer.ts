// One report, one format, one language: bytes. The same input gives the same bytes on any machine.
import type { ExportFormat, Language, ReportView } from '@pitulungan/contracts/reports';
import { writeCsv } from './csv.writer.ts';
import { toPaper } from './paper.rules.ts';
import { type Tell, writePdf } from './pdf.writer.ts';
import { writeXlsx } from './xlsx.writer.ts';

export async function writeFile({ report, format, language }: { report: ReportView; format: ExportFormat; language: Language }, tell: Tell): Promise<Buffer> {
  const paper = toPaper(report, language);
  switch (format) {
    case 'csv':
      return writeCsv(paper, language);
    case 'xlsx':
      return writeXlsx(paper);
    case 'pdf':
      return writePdf(paper, language, tell);
  }
}
