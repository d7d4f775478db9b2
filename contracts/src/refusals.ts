// A refusal: the world says no. Code → HTTP status → a sentence in two languages that says what is safe and what to do next.
import { z } from 'zod';
import { BOOKS_REFUSALS } from './refusals/books.ts';
import { MONEY_REFUSALS } from './refusals/money.ts';
import type { RefusalText } from './refusals/refusal-text.ts';
import { SHARE_REFUSALS } from './refusals/shares.ts';

export const REFUSALS = {
  BAD_REQUEST: {
    status: 400,
    id: 'Isian belum benar. Periksa kolom yang ditandai, lalu kirim lagi.',
    en: 'Something in the form is not right. Check the marked fields and send again.',
  },
  KEY_MISSING: {
    status: 400,
    id: 'Permintaan tidak membawa kunci pengulangan (Idempotency-Key). Muat ulang aplikasi, lalu coba lagi.',
    en: 'The request has no Idempotency-Key. Reload the app and try again.',
  },
  KEY_REUSED: {
    status: 409,
    id: 'Kunci ini sudah dipakai untuk isi yang lain. Tidak ada yang berubah.',
    en: 'This key was used for something else already. Nothing was changed.',
  },
  NOT_SIGNED_IN: {
    status: 401,
    id: 'Anda belum masuk. Silakan masuk lagi; yang belum terkirim tetap tersimpan.',
    en: 'You are not signed in. Sign in again; what was not sent is kept.',
  },
  SIGN_IN_FAILED: { status: 401, id: 'Nomor HP atau PIN tidak cocok.', en: 'Phone number and PIN do not match.' },
  TOO_MANY_TRIES: {
    status: 429,
    id: 'Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.',
    en: 'Too many tries. Wait a few minutes and try again.',
  },
  NO_MEMBERSHIP: {
    status: 403,
    id: 'Akun ini tidak terdaftar di desa mana pun. Hubungi admin desa.',
    en: 'This account belongs to no village. Ask the village admin.',
  },
  NOT_ALLOWED: { status: 403, id: 'Akun Anda tidak berhak melakukan ini.', en: 'Your account may not do this.' },
  NOT_FOUND: { status: 404, id: 'Tidak ditemukan di desa ini.', en: 'Not found in this village.' },
  TOO_LARGE: { status: 413, id: 'Kiriman terlalu besar. Bagi menjadi beberapa bagian.', en: 'Too large. Split it into parts.' },
  BUSY: {
    status: 503,
    id: 'Server sedang sibuk. Tidak ada yang hilang; coba lagi sebentar.',
    en: 'The server is busy. Nothing is lost; try again in a moment.',
  },

  OUTSIDE_AREA: {
    status: 422,
    id: 'Titik itu di luar wilayah layanan desa ini. Geser pin ke rumah yang benar (ada desa lain bernama sama).',
    en: 'That point is outside the service area. Move the pin to the right house (other villages share the name).',
  },
  MERCHANT_CLOSED: { status: 409, id: 'Lapak sedang tutup. Pilih lapak lain atau pesan nanti.', en: 'The stall is closed. Choose another or order later.' },
  PRODUCT_UNAVAILABLE: {
    status: 409,
    id: 'Ada barang yang tidak tersedia lagi. Periksa keranjang.',
    en: 'Something in the basket is not available any more. Check the basket.',
  },
  TOO_HEAVY: {
    status: 422,
    id: 'Pesanan terlalu berat untuk satu kali antar. Bagi menjadi dua pesanan.',
    en: 'Too heavy for one trip. Split it into two orders.',
  },

  SLOT_CLOSED: {
    status: 409,
    id: 'Slot itu sudah ditutup atau tidak ada. Pilih slot lain.',
    en: 'That slot is closed or does not exist. Choose another.',
  },
  SLOT_FULL: { status: 409, id: 'Slot itu sudah penuh. Pilih slot lain.', en: 'That slot is full. Choose another.' },
  NOT_IN_A_SLOT: { status: 409, id: 'Pesanan ini tidak ikut slot, jadi tidak bisa dipindah.', en: 'This order rides in no slot, so it cannot be moved.' },
  SLOT_RELEASED: { status: 409, id: 'Slot ini sudah berangkat.', en: 'This slot has left already.' },
  EXPRESS_NOT_OFFERED: {
    status: 409,
    id: 'Desa ini tidak memakai slot: semua pesanan langsung diantar, tanpa ongkos kilat.',
    en: 'This village has no slots: every order goes at once, at no extra price.',
  },
  EXPRESS_NOT_FUNDED: {
    status: 409,
    id: 'Dana untuk antar kilat sedang kosong. Ikut slot gratis, atau bayar sendiri ongkosnya.',
    en: 'The fund for express delivery is empty. Ride in a free slot, or pay the trip yourself.',
  },

  ORDER_MOVED_ON: {
    status: 409,
    id: 'Status pesanan sudah berubah, jadi langkah ini tidak bisa dilakukan lagi.',
    en: 'The order has moved on, so this step is no longer possible.',
  },
  CANNOT_CANCEL_ANY_MORE: {
    status: 409,
    id: 'Barang sudah disiapkan atau dibawa kurir. Hubungi petugas untuk membatalkan.',
    en: 'The goods are ready or on their way. Call the desk to cancel.',
  },
  GOODS_WITH_COURIER: {
    status: 409,
    id: 'Barang sudah di tangan kurir. Minta kurir mengembalikannya, atau serah terima dulu.',
    en: 'The courier has the goods. Have them returned or handed over first.',
  },
  UNDO_TOO_LATE: {
    status: 409,
    id: 'Waktu untuk membatalkan langkah sudah lewat. Minta petugas mengoreksi.',
    en: 'The time for undo is over. Ask the desk for a correction.',
  },
  COMPLAINT_WINDOW_OVER: { status: 409, id: 'Masa keluhan sudah lewat.', en: 'The time for complaints is over.' },

  OFFER_EXPIRED: { status: 410, id: 'Waktu tawaran sudah habis.', en: 'The offer has run out.' },
  OFFER_WITHDRAWN: { status: 410, id: 'Tawaran ini sudah ditarik.', en: 'The offer was withdrawn.' },
  JOB_TAKEN: { status: 409, id: 'Tugas ini sudah diambil.', en: 'This job is already taken.' },
  JOB_MOVED_ON: { status: 409, id: 'Tugas sudah berubah. Layar Anda diperbarui.', en: 'The job has changed. Your screen is up to date again.' },
  NOT_YOUR_JOB: { status: 403, id: 'Ini bukan tugas Anda. Mungkin sudah dialihkan.', en: 'This is not your job. It may have been reassigned.' },
  JOB_FIXED: {
    status: 409,
    id: 'Petugas sudah menetapkan lain untuk tugas ini. Ubah ketetapannya dulu.',
    en: 'The desk has decided otherwise for this job. Change that decision first.',
  },
  PIN_IS_EXCLUDED: {
    status: 422,
    id: 'Kurir yang ditetapkan juga ada di daftar yang dikecualikan. Pilih salah satu.',
    en: 'The chosen courier is also on the list of those left out. Choose one of the two.',
  },
  STOP_UNKNOWN: { status: 422, id: 'Ada tempat singgah yang bukan milik kurir ini.', en: 'A stop is not one of this courier’s.' },
  STOP_DONE: { status: 409, id: 'Barang itu sudah diambil. Layar Anda diperbarui.', en: 'Those goods are picked up already. Your screen is up to date again.' },
  DROP_BEFORE_PICKUP: { status: 422, id: 'Barang harus diambil dulu sebelum diantar.', en: 'Goods must be picked up before they are dropped off.' },
  STOPS_CHANGED: {
    status: 409,
    id: 'Daftar tempat singgah sudah berubah. Layar Anda diperbarui; susun lagi.',
    en: 'The list of stops has changed. Your screen is up to date again; arrange it once more.',
  },
  COURIER_OFF_DUTY: { status: 409, id: 'Kurir tidak sedang siaga.', en: 'The courier is not on duty.' },
  COURIER_FULL: {
    status: 409,
    id: 'Kurir sudah membawa tugas sebanyak batasnya, atau muatannya terlalu berat.',
    en: 'The courier has as many jobs, or as much weight, as allowed.',
  },
  COURIER_HAS_OFFER: { status: 409, id: 'Kurir sedang menjawab tawaran lain. Tunggu sebentar.', en: 'The courier is answering another offer. Wait a moment.' },
  CASH_LIMIT_REACHED: {
    status: 409,
    id: 'Uang tunai di tangan kurir sudah mencapai batas. Setor dulu ke kasir.',
    en: 'The courier holds as much cash as allowed. Hand it in first.',
  },
  NOT_ON_DUTY: {
    status: 409,
    id: 'Anda sedang tidak siaga. Tekan Siaga dulu.',
    en: 'You are not on duty. Go on duty first.',
  },
  SHIFT_END_WRONG: {
    status: 422,
    id: 'Jam pulang harus nanti, paling lama 24 jam lagi.',
    en: 'The end of the shift must lie ahead, within 24 hours.',
  },
  HAND_OVER_FIRST: {
    status: 409,
    id: 'Masih ada tugas atau barang di tangan Anda. Selesaikan atau serahkan dulu.',
    en: 'You still have a job or goods. Finish or hand over first.',
  },
  DUTY_MOVED_ON: { status: 409, id: 'Status siaga sudah berubah.', en: 'The duty state has changed already.' },

  LINK_EXPIRED: {
    status: 410,
    id: 'Tautan ini sudah tidak berlaku. Minta tautan baru ke petugas.',
    en: 'This link is no longer valid. Ask the desk for a new one.',
  },
  SETTINGS_CHANGED: {
    status: 409,
    id: 'Pengaturan baru saja diubah orang lain. Muat ulang, lalu ulangi.',
    en: 'Somebody else has just changed the settings. Reload and repeat.',
  },
  ZONE_CHANGED: {
    status: 409,
    id: 'Zona ini baru saja diubah orang lain. Layar Anda diperbarui; ulangi bila masih perlu.',
    en: 'Somebody else has just changed this zone. Your screen is up to date again; repeat if it is still needed.',
  },
  ZONE_RWS_WRONG: {
    status: 422,
    id: 'RW itu bukan milik zona ini, atau tidak ada RW yang tersisa untuknya.',
    en: 'Those RWs do not belong to this zone, or none would be left for it.',
  },
  ZONE_NAME_TAKEN: { status: 409, id: 'Sudah ada zona dengan nama itu.', en: 'There is a zone of that name already.' },
  ZONE_CANNOT_JOIN: {
    status: 409,
    id: 'Zona utama desa tidak bisa digabung ke zona lain. Gabungkan zona lain ke zona utama.',
    en: 'The village’s main zone cannot be joined to another. Join the other one to it.',
  },
  POLICY_CHANGED: {
    status: 409,
    id: 'Angka pembagian tugas baru saja diubah orang lain. Muat ulang, lalu ulangi.',
    en: 'Somebody else has just changed the dispatch numbers. Reload and repeat.',
  },
  DAY_EMPTY: { status: 422, id: 'Pada hari itu tidak ada pesanan yang diantar. Pilih hari lain.', en: 'Nothing was delivered on that day. Choose another.' },
  CSV_UNREADABLE: {
    status: 422,
    id: 'Berkas tidak bisa dibaca sebagai CSV. Simpan ulang dari Excel sebagai "CSV UTF-8".',
    en: 'The file cannot be read as CSV. Save it again from Excel as "CSV UTF-8".',
  },

  ...MONEY_REFUSALS,
  ...BOOKS_REFUSALS,
  ...SHARE_REFUSALS,
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof REFUSALS;
export const RefusalCode = z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

/** On the wire. `fields` names what was wrong with the input: path → sentence; of FREE_CASH_TOO_LOW what was `wanted` and what is `free`. */
export const Refusal = z.strictObject({
  code: RefusalCode,
  sentence: z.strictObject({ id: z.string(), en: z.string() }),
  fields: z.record(z.string(), z.string()).optional(),
});
export type Refusal = z.infer<typeof Refusal>;

export function refusal(code: RefusalCode, fields?: Record<string, string>): Refusal {
  const { id, en } = REFUSALS[code];
  return { code, sentence: { id, en }, ...(fields ? { fields } : {}) };
}

/** A fault: we are wrong or something broke. The id is what a person can quote. */
export const FaultAnswer = z.strictObject({ fault: z.string(), sentence: z.strictObject({ id: z.string(), en: z.string() }) });
export type FaultAnswer = z.infer<typeof FaultAnswer>;
