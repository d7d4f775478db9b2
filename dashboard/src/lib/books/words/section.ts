// Words around every part of the books.
import { bilingual } from '@pitulungan/ui/words/bilingual';

export const sectionWords = bilingual(
  {
    title: 'Buku BUMDes',
    parts: 'Bagian buku',
    tabs: { summary: 'Ringkasan', journals: 'Jurnal', reports: 'Laporan', shares: 'Bagi hasil' },
    readOnly: 'Anda dapat membaca dan mengunduh; mencatat dilakukan pengurus BUMDes.',
    tryAgain: 'Coba lagi',
    more: 'Muat yang lebih lama',
    loadingMore: 'Memuat…',
    month: 'Bulan',
    earlierMonth: 'Bulan sebelumnya',
    laterMonth: 'Bulan berikutnya',
    running: 'berjalan',
    open: 'Masih terbuka: angka bisa bertambah',
    locked: 'Terkunci',
    debit: 'debit',
    credit: 'kredit',
  },
  {
    title: 'BUMDes books',
    parts: 'Parts of the books',
    tabs: { summary: 'Summary', journals: 'Journals', reports: 'Reports', shares: 'Revenue share' },
    readOnly: 'You can read and download; posting is done by those who run BUMDes.',
    tryAgain: 'Try again',
    more: 'Load older ones',
    loadingMore: 'Loading…',
    month: 'Month',
    earlierMonth: 'Month before',
    laterMonth: 'Month after',
    running: 'running',
    open: 'Still open: figures may grow',
    locked: 'Locked',
    debit: 'debit',
    credit: 'credit',
  },
);
