import { bilingual } from '@pitulungan/ui/words/bilingual';

export const signInWords = bilingual(
  {
    title: 'Masuk ke meja operasi',
    phone: 'Nomor HP',
    phoneHint: 'Boleh 08…, 8…, atau +62…',
    phoneWrong: 'Nomor HP belum benar. Contoh: 0812-3456-7890.',
    secret: 'PIN atau sandi',
    secretMissing: 'Isi PIN atau sandi, paling sedikit 4 karakter.',
    submit: 'Masuk',
    noDesk: 'Akun ini tidak punya pekerjaan di meja. Kurir memakai aplikasi kurir.',
    courierApp: 'Buka aplikasi kurir',
  },
  {
    title: 'Sign in to the desk',
    phone: 'Phone number',
    phoneHint: '08…, 8… or +62… will do',
    phoneWrong: 'That is not a mobile number yet. Example: 0812-3456-7890.',
    secret: 'PIN or password',
    secretMissing: 'Fill in your PIN or password, at least 4 characters.',
    submit: 'Sign in',
    noDesk: 'This account has no work at the desk. Couriers use the courier app.',
    courierApp: 'Open the courier app',
  },
);
