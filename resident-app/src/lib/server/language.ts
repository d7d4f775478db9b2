// The visitor's language: ?lang=… (remembered), the cookie, else Indonesian: the browser of a borrowed phone says little about its reader.
import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage, type Language } from '#lib/words/words.ts';

const COOKIE = 'bahasa';
const YEAR_S = 365 * 24 * 3600;

export function chooseLanguage({ url, cookies }: RequestEvent): Language {
  const asked = url.searchParams.get('lang');
  if (isLanguage(asked)) {
    cookies.set(COOKIE, asked, { path: '/warga', maxAge: YEAR_S, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
    return asked;
  }
  const kept = cookies.get(COOKIE);
  return isLanguage(kept) ? kept : 'id';
}
