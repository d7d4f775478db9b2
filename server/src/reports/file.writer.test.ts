// I8: the same report is the same file, in another time zone, another locale, another process.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExportFormat, Language } from '@pitulungan/contracts/reports';
import { accountRows } from '../../../prisma/seed/chart-of-accounts.ts';
import { harmless } from './csv.writer.ts';
import { writeFile } from './file.writer.ts';
import { formatDate, formatNumber, formatRupiah, formatSpan } from './format.rules.ts';
import { sampleReport } from './sample-report.ts';

const REPORT = sampleReport(accountRows(), 'Warung Bu "Contoh"; Jl. Melati');
const FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'pdf'];
const LANGUAGES: readonly Language[] = ['id', 'en'];
const quiet = () => {};
const write = (format: ExportFormat, language: Language) => writeFile({ report: REPORT, format, language }, quiet);
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const ELSEWHERE = `
  import { createHash } from 'node:crypto';
  import { writeFile } from ${JSON.stringify(new URL('./file.writer.ts', import.meta.url).href)};
  let text = '';
  for await (const part of process.stdin) text += part;
  for (const order of JSON.parse(text)) console.log(createHash('sha256').update(await writeFile(order, () => {})).digest('hex'));`;

describe('the same bytes', () => {
  const orders = FORMATS.map((format, n) => ({ report: REPORT, format, language: LANGUAGES[n % 2]! }));

  it.each([
    { TZ: 'America/New_York', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
    { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
  ])(
    'in $TZ with $LANG',
    async (env) => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', ELSEWHERE], {
        input: JSON.stringify(orders),
        env,
        encoding: 'utf8',
      });
      const here = await Promise.all(orders.map(async ({ format, language }) => hash(await write(format, language))));
      expect(stderr).toBe('');
      expect(stdout.trim().split('\n')).toEqual(here);
      expect(new Set(here).size).toBe(here.length);
    },
    90_000,
  );

  it('and others when one rupiah is another', async () => {
    const text = JSON.stringify(REPORT).replaceAll('"9000"', '"9001"');
    for (const format of FORMATS)
      expect(hash(await writeFile({ report: JSON.parse(text) as never, format, language: 'id' }, quiet))).not.toBe(hash(await write(format, 'id')));
  });
});

describe('CSV', () => {
  it('is UTF-8 with BOM, semicolons and CRLF, and holds every amount raw and as written', async () => {
    const bytes = await write('csv', 'id');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows = parse(text, { delimiter: ';', bom: true, relax_column_count: true }) as string[][];
    expect(rows).toContainEqual(['2026-06-15', 'Warung Bu "Contoh"; Jl. Melati', 'J-1', '12500', 'Rp12.500', '', '', '3500', 'Rp3.500']);
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  });

  it('no text begins a formula, and a harmless one stays as it is', () => {
    expect(['=1+1', '+62', '-5', '@x', ' =1', '\t=1', 'Bu Sri', '12-3'].map(harmless)).toEqual([
      "'=1+1",
      "'+62",
      "'-5",
      "'@x",
      "' =1",
      "'\t=1",
      'Bu Sri',
      '12-3',
    ]);
    fc.assert(fc.property(fc.string(), (text) => void expect(harmless(text)).not.toMatch(/^[\s]*[=+\-@]/)));
  });
});

describe('XLSX', () => {
  it('holds numbers as numbers, a sheet for each chapter, and no date of its making', async () => {
    const parts = unzipSync(new Uint8Array(await write('xlsx', 'id')));
    expect(Object.keys(parts)).toEqual(Object.keys(parts).sort());
    const workbook = strFromU8(parts['xl/workbook.xml']!);
    expect([...workbook.matchAll(/<sheet [^>]*?name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Laporan Posisi Keuangan',
      'Laporan Laba Rugi',
      'Laporan Perubahan Ekuitas',
      'Laporan Arus Kas',
      'Catatan atas Laporan Keuangan',
      'Neraca Saldo',
    ]);
    const sheet = strFromU8(parts['xl/worksheets/sheet6.xml']!);
    expect(sheet).toMatch(/<v>12500<\/v>/);
    expect(sheet).toMatch(/<v>46188<\/v>/); // 15 June 2026
    expect(sheet).not.toContain('<f>');
  });
});

describe('PDF', () => {
  it('is whole and embeds its font', async () => {
    const text = (await write('pdf', 'id')).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(text).toContain('NotoSans');
    expect(text).toContain('/FontFile2');
  });
});

it('writes numbers and dates as people do', () => {
  expect([12_500n, -12_500n, 0n, 999n, 18_000_000n].map((amount) => formatRupiah(amount, 'id'))).toEqual([
    'Rp12.500',
    '(Rp12.500)',
    'Rp0',
    'Rp999',
    'Rp18.000.000',
  ]);
  expect(formatNumber(-1_234_567n, 'en')).toBe('(1,234,567)');
  expect([formatDate('2026-11-24', 'id'), formatDate('2026-08-01', 'en')]).toEqual(['24 November 2026', '1 August 2026']);
  const spans = [
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-01-01', to: '2026-06-30' },
    { from: '2026-01-01', to: '2026-12-31' },
    { from: '2025-07-01', to: '2026-06-30' },
    { from: '2026-02-01', to: '2026-02-27' },
  ];
  expect(spans.map((span) => formatSpan(span, 'id'))).toEqual([
    'Februari 2026',
    'Januari–Juni 2026',
    'Tahun 2026',
    'Juli 2025 – Juni 2026',
    '1 Februari 2026 – 27 Februari 2026',
  ]);
});
