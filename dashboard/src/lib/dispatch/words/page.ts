// Words of the dispatch page's frame (penugasan).
import { bilingual } from '@pitulungan/ui/words/bilingual';

export const dispatchPageWords = bilingual(
  {
    title: 'Penugasan',
    parts: 'Bagian halaman ini',
    zones: 'Zona',
    numbers: 'Angka',
    plans: 'Rencana',
    tryAgain: 'Coba lagi',
    cancel: 'Batal',
    mayNotPlans: 'Akun Anda tidak berhak membuka rencana.',
  },
  {
    title: 'Dispatch',
    parts: 'Parts of this page',
    zones: 'Zones',
    numbers: 'Numbers',
    plans: 'Plans',
    tryAgain: 'Try again',
    cancel: 'Cancel',
    mayNotPlans: 'Your account may not open plans.',
  },
);
