// The statement of a revenue share on paper: how it was reckoned, who gets what, who decided, and the hash that the village can check.
import { rupiahFromJson, rupiahToJson } from '@pitulungan/contracts/money';
import type { ReportColumn, ReportRow, ReportSection, Words } from '@pitulungan/contracts/reports';
import { percent } from '@pitulungan/contracts/shares/policy-check';
import type { StatementFiguresView, StatementLineView, StatementView } from '@pitulungan/contracts/shares/views';
import { businessDate } from '@pitulungan/contracts/time';
import { dayWords } from './format.rules.ts';

const words = (id: string, en: string): Words => ({ id, en });
const same = (text: string): Words => ({ id: text, en: text });

type Reckoned = StatementView & { figures: StatementFiguresView };
export const isReckoned = (statement: StatementView): statement is Reckoned => statement.figures !== null;

/** Without its lines, for a pack. */
export const shareSections = (statement: Reckoned): ReportSection[] => [
  decisionSection(statement),
  reckoningSection(statement.figures),
  ...spreadSection(statement.figures),
];

/** With everybody who gets something, in the order of the statement. */
export const statementSections = (statement: Reckoned, lines: readonly StatementLineView[]): ReportSection[] => [
  ...shareSections(statement),
  linesSection(statement.figures, lines),
];

function decisionSection({ statementNo, policyVersion, approved, computed, reviewed, posted, hash, prevHash, corrects }: Reckoned): ReportSection {
  const signed = (id: string, en: string, by: { name: string; at: string } | null): Words[] => {
    if (!by) return [];
    const day = dayWords(businessDate(Date.parse(by.at)));
    return [words(`${id}: ${by.name}, ${day.id}.`, `${en}: ${by.name}, ${day.en}.`)];
  };
  return {
    key: `share/${statementNo}`,
    heading: words(`Perhitungan bagi hasil ${statementNo}`, `Statement ${statementNo} of the revenue share`),
    paragraphs: [
      words(`Kebijakan: ${policyVersion ?? '–'}.`, `Policy: ${policyVersion ?? '–'}.`),
      ...(corrects === null ? [] : [words(`Koreksi atas ${corrects}.`, `Corrects ${corrects}.`)]),
      ...signed('Dihitung', 'Reckoned', computed),
      ...signed('Diperiksa', 'Reviewed', reviewed),
      approved ? decided(approved) : words('Belum diputuskan Musyawarah Desa.', 'Not decided by the village meeting yet.'),
      ...signed('Dibukukan', 'Booked', posted),
      same(`sha256: ${hash ?? ''}`),
      words(`sha256 sebelumnya: ${prevHash ?? ''}`, `sha256 before it: ${prevHash ?? ''}`),
    ],
    columns: [],
    rows: [],
  };
}

function decided({ decidedOn, minutesNo, attendance }: NonNullable<StatementView['approved']>): Words {
  const day = dayWords(decidedOn);
  return words(
    `Diputuskan Musyawarah Desa, ${day.id}, berita acara ${minutesNo}, ${attendance} orang hadir.`,
    `Decided by the village meeting, ${day.en}, minutes ${minutesNo}, ${attendance} people present.`,
  );
}

/** The narrow column comes first and amounts third, as in the statements: a sheet has one width for a column. */
const RECKONING: ReportColumn[] = [
  { key: 'part', label: words('Bagian', 'Part'), kind: 'text' },
  { key: 'label', label: words('Uraian', 'Description'), kind: 'text' },
  { key: 'amount', label: words('Jumlah', 'Amount'), kind: 'money' },
];

const row = (key: string, cells: ReportRow['cells'], style: ReportRow['style'] = 'row'): ReportRow => ({
  key,
  style,
  level: 0,
  cells,
  behind: null,
  orderId: null,
});

function reckoningSection(figures: StatementFiguresView): ReportSection {
  const ruled = (list: StatementFiguresView['shares']): ReportRow[] =>
    list.map(({ key, label, ppm, amount }) => row(key, [words(`${percent(ppm, ',')} %`, `${percent(ppm, '.')}%`), label, amount]));
  const paidOut = figures.shares.reduce((sum, { amount }) => sum + rupiahFromJson(amount), 0n);
  return {
    key: 'share/reckoning',
    heading: words('Perhitungan', 'Reckoning'),
    paragraphs: [],
    columns: RECKONING,
    rows: [
      row('profit', [null, words('Laba bersih', 'Net profit'), figures.profit]),
      row('loss', [null, words('Menutup rugi tahun lalu', 'Losses of years before'), negative(figures.lossOffset)]),
      row('release', [null, words('Laba ditahan yang dibagikan', 'Retained earnings released'), figures.release]),
      row('base', [null, words('Dasar bagi hasil', 'Base'), figures.base], 'sum'),
      ...ruled(figures.reserves),
      row('pool', [null, words('Yang dibagikan', 'Shared'), figures.pool], 'sum'),
      ...ruled(figures.shares),
      row('overflow', [null, words('Sisa ke laba ditahan', 'Left in retained earnings'), figures.overflow]),
      row('total', [null, words('Jumlah bagian', 'All shares'), rupiahToJson(paidOut)], 'total'),
    ],
  };
}

const negative = (amount: string): string => rupiahToJson(-rupiahFromJson(amount));

function spreadSection({ community }: StatementFiguresView): ReportSection[] {
  if (!community) return [];
  const { recipients, min, median, max, residue } = community;
  return [
    {
      key: 'share/community',
      heading: words('Bagian masyarakat', 'The community’s share'),
      paragraphs: [words(`${recipients} penerima.`, `${recipients} recipients.`)],
      columns: RECKONING,
      rows: [
        row('min', [null, words('Terendah', 'Lowest'), min]),
        row('median', [null, words('Tengah', 'Median'), median]),
        row('max', [null, words('Tertinggi', 'Highest'), max]),
        row('residue', [null, words('Sisa pembulatan', 'Rounding residue'), residue]),
      ],
    },
  ];
}

function linesSection({ reserves, shares }: StatementFiguresView, lines: readonly StatementLineView[]): ReportSection {
  const labels = new Map([...reserves, ...shares].map(({ key, label }) => [key, label]));
  const total = lines.reduce((sum, { amount }) => sum + rupiahFromJson(amount), 0n);
  return {
    key: 'share/lines',
    heading: words('Penerima', 'Recipients'),
    paragraphs: [],
    columns: [
      { key: 'no', label: words('No.', 'No.'), kind: 'count' },
      { key: 'recipient', label: words('Penerima', 'Recipient'), kind: 'text' },
      { key: 'amount', label: words('Jumlah', 'Amount'), kind: 'money' },
      { key: 'share', label: words('Bagian', 'Share'), kind: 'text' },
      { key: 'state', label: words('Status', 'State'), kind: 'text' },
    ],
    rows: [
      ...lines.map(({ no, recipient, key, amount, payable, paid }) =>
        row(`${no}`, [`${no}`, recipient === '' ? null : recipient, amount, labels.get(key) ?? key, stateOf(payable, paid)]),
      ),
      row('sum', [null, words('Jumlah', 'Total'), rupiahToJson(total), null, null], 'total'),
    ],
  };
}

function stateOf(payable: boolean, paid: boolean): Words | null {
  if (!payable) return null;
  return paid ? words('dibayar', 'paid') : words('belum dibayar', 'not paid yet');
}
