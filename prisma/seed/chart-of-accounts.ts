// Chart of accounts (finance.md section 5): codes of the decree, and local ones from .11 on that an export folds into their parent.

type Account = readonly [code: string, normal: 'D' | 'K', name: string, nameEn: string, mark?: 'guarded'];

const ACCOUNTS: readonly Account[] = [
  ['1.1.01.01', 'D', 'Kas Tunai', 'Cash at the post'],
  ['1.1.01.04', 'D', 'Kas di Bank BRI', 'Bank'],
  ['1.1.01.98', 'D', 'Kas Kecil', 'Petty cash'],
  ['1.1.01.11', 'D', 'Kas di Tangan Kurir', 'Cash in couriers’ hands', 'guarded'],
  ['1.1.01.12', 'D', 'Setoran Dalam Verifikasi', 'Handed in, not yet counted'],
  ['1.1.03.01', 'D', 'Piutang Usaha', 'Trade receivable'],
  ['1.1.03.02', 'D', 'Piutang kepada Pegawai', 'Owed by couriers'],
  ['1.1.03.11', 'D', 'Piutang QRIS/PJP', 'QRIS awaiting settlement'],
  ['1.1.03.12', 'D', 'Piutang Komisi Pedagang', 'Commission due from stalls'],
  ['1.1.03.13', 'D', 'Piutang Program Desa', 'Due from village programmes'],
  ['1.1.03.14', 'D', 'Piutang Kelompok PKK', 'Due from PKK groups'],
  ['1.1.03.15', 'D', 'Uang Muka Bagi Hasil', 'Advances on shares'],
  ['1.1.05.01', 'D', 'Persediaan Barang Dagangan', 'Goods in stock'],
  ['1.1.05.02', 'D', 'Persediaan Bahan Baku', 'Raw material in stock'],
  ['1.3.02.01', 'D', 'Kendaraan', 'Vehicles'],
  ['1.3.07.01', 'K', 'Akumulasi Penyusutan Kendaraan', 'Accumulated depreciation of vehicles'],
  ['2.1.01.01', 'K', 'Utang Usaha', 'Trade payable'],
  ['2.1.01.11', 'K', 'Utang kepada Pedagang', 'Owed to stalls'],
  ['2.1.01.12', 'K', 'Titipan Pelanggan', 'Customers’ money of unsettled orders'],
  ['2.1.01.13', 'K', 'Utang Pengembalian Dana', 'Refunds to pay'],
  ['2.1.02.02', 'K', 'Utang PPh 21', 'Income tax 21 payable'],
  ['2.1.02.03', 'K', 'Utang PPh 23', 'Income tax 23 payable'],
  ['2.1.02.04', 'K', 'Utang PPh 29', 'Income tax 29 payable'],
  ['2.1.02.11', 'K', 'Utang PPh Final', 'Final income tax payable'],
  ['2.1.03.02', 'K', 'Utang Gaji/Upah Karyawan', 'Owed to couriers and drivers'],
  ['2.1.05.11', 'K', 'Dana Titipan Ongkir Gratis', 'Village fund for free delivery', 'guarded'],
  ['2.1.05.12', 'K', 'Dana Titipan Mobil Sehat', 'Village fund for the health car', 'guarded'],
  ['2.1.99.11', 'K', 'Utang Bagi Hasil – PADes', 'Share payable: village revenue'],
  ['2.1.99.12', 'K', 'Utang Bagi Hasil – Masyarakat', 'Share payable: community'],
  ['2.1.99.13', 'K', 'Utang Bagi Hasil – Pengurus/Penasihat/Pengawas', 'Share payable: board'],
  ['2.1.99.14', 'K', 'Utang Bagi Hasil – Dana Sosial', 'Share payable: social fund'],
  ['2.1.99.15', 'K', 'Utang Bagi Hasil – Dana Pendidikan', 'Share payable: education fund'],
  ['2.1.99.16', 'K', 'Sisa Pembulatan Bagi Hasil', 'Rounding residue carried'],
  ['2.1.99.17', 'K', 'Selisih Lebih Kas', 'Unidentified overage'],
  ['3.1.01.01', 'K', 'Penyertaan Modal Desa', 'Capital of the village'],
  ['3.1.02.01', 'K', 'Penyertaan Modal Masyarakat', 'Capital of residents'],
  ['3.2.01.01', 'D', 'Bagi Hasil Penyertaan Modal Desa', 'Distributed to the village'],
  ['3.2.02.01', 'D', 'Bagi Hasil Penyertaan Modal Masyarakat', 'Distributed on residents’ capital'],
  ['3.2.03.01', 'D', 'Pembagian Hasil Usaha Lain', 'Other distribution'],
  ['3.3.01.01', 'K', 'Saldo Laba Tidak Dicadangkan', 'Retained earnings'],
  ['3.3.01.02', 'K', 'Saldo Laba Dicadangkan – Aset Tetap', 'Reserved: fixed assets'],
  ['3.3.01.03', 'K', 'Saldo Laba Dicadangkan – Utang Jangka Panjang', 'Reserved: long-term debt'],
  ['3.3.01.11', 'K', 'Saldo Laba Dicadangkan – Penguatan Modal', 'Reserved: strengthening of capital'],
  ['3.3.01.12', 'K', 'Cadangan Risiko', 'Risk reserve'],
  ['3.4.01.01', 'K', 'Modal Donasi', 'Donated capital'],
  ['3.9.01.01', 'K', 'Ikhtisar Laba Rugi', 'Income summary'],
  ['4.1.11.01', 'K', 'Pendapatan Komisi', 'Commission'],
  ['4.1.06.01', 'K', 'Pendapatan Transportasi', 'Delivery fees'],
  ['4.1.05.99', 'K', 'Jasa Pelayanan Lainnya', 'Other services'],
  ['4.2.01.11', 'K', 'Penjualan Bahan Baku', 'Raw material sold'],
  ['5.1.01.01', 'D', 'HPP Barang Dagangan', 'Cost of goods sold'],
  ['6.1.07.02', 'D', 'Penyusutan Kendaraan', 'Depreciation of vehicles'],
  ['6.1.99.02', 'D', 'Beban Audit', 'Audit'],
  ['6.2.01.01', 'D', 'Gaji/Upah Operasional', 'Operational wages'],
  ['6.2.01.11', 'D', 'Insentif Kurir', 'Courier incentives'],
  ['6.2.99.11', 'D', 'BBM & Operasional Kurir', 'Fuel and running of couriers'],
  ['6.2.99.12', 'D', 'Operasional Mobil Sehat', 'Running of the health car'],
  ['6.2.99.13', 'D', 'Kekurangan Setoran', 'Shortages written off'],
  ['6.2.99.14', 'D', 'Kompensasi Pelanggan', 'Compensation to customers'],
  ['6.3.99.11', 'D', 'Subsidi Ongkir (margin BUMDes)', 'Delivery subsidy from BUMDes’s margin'],
  ['7.1.99.11', 'K', 'Pendapatan Program Desa', 'Village programme income'],
  ['7.1.99.99', 'K', 'Pendapatan Lain-lain', 'Other income'],
  ['7.2.01.01', 'D', 'Administrasi Bank', 'Bank charges'],
  ['7.2.01.11', 'D', 'Beban MDR QRIS', 'QRIS fees'],
  ['7.3.01.08', 'D', 'Beban PPh 25', 'Income tax 25'],
  ['7.3.01.09', 'D', 'Beban PPh 29', 'Income tax 29'],
  ['7.3.01.10', 'D', 'Beban PPh Final', 'Final income tax'],
];

/** Codes of the decree that end like a local one. */
const DECREE = new Set(['4.1.11.01', '7.3.01.10']);
const FIRST_LOCAL = 11;

/** A local addition: objek .11 and up, the catch-alls .98 and .99 being the decree's own, and 3.2.03 which the decree does not have. */
function isLocal(code: string): boolean {
  if (DECREE.has(code)) return false;
  const objek = Number(code.slice(-2));
  return code === '3.2.03.01' || (objek >= FIRST_LOCAL && objek < 98);
}

export const accountRows = () =>
  ACCOUNTS.map(([code, normal, name, nameEn, mark]) => ({
    code,
    sub: '',
    normal,
    name,
    name_en: nameEn,
    is_local: isLocal(code),
    guarded: mark === 'guarded',
  }));
