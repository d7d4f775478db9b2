// What a journal is called on paper, by the fact that caused it.
import type { Words } from '@pitulungan/contracts/reports';

const words = (id: string, en: string): Words => ({ id, en });

const BY_FACT: Record<string, Words> = {
  'cash.collected': words('Tunai diterima kurir', 'Cash collected by the courier'),
  'cash.declared': words('Kurir menyetor', 'Courier handed in'),
  'cash.counted': words('Setoran dihitung', 'Deposit counted'),
  'cash.resolved': words('Selisih setoran diputuskan', 'Discrepancy decided'),
  'cash.written_off': words('Selisih dihapuskan', 'Shortage written off'),
  'payment.verified': words('QRIS terverifikasi', 'QRIS verified'),
  'qris.settled': words('Dana QRIS cair', 'QRIS paid out by the provider'),
  'order.completed': words('Pesanan selesai', 'Order settled'),
  'refund.decided': words('Pengembalian dana diputuskan', 'Refund decided'),
  'refund.paid': words('Dana dikembalikan', 'Refund paid'),
  'payout.paid': words('Dibayar kepada pedagang', 'Paid to the stall'),
  'wages.paid': words('Insentif dibayar', 'Incentive paid'),
  'fund.received': words('Dana desa diterima', 'Village money received'),
  'capital.received': words('Penyertaan modal diterima', 'Capital received'),
  'health.cost': words('Biaya mobil sehat', 'Cost of the health car'),
  'books.opened': words('Saldo awal buku', 'Opening balance of the books'),
  'books.history': words('Ringkasan buku lama', 'Summary of the earlier books'),
  'year.closed': words('Tutup tahun', 'Year closed'),
  'share.posted': words('Bagi hasil ditetapkan', 'Share decided'),
  'share.paid': words('Bagi hasil dibayar', 'Share paid'),
};

export function factWords(fact: string, reversal: boolean): Words {
  const known = BY_FACT[fact] ?? words(fact, fact);
  return reversal ? words(`Jurnal balik: ${known.id}`, `Reversal: ${known.en}`) : known;
}
