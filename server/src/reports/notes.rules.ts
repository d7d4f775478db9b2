// Catatan atas Laporan Keuangan (CALK), generated: what the books are, how they are kept, and the detail behind the figures.
// Account codes and legal texts were not read in the original decree, and the notes say so until a named person has checked them.
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { ReportColumn, ReportRow, ReportSection, ReportView, Words } from '@pitulungan/contracts/reports';
import { type Balance, type Books, closingOf, isUnder, movedIn, profitOf, sumOf } from './balances.rules.ts';
import { dayWords, formatRupiah, spanWords } from './format.rules.ts';
import { accountLines, type Line, section, type Sheet } from './lines.rules.ts';

export interface NoteFacts {
  village: ReportView['village'];
  /** Months of the span: closed for good, and all */
  closedMonths: number;
  months: number;
  /** Journals that take back another one, posted in the span */
  reversals: number;
  settledOrders: number;
  taxRule: 'none' | 'some';
}

const words = (id: string, en: string): Words => ({ id, en });
const text = (key: string, heading: Words, paragraphs: Words[]): ReportSection => ({ key, heading, paragraphs, columns: [], rows: [] });

function general({ village }: NoteFacts, { span }: Books): ReportSection {
  return text('general', words('1. Gambaran umum', '1. General'), [
    words(
      `${village.enterprise} adalah badan usaha milik Desa ${village.name} (kode ${village.code}), ${village.district}. Usaha yang dilaporkan adalah pesan antar dari pedagang desa dan layanan mobil sehat.`,
      `${village.enterprise} is the enterprise of the village of ${village.name} (code ${village.code}), ${village.district}. Reported here are deliveries from the village’s stalls and the health car.`,
    ),
    words(`Laporan ini mencakup ${spanWords(span).id}.`, `This report covers ${spanWords(span).en}.`),
    ...(village.demo
      ? [words('DATA CONTOH: semua orang, angka, dan peristiwa adalah rekaan.', 'DEMO DATA: all people, figures and events are invented.')]
      : []),
  ]);
}

const POLICIES = text('policies', words('2. Dasar penyusunan dan kebijakan akuntansi', '2. Basis and accounting policies'), [
  words(
    'Disusun menurut Kepmendesa PDTT 136 Tahun 2022 dengan dasar akrual, dalam rupiah penuh tanpa pecahan. Kode akun dan nama baris belum diverifikasi terhadap naskah asli keputusan itu.',
    'Prepared by Kepmendesa PDTT 136/2022 on an accrual basis, in whole rupiah. Account codes and row names have not been checked against the original decree yet.',
  ),
  words(
    'BUMDes bertindak sebagai perantara: harga barang adalah hak pedagang. Hanya komisi dan ongkos kirim yang diakui sebagai pendapatan.',
    'BUMDes acts as an agent: the price of goods belongs to the stalls. Only commission and delivery fees are income.',
  ),
  words(
    'Pendapatan diakui saat pesanan selesai: barang diterima dengan bukti, uangnya pasti, dan masa keluhan lewat tanpa keluhan terbuka.',
    'Income is recognised when an order is settled: delivered with proof, its money certain, and the time for complaints over without an open one.',
  ),
  words(
    'Dana desa untuk program dicatat sebagai titipan dan hanya berkurang sebesar yang terpakai. Tanggal pembukuan mengikuti hari di Asia/Jakarta.',
    'Village money for a programme is held in trust and falls only by what is used. Business dates are days in Asia/Jakarta.',
  ),
  words(
    'Jurnal tidak pernah diubah atau dihapus. Kesalahan dibetulkan dengan jurnal balik yang menunjuk jurnal asalnya; keduanya tetap terhitung dalam laporan.',
    'Journals are never changed or deleted. A mistake is put right by a reversal that names the original; both stay in the reports.',
  ),
]);

interface Detail {
  key: string;
  heading: Words;
  accounts: readonly string[];
  kind: Sheet['kind'];
  sign: 1n | -1n;
}

const detail = (key: string, heading: Words, spec: Pick<Detail, 'accounts' | 'kind' | 'sign'>): Detail => ({ key, heading, ...spec });
const DETAILS: readonly Detail[] = [
  detail('cash', words('3. Kas dan setara kas', '3. Cash'), { accounts: ['1.1.01'], kind: 'stock', sign: 1n }),
  detail('receivables', words('4. Piutang', '4. Receivables'), { accounts: ['1.1.03'], kind: 'stock', sign: 1n }),
  detail('stock', words('5. Persediaan', '5. Stock'), { accounts: ['1.1.05'], kind: 'stock', sign: 1n }),
  detail('fixed', words('6. Aset tetap', '6. Fixed assets'), { accounts: ['1.3'], kind: 'stock', sign: 1n }),
  detail('payables', words('7. Utang usaha dan titipan', '7. Payables and money held for others'), {
    accounts: ['2.1.01', '2.1.03'],
    kind: 'stock',
    sign: -1n,
  }),
  detail('tax-payable', words('8. Utang pajak', '8. Tax payable'), { accounts: ['2.1.02'], kind: 'stock', sign: -1n }),
  detail('share-payable', words('10. Utang bagi hasil dan lain-lain', '10. Shares and other payables'), { accounts: ['2.1.99'], kind: 'stock', sign: -1n }),
  detail('equity', words('11. Ekuitas', '11. Equity'), { accounts: ['3'], kind: 'stock', sign: -1n }),
  detail('income', words('12. Pendapatan', '12. Income'), { accounts: ['4', '7.1'], kind: 'flow', sign: -1n }),
  detail('expenses', words('13. Beban', '13. Expenses'), { accounts: ['5', '6', '7.2', '7.3'], kind: 'flow', sign: 1n }),
];

