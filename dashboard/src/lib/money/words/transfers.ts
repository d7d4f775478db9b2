// Words of a transfer that the bank has not answered: the same for a stall and for a buyer.
import { bilingual } from '@pitulungan/ui/words/bilingual';

export const transferWords = bilingual(
  {
    payUnknown: 'Terkirim, bank belum menjawab',
    unknownHint: 'Kalau bank belum menjawab, jangan kirim lagi: catat sebagai terkirim, lalu cocokkan dengan mutasi.',
    sent: (code: string, reference: string) => `${code} terkirim dengan nomor ${reference}. Cocokkan dengan mutasi bank sebelum apa pun.`,
    unknownText: (reference: string) => `Ditransfer dengan nomor ${reference}. Belum dibukukan, dan tidak boleh dikirim lagi sebelum dicocokkan.`,
    reconcile: 'Cocokkan',
    reconcileTitle: (net: string, name: string) => `Apakah ${net} untuk ${name} ada di mutasi bank?`,
    found: 'Ada: uangnya sudah keluar',
    notFound: 'Tidak ada: transfernya gagal',
    chooseOne: 'Pilih salah satu.',
    fromList: 'Nomor referensi di mutasi bank',
    never: 'Bank memastikan transfer ini tidak akan terkirim lagi',
    neverWrong: 'Tanyakan dulu ke bank, lalu centang.',
    foundConfirm: (net: string) => `Bukukan ${net} sebagai dibayar`,
    notFoundConfirm: 'Kembalikan ke menunggu dibayar',
    notArrived: (code: string) => `${code} kembali menunggu dibayar.`,
  },
  {
    payUnknown: 'Sent, the bank has not answered',
    unknownHint: 'If the bank has not answered, do not send it again: record it as sent, then look it up in the bank’s list.',
    sent: (code, reference) => `${code} was sent under ${reference}. Look it up in the bank’s list before anything else.`,
    unknownText: (reference) => `Transferred under ${reference}. Not booked, and never to be sent again before it was looked up.`,
    reconcile: 'Look up',
    reconcileTitle: (net, name) => `Does ${net} for ${name} stand in the bank’s list?`,
    found: 'It arrived: the money has left',
    notFound: 'It did not: the transfer failed',
    chooseOne: 'Choose one.',
    fromList: 'Reference in the bank’s list',
    never: 'The bank says that this transfer will never go through',
    neverWrong: 'Ask the bank first, then tick this.',
    foundConfirm: (net) => `Book ${net} as paid`,
    notFoundConfirm: 'Back to waiting',
    notArrived: (code) => `${code} is waiting to be paid again.`,
  },
);
