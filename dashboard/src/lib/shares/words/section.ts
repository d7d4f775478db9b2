// Words around the parts of the revenue share, and of whose turn it is.
import { bilingual } from '@pitulungan/ui/words/bilingual';

export const shareSectionWords = bilingual(
  {
    parts: 'Bagian bagi hasil',
    tabs: { statements: 'Perhitungan', policies: 'Kebijakan', recipients: 'Penerima', simulation: 'Simulasi' },
    or: ' atau ',
    cancel: 'Batal',
    notNow: 'Belum dulu',
    optional: 'boleh kosong',
    any: 'Semua',
  },
  {
    parts: 'Parts of the revenue share',
    tabs: { statements: 'Statements', policies: 'Policies', recipients: 'Recipients', simulation: 'What-if' },
    or: ' or ',
    cancel: 'Cancel',
    notNow: 'Not now',
    optional: 'may stay empty',
    any: 'All',
  },
);
