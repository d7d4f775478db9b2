import { bilingual } from './bilingual.ts';

export const failureWords = bilingual(
  {
    offline: 'Server tidak terjangkau. Belum ada yang pasti berubah; aman untuk mencoba lagi.',
    quote: (id: string) => `Kode kesalahan: ${id}.`,
    tryAgain: 'Coba lagi',
  },
  {
    offline: 'The server cannot be reached. Nothing is certain to have changed; it is safe to try again.',
    quote: (id) => `Error code: ${id}.`,
    tryAgain: 'Try again',
  },
);
