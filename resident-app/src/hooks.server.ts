// Every page: its language, its headers, its size.
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { compressPage } from '#lib/server/compress.ts';
import { chooseLanguage } from '#lib/server/language.ts';

/** A tracking link is a credential: no other site, cache or index may learn it. */
const isTracking = (pathname: string): boolean => pathname.startsWith('/warga/lacak/');

/**
 * With no-referrer a browser sends `Origin: null` on form posts, and the post is refused as foreign. So the tracking page itself
 * is no-referrer and holds no form; its two form steps (?langkah=…) are same-origin, which tells other sites just as little.
 */
const referrerPolicy = (url: URL): string => (isTracking(url.pathname) && !url.searchParams.has('langkah') ? 'no-referrer' : 'same-origin');

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = chooseLanguage(event);
  event.locals.hubCookies = [];
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%language%', event.locals.language) });
  response.headers.set('referrer-policy', referrerPolicy(event.url));
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('cache-control', 'no-store');
  for (const cookie of event.locals.hubCookies) response.headers.append('set-cookie', cookie);
  if (isTracking(event.url.pathname)) response.headers.set('x-robots-tag', 'noindex, nofollow');
  return compressPage(event.request, response);
};

/** What nobody foresaw is logged with its cause and shown with an id that a person can quote; the rest keeps what it says. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return { fault: error.fault };
  if (kind !== 'unknown') return { fault: null };
  const fault = crypto.randomUUID().slice(0, 8);
  console.error(
    JSON.stringify({ level: 'error', fault, route: event.route.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  return { fault };
};
