// What the revenue share refuses.
import type { RefusalText } from './refusal-text.ts';

export const SHARE_REFUSALS = {
  SHARE_POLICY_WRONG: {
    status: 422,
    id: 'Kebijakan bagi hasil belum benar. Lihat kalimat pada tiap bagian.',
    en: 'The policy is not right yet. See the sentence at each part.',
  },
  SHARE_POLICY_NAME_TAKEN: { status: 409, id: 'Nama versi itu sudah dipakai. Pilih nama lain.', en: 'That version name is taken. Choose another.' },
  SHARE_POLICY_OVERLAPS: {
    status: 409,
    id: 'Masa berlakunya bertumpuk dengan versi lain. Akhiri versi yang lama dulu.',
    en: 'Its time overlaps another version. End the older version first.',
  },
  SHARE_POLICY_FROZEN: {
    status: 409,
    id: 'Versi ini sudah dipakai perhitungan yang disetujui, jadi tidak bisa diubah. Buat versi baru.',
    en: 'An approved statement names this version, so it cannot be changed. Write a new version.',
  },
  SHARE_POLICY_MOVED_ON: {
    status: 409,
    id: 'Kebijakan ini baru saja diubah orang lain. Muat ulang, lalu ulangi.',
    en: 'Somebody just changed this policy. Reload and do it again.',
  },
  SHARE_POLICY_END_WRONG: {
    status: 409,
    id: 'Tanggal akhir harus sesudah versi mulai berlaku, dan tidak sebelum akhir periode yang sudah disetujui.',
    en: 'The last day must come after the version begins, and not before the end of an approved period.',
  },
  SHARE_POLICY_MISSING: {
    status: 409,
    id: 'Tidak ada kebijakan bagi hasil yang berlaku pada akhir periode ini.',
    en: 'No revenue-share policy holds at the end of this period.',
  },
  SHARE_POLICY_INCOMPLETE: {
    status: 409,
    id: 'Kebijakan ini belum memuat pasal AD/ART atau Perdes dan nomor berita acara. Tanpa itu hanya simulasi yang boleh.',
    en: 'This policy lacks its article or its minutes number. Without them only a simulation is allowed.',
  },
  RECIPIENT_TAKEN: { status: 409, id: 'Nomor HP atau lapak itu sudah milik penerima lain.', en: 'That phone or stall already belongs to another recipient.' },
  RECIPIENT_MOVED_ON: {
    status: 409,
    id: 'Data penerima ini baru saja diubah. Muat ulang, lalu ulangi.',
    en: 'This recipient was just changed. Reload and do it again.',
  },
  RECIPIENTS_MISSING: {
    status: 409,
    id: 'Belum ada penerima dengan bobot untuk cara pembagian ini. Lengkapi daftar penerima dulu.',
    en: 'Nobody in the registry has a weight under this method. Complete the registry first.',
  },
  RECIPIENTS_CHANGED: {
    status: 409,
    id: 'Daftar penerima berubah sejak dihitung. Perhitungan baru diperlukan.',
    en: 'The registry has changed since this was reckoned. A new reckoning is needed.',
  },
  STATEMENT_PERIOD_WRONG: { status: 422, id: 'Pilih bulan-bulan berurutan dalam satu tahun.', en: 'Choose months in order within one year.' },
  STATEMENT_PERIOD_OPEN: { status: 409, id: 'Semua bulan periode ini harus dikunci dulu.', en: 'All months of this period must be locked first.' },
  STATEMENT_PERIOD_TAKEN: {
    status: 409,
    id: 'Untuk bulan itu sudah ada perhitungan yang disetujui. Buat perhitungan koreksi.',
    en: 'A statement is already approved for one of these months. Make a correction statement.',
  },
  STATEMENT_CORRECTS_WRONG: {
    status: 422,
    id: 'Koreksi harus menyebut perhitungan biasa yang sudah disetujui, dengan periode yang sama.',
    en: 'A correction must name an approved ordinary statement, with the same period.',
  },
  STATEMENT_RELEASE_WRONG: {
    status: 422,
    id: 'Pelepasan saldo laba memerlukan nomor keputusan Musdes dan tidak boleh melebihi saldo laba awal.',
    en: 'A release needs the decision of the village meeting and cannot exceed the opening retained earnings.',
  },
  STATEMENT_MOVED_ON: {
    status: 409,
    id: 'Perhitungan ini sudah berpindah tahap. Muat ulang, lalu lihat lagi.',
    en: 'This statement has moved on. Reload and look again.',
  },
  STATEMENT_CHANGED: {
    status: 409,
    id: 'Yang Anda lihat bukan lagi hitungan terakhir. Hitung ulang atau muat ulang, lalu periksa kembali sebelum menyetujui.',
    en: 'What you saw is no longer the last reckoning. Reckon or reload, and look again before agreeing.',
  },
  DUTIES_SEPARATE: {
    status: 403,
    id: 'Yang menghitung, yang memasukkan persetujuan dan yang membayar harus tiga orang berbeda.',
    en: 'Who reckons, who enters the approval and who pays must be three different people.',
  },
  DECISION_DATE_WRONG: {
    status: 422,
    id: 'Tanggal keputusan harus sesudah akhir periode dan tidak boleh di masa depan.',
    en: 'The decision must come after the end of the period, and not in the future.',
  },
  RETAINED_TOO_LOW: {
    status: 409,
    id: 'Saldo laba tidak cukup untuk pembagian ini. Tutup tahun buku dulu, atau kurangi pembagian.',
    en: 'Retained earnings do not cover this distribution. Close the book year first, or share less.',
  },
  SHARE_LINE_NOT_PAYABLE: {
    status: 409,
    id: 'Salah satu baris sudah dibayar, sedang dibayar, atau bukan untuk dibayar.',
    en: 'One of the lines is paid, being paid, or not payable.',
  },
  SHARE_PAYMENT_STALE: {
    status: 409,
    id: 'Yang terutang berubah sejak pembayaran ini disiapkan. Batalkan, lalu siapkan lagi.',
    en: 'What is owed has changed since this payment was prepared. Drop it and prepare it anew.',
  },
  SHARE_PAYMENT_DECIDED: { status: 409, id: 'Pembayaran ini sudah diputuskan.', en: 'This payment is decided already.' },
  FREE_CASH_TOO_LOW: {
    status: 409,
    id: 'Kas bebas tidak cukup: sebagian kas milik pedagang, pelanggan dan dana titipan.',
    en: 'Free cash is too low: part of the cash belongs to stalls, customers and restricted funds.',
  },
} as const satisfies Record<string, RefusalText>;
