// What a journal is called, by the fact that caused it: the same on paper and on the screen.
import type { Words } from './reports.ts';
import { VOUCHER_KINDS, type VoucherKind } from './vouchers.ts';

const words = (id: string, en: string): Words => ({ id, en });

/** Kinds of vouchers that post under a fact of their own; the others share one with the screen that posts the same. */
const OWN_FACT = [
  'EXPENSE',
  'EXPENSE_ON_ACCOUNT',
  'INCOME',
  'TRANSFER',
  'SUPPLIER_PAID',
  'RECEIVABLE_PAID',
  'TAX_PAID',
  'RESIDENTS_CAPITAL',
  'DONATION',
  'ASSET_BOUGHT',
  'OPENING_BALANCES',
] as const satisfies VoucherKind[];
const ofVoucher = (kind: VoucherKind): [string, Words] => [`voucher.${kind.toLowerCase()}`, words(VOUCHER_KINDS[kind].id, VOUCHER_KINDS[kind].en)];

const BY_FACT: Readonly<Record<string, Words>> = {
  'cash.collected': words('Tunai diterima kurir', 'Cash collected by the courier'),
  'cash.declared': words('Kurir menyetor', 'Courier handed in'),
  'cash.counted': words('Setoran dihitung', 'Deposit counted'),
  'cash.resolved': words('Selisih setoran diputuskan', 'Discrepancy decided'),
  'shortage.written_off': words('Kekurangan dihapuskan', 'Shortage written off'),
  'shortage.repaid': words('Kekurangan diganti kurir', 'Shortage repaid by the courier'),
  'debt.repaid': words('Utang pembeli dilunasi', 'Debt of a buyer repaid'),
  'overage.returned': words('Kelebihan dikembalikan', 'Overage given back'),
  'payment.received': words('Tunai diterima di pos', 'Cash received at the post'),
  'payment.verified': words('QRIS terverifikasi', 'QRIS verified'),
  'provider.settled': words('Dana QRIS cair', 'QRIS paid out by the provider'),
  'order.completed': words('Pesanan selesai', 'Order settled'),
  'refund.owed': words('Pengembalian dana diputuskan', 'Refund decided'),
  'refund.paid': words('Dana dikembalikan', 'Refund paid'),
  'refund.claim_kept': words('Ganti rugi pedagang', 'Compensation to the stall'),
  'payout.paid': words('Dibayar kepada pedagang', 'Paid to the stall'),
  'wage.paid': words('Insentif dibayar', 'Incentive paid'),
  'attempt.paid': words('Antar gagal dibayar', 'Failed attempt paid'),
  'fund.received': words('Dana desa diterima', 'Village money received'),
  'visit.cost_paid': words('Biaya mobil sehat', 'Cost of the health car'),
  'material.bought': words('Bahan baku dibeli', 'Material bought'),
  'material.taken': words('Bahan baku diambil', 'Material taken'),
  'month.depreciated': words('Penyusutan bulan', 'Depreciation of the month'),
  'month.taxed': words('Pajak bulan', 'Tax of the month'),
  'year.closed': words('Tutup tahun', 'Year closed'),
  'statement.posted': words('Bagi hasil ditetapkan', 'Share decided'),
  'statement.closed': words('Bagi hasil ditutup ke saldo laba', 'Share closed into retained earnings'),
  'share.paid': words('Bagi hasil dibayar', 'Share paid'),
  ...Object.fromEntries(OWN_FACT.map(ofVoucher)),
  'journal.reversed': words('Jurnal pembalik', 'Reversing journal'),
};

/** The facts that post journals, in the order of the table of postings. */
export const POSTED_FACTS: readonly string[] = Object.keys(BY_FACT);

/** `reversal`: the journal takes another one back; most such say so by their own fact. */
export function factWords(fact: string, reversal: boolean): Words {
  const known = BY_FACT[fact] ?? words(fact, fact);
  return reversal && fact !== 'journal.reversed' ? words(`Jurnal balik: ${known.id}`, `Reversal: ${known.en}`) : known;
}
