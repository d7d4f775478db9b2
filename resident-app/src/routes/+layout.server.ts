import type { LayoutServerLoad } from './$types';

// Asks nothing of the hub: the error page, too, needs its language when the hub cannot be reached.
export const load: LayoutServerLoad = ({ locals, url }) => {
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'lang'));
  query.set('lang', locals.language === 'id' ? 'en' : 'id');
  return { language: locals.language, otherLanguageUrl: `?${query.toString()}` };
};
