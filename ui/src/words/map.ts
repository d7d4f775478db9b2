import { bilingual } from './bilingual.ts';

export const mapWords = bilingual(
  {
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    generated: 'Jalan dan RW contoh, bukan peta resmi',
    failed: 'Peta tidak bisa dimuat: tidak ada sinyal. Daftar di samping tetap berjalan; muat ulang halaman bila sinyal kembali.',
  },
  {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    generated: 'Sample streets and RW, not an official map',
    failed: 'The map could not be loaded: no signal. The list beside it goes on; reload the page when the signal is back.',
  },
);
