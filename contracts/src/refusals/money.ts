// What cash, payouts, refunds and funds refuse.
import type { RefusalText } from './refusal-text.ts';

export const MONEY_REFUSALS = {
  FEE_CHANGED: {
    status: 409,
    id: 'Ongkir baru saja berubah. Periksa lagi jumlahnya, lalu pesan.',
    en: 'The delivery fee has just changed. Look at the amount again, then order.',
  },
  FUND_SPENT: {
    status: 409,
    id: 'Dana yang membayar ongkirnya sudah terpakai pesanan lain. Buat pesanan baru.',
    en: 'The fund that paid the delivery was promised to another order. Place a new order.',
  },
  REFUND_PAID: { status: 409, id: 'Uangnya sudah dikembalikan ke pembeli. Buat pesanan baru.', en: 'The buyer has the money back already. Place a new order.' },
  FUND_CODE_TAKEN: { status: 409, id: 'Sudah ada dana dengan kode itu.', en: 'There is a fund of that code already.' },
  CASH_AMOUNT_WRONG: {
    status: 422,
    id: 'Uang yang diterima harus sama dengan tagihan. Kalau tidak cukup, pilih "Gagal antar".',
    en: 'The cash received must equal the amount due. If it is short, choose "Could not deliver".',
  },

  SHORTFALL_TOO_HIGH: {
    status: 422,
    id: 'Kurangnya terlalu banyak untuk diserahkan. Pilih "Gagal antar", atau hubungi petugas.',
    en: 'Too much is missing to hand the goods over. Choose "Could not deliver", or call the desk.',
  },
  NOTHING_TO_DEPOSIT: { status: 409, id: 'Tidak ada uang untuk disetor.', en: 'There is no cash to hand in.' },
  DEPOSIT_PENDING: { status: 409, id: 'Masih ada setoran yang menunggu dihitung.', en: 'A deposit is still waiting to be counted.' },
  DEPOSIT_COUNTED: { status: 409, id: 'Setoran ini sudah dihitung.', en: 'This deposit was counted already.' },
  DEPOSIT_NOT_OPEN: { status: 409, id: 'Selisih ini sudah diputuskan atau tidak ada.', en: 'This discrepancy is decided already, or there is none.' },
  COUNTING_OWN_CASH: {
    status: 403,
    id: 'Tidak boleh menghitung setoran sendiri. Minta kasir lain.',
    en: 'Nobody may count their own deposit. Ask another cashier.',
  },
  DEPOSIT_UNSIGNED: {
    status: 409,
    id: 'Tanda tangani dulu hitungan setoran yang lalu: setuju, atau tidak setuju dengan alasan.',
    en: 'Sign the count of your last deposit first: agree, or disagree with a reason.',
  },
  DEPOSIT_NOT_COUNTED: { status: 409, id: 'Setoran ini belum dihitung.', en: 'This deposit is not counted yet.' },
  DEPOSIT_SIGNED: { status: 409, id: 'Hitungan ini sudah Anda jawab.', en: 'You have answered this count already.' },
  REASON_MISSING: { status: 422, id: 'Tulis alasannya.', en: 'Write the reason.' },
  RESOLUTION_WRONG: {
    status: 422,
    id: 'Keputusan itu tidak cocok dengan selisihnya (kurang atau lebih).',
    en: 'That decision does not fit the difference (short or over).',
  },
  NOTHING_PROPOSED: {
    status: 409,
    id: 'Belum ada usulan. Orang lain harus mengusulkan dulu, baru Anda memutuskan.',
    en: 'Nothing is proposed yet. Somebody else proposes first, then you decide.',
  },
  PROPOSAL_CHANGED: { status: 409, id: 'Usulannya sudah berubah. Periksa lagi.', en: 'The proposal has changed. Look again.' },
  SAME_PERSON: {
    status: 403,
    id: 'Yang menyiapkan dan yang memutuskan atau membayar harus dua orang berbeda.',
    en: 'Who prepares and who decides or pays must be two different people.',
  },
  NOT_PAID_YET: {
    status: 409,
    id: 'Pesanan ini belum dibayar, jadi belum ada yang dikembalikan.',
    en: 'This order is not paid yet, so there is nothing to give back.',
  },
  REFUND_EMPTY: { status: 422, id: 'Isi jumlah yang dikembalikan.', en: 'Enter the amount to give back.' },
  REFUND_TOO_HIGH: {
    status: 422,
    id: 'Pengembalian tidak boleh lebih dari yang dibayar pembeli (dikurangi yang sudah dikembalikan).',
    en: 'A refund cannot be more than the buyer paid (less what was given back already).',
  },
  CLAIM_TOO_HIGH: {
    status: 422,
    id: 'Hak pedagang paling banyak nilai barang dikurangi komisi.',
    en: 'A stall’s claim is at most the goods less the commission.',
  },
  NOT_ENOUGH_MONEY: { status: 409, id: 'Uang di kas atau bank tidak cukup.', en: 'There is not enough money in cash or at the bank.' },
  NOTHING_TO_PAY: { status: 409, id: 'Belum ada yang harus dibayar.', en: 'There is nothing to pay.' },
  PAYOUT_OPEN: {
    status: 409,
    id: 'Masih ada pembayaran untuk pedagang ini yang belum selesai.',
    en: 'A payout of this stall is still open.',
  },
  PAYOUT_CHANGED: {
    status: 409,
    id: 'Jumlahnya berubah sejak disiapkan (ada pengembalian uang). Tarik dan siapkan lagi.',
    en: 'The amount has changed since it was prepared (a refund). Withdraw it and prepare it anew.',
  },
  PAYOUT_UNKNOWN: {
    status: 409,
    id: 'Transfer ini sudah dikirim dan jawaban bank belum ada. Cocokkan nomor referensinya dulu, jangan kirim lagi.',
    en: 'This transfer was sent and the bank has not answered. Look up its reference first, do not send it again.',
  },
  REFERENCE_DIFFERS: { status: 409, id: 'Nomor referensi tidak sama dengan saat dikirim.', en: 'The reference is not the one it was sent under.' },
  CASH_IS_KNOWN: { status: 422, id: 'Uang tunai selalu jelas: sudah dibayar atau belum.', en: 'Cash is always known: paid or not.' },
  AMOUNT_DIFFERS: {
    status: 409,
    id: 'Jumlah di laporan tidak sama dengan tagihan pesanan itu.',
    en: 'The amount in the report is not what that order asks for.',
  },
  DEBT_IS_LESS: { status: 409, id: 'Utangnya kurang dari itu.', en: 'The debt is less than that.' },
  OWN_CASE: {
    status: 403,
    id: 'Ini menyangkut uang yang Anda bawa sendiri. Minta orang lain.',
    en: 'This is about cash that you carried yourself. Ask somebody else.',
  },
  REFERENCE_USED: {
    status: 409,
    id: 'Nomor referensi ini sudah dipakai untuk pesanan lain. Satu transfer membayar satu pesanan.',
    en: 'This reference was used for another order already. One transfer pays one order.',
  },
  PAYMENT_MOVED_ON: { status: 409, id: 'Pembayaran ini sudah diputuskan.', en: 'This payment is decided already.' },
} as const satisfies Record<string, RefusalText>;
