// The hub asked in the name of whoever is signed in: their cookie goes there, and what it sets comes back with the page.
import type { RequestEvent } from '@sveltejs/kit';
import type { Caller } from './hub.ts';

export function asSignedIn({ request, locals, url, getClientAddress }: RequestEvent): Caller {
  const cookie = request.headers.get('cookie');
  return {
    url,
    getClientAddress,
    fetch: async (address, init) => {
      const headers = new Headers(init?.headers);
      if (cookie !== null) headers.set('cookie', cookie);
      const answer = await fetch(address, { ...init, headers });
      locals.hubCookies.push(...answer.headers.getSetCookie());
      return answer;
    },
  };
}
