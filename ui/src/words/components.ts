// Words of the shared components and of the live state.
import { bilingual } from './bilingual.ts';

export const componentWords = bilingual(
  {
    live: {
      connecting: 'Menyambung…',
      live: 'Langsung',
      lost: (since: string) => `Tidak langsung sejak ${since}`,
      outdated: 'Versi lama: muat ulang halaman',
      'signed-out': 'Anda sudah keluar',
    },
    undo: 'Urungkan',
    close: 'Tutup',
    demoRibbon: 'DATA CONTOH, semua orang fiktif',
    language: 'Bahasa',
    languages: { id: 'Bahasa Indonesia', en: 'English' },
    loading: 'Memuat…',
    required: 'wajib diisi',
    optional: 'boleh kosong',
    reload: 'Muat ulang',
  },
  {
    live: {
      connecting: 'Connecting…',
      live: 'Live',
      lost: (since) => `Not live since ${since}`,
      outdated: 'Old version: reload the page',
      'signed-out': 'You are signed out',
    },
    undo: 'Undo',
    close: 'Close',
    demoRibbon: 'SAMPLE DATA, all people are fictional',
    language: 'Language',
    languages: { id: 'Bahasa Indonesia', en: 'English' },
    loading: 'Loading…',
    required: 'required',
    optional: 'may stay empty',
    reload: 'Reload',
  },
);
