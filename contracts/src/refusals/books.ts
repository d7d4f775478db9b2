// What the books refuse.
import type { RefusalText } from './refusal-text.ts';

export const BOOKS_REFUSALS = {
  PERIOD_LOCKED: {
    status: 409,
    id: 'Bulan itu sudah dikunci. Catat sebagai koreksi di bulan berjalan.',
    en: 'That month is locked. Post a correction in the running month.',
  },
  PERIOD_NOT_OVER: { status: 409, id: 'Bulan itu belum selesai.', en: 'That month is not over yet.' },
  PERIOD_EARLIER_OPEN: {
    status: 409,
    id: 'Bulan sebelumnya belum dikunci. Kunci bulan menurut urutannya.',
    en: 'An earlier month is still open. Lock months in their order.',
  },
  PERIOD_NOT_COMPUTED: {
    status: 409,
    id: 'Bulan itu belum dihitung. Minta manajer menghitungnya dulu.',
    en: 'That month has not been reckoned. Ask the manager to do that first.',
  },
  PERIOD_CHANGED: {
    status: 409,
    id: 'Isi buku berubah sejak dihitung. Hitung lagi, lalu periksa kembali.',
    en: 'The books have changed since they were reckoned. Reckon again, then look once more.',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    id: 'Ini harus disetujui orang lain, bukan oleh yang membuatnya; salah satunya harus manajer.',
    en: 'Somebody else must agree to this, not the person who made it; one of the two must be a manager.',
  },
  TAX_RULE_MISSING: {
    status: 409,
    id: 'Belum ada aturan pajak untuk bulan ini. Isi aturannya, atau nyatakan "tanpa pajak".',
    en: 'No tax rule is in force for this month. Enter one, or confirm "without tax".',
  },
  TAX_RULE_CLASH: {
    status: 409,
    id: 'Aturan pajak harus mulai sesudah bulan terakhir yang dikunci, dan tidak boleh bertumpuk dengan aturan yang mulai kemudian.',
    en: 'A tax rule must begin after the last locked month, and not overlap one that begins later.',
  },
  ACCOUNT_UNKNOWN: { status: 422, id: 'Akun itu tidak ada di bagan akun.', en: 'That account is not in the chart.' },
  ACCOUNT_NOT_FOR_THIS: {
    status: 422,
    id: 'Akun itu tidak dipakai untuk bukti jenis ini. Pilih akun lain.',
    en: 'That account is not for this kind of voucher. Choose another.',
  },
  DATE_AHEAD: { status: 422, id: 'Tanggal itu belum tiba.', en: 'That day has not come yet.' },
  VOUCHER_UNBALANCED: { status: 422, id: 'Debit dan kredit harus sama.', en: 'Debit and credit must be equal.' },
  VOUCHER_MOVED_ON: { status: 409, id: 'Bukti ini sudah diputuskan atau sudah dibalik.', en: 'This voucher is decided already, or taken back.' },
  NUMBER_USED: {
    status: 409,
    id: 'Nomor itu sudah pernah dicatat. Periksa bukti yang sudah ada.',
    en: 'That number was posted before. Look at the voucher that is there.',
  },
  BALANCE_TOO_LOW: {
    status: 409,
    id: 'Saldo akun itu tidak cukup, jadi tidak ada yang dicatat.',
    en: 'The balance of that account is not enough, so nothing was posted.',
  },
  JOURNAL_REVERSED: { status: 409, id: 'Jurnal ini sudah dibalik, atau jurnal pembalik.', en: 'This journal is reversed already, or is a reversal.' },
  SPAN_WRONG: {
    status: 422,
    id: 'Rentang bulan tidak benar: bulan akhir tidak boleh sebelum bulan awal, paling panjang 24 bulan, dan tidak di masa depan.',
    en: 'That span of months is not right: the last may not come before the first, at most 24 months, none of them in the future.',
  },
  REPORT_TOO_LONG: {
    status: 422,
    id: 'Laporan ini terlalu panjang untuk layar. Pilih rentang yang lebih pendek, atau unduh sebagai berkas.',
    en: 'This report is too long for a screen. Choose a shorter span, or have it written as a file.',
  },
  EXPORTS_WAITING: {
    status: 429,
    id: 'Masih banyak berkas yang sedang dibuat. Tunggu sampai selesai, lalu coba lagi.',
    en: 'Many files are being made already. Wait until they are done, then try again.',
  },
  EXPORT_NOT_READY: { status: 409, id: 'Berkas ini belum selesai dibuat.', en: 'This file is not ready yet.' },
} as const satisfies Record<string, RefusalText>;