function detailSection(books: Pick<Sheet, 'now' | 'before'>, { key, heading, accounts, kind, sign }: Detail): ReportSection {
  const amountOf = (balance: Balance): Rupiah => sign * (kind === 'stock' ? closingOf(balance) : movedIn(balance));
  const sheet: Sheet = { ...books, kind };
  const lines = accountLines(sheet, accounts, { level: 0, amountOf });
  if (lines.length === 0) return text(key, heading, [words('Tidak ada.', 'None.')]);
  const total: Line = {
    key: 'total',
    style: 'total',
    level: 0,
    label: words('Jumlah', 'Total'),
    amount: (each) => sumOf(each.balances.filter(({ code }) => isUnder(code, accounts)).map(amountOf)),
    accounts,
  };
  return section(key, heading, [...lines, total], sheet);
}

const FUND_COLUMNS: readonly ReportColumn[] = [
  { key: 'code', label: words('Kode', 'Code'), kind: 'text' },
  { key: 'label', label: words('Dana', 'Fund'), kind: 'text' },
  { key: 'opening', label: words('Saldo awal', 'Opening'), kind: 'money' },
  { key: 'received', label: words('Diterima', 'Received'), kind: 'money' },
  { key: 'used', label: words('Terpakai', 'Used'), kind: 'money' },
  { key: 'left', label: words('Sisa', 'Left'), kind: 'money' },
];
const FUNDS = ['2.1.05'];

function funds({ balances, span }: Books): ReportSection {
  const rows = balances
    .filter((balance) => isUnder(balance.code, FUNDS) && (balance.opening !== 0n || balance.debit !== 0n || balance.credit !== 0n))
    .map((balance): ReportRow => ({
      key: balance.code,
      style: 'row',
      level: 0,
      cells: [balance.code, balance.name, ...[-balance.opening, balance.credit, balance.debit, -closingOf(balance)].map(rupiahToJson)],
      behind: { accounts: [balance.code], sub: null, from: span.from, to: span.to },
      orderId: null,
    }));
  const heading = words('9. Dana titipan program desa', '9. Village money held for programmes');
  if (rows.length === 0) return text('funds', heading, [words('Tidak ada dana program yang dititipkan.', 'No programme money is held.')]);
  return { key: 'funds', heading, paragraphs: [], columns: [...FUND_COLUMNS], rows };
}

function other(facts: NoteFacts, books: Books): ReportSection {
  const { closedMonths, months, reversals, settledOrders } = facts;
  const day = dayWords(books.span.to);
  return text('other', words('14. Hal lain', '14. Other matters'), [
    words(`Pesanan selesai dalam periode ini: ${settledOrders}.`, `Orders settled in the period: ${settledOrders}.`),
    words(
      `Bulan yang sudah ditutup: ${closedMonths} dari ${months}. ${closedMonths === months ? 'Angka tidak dapat berubah lagi.' : 'Angka bulan yang masih terbuka dapat berubah.'}`,
      `Months closed: ${closedMonths} of ${months}. ${closedMonths === months ? 'Figures cannot change any more.' : 'Figures of the open months can still change.'}`,
    ),
    words(`Jurnal balik dalam periode ini: ${reversals}.`, `Reversals in the period: ${reversals}.`),
    words(
      facts.taxRule === 'none'
        ? 'Tidak ada beban pajak yang dibukukan dalam periode ini.'
        : 'Beban pajak dibukukan menurut aturan bertanggal dalam pengaturan desa.',
      facts.taxRule === 'none' ? 'No tax was booked in the period.' : 'Tax was booked by the dated rules in the village’s settings.',
    ),
    words(
      `Laba (rugi) bersih periode ini ${formatRupiah(profitOf(books), 'id')} adalah angka yang sama dengan dasar bagi hasil sampai ${day.id}.`,
      `The net profit (loss) of the period, ${formatRupiah(profitOf(books), 'en')}, is the same figure that the revenue share starts from up to ${day.en}.`,
    ),
  ]);
}

export function notes(sheet: Sheet, facts: NoteFacts): ReportSection[] {
  const details = DETAILS.map((each) => detailSection(sheet, each));
  const [upTo8, from10] = [details.slice(0, 6), details.slice(6)];
  return [general(facts, sheet.now), POLICIES, ...upTo8, funds(sheet.now), ...from10, other(facts, sheet.now)];
}
