// Opens the app without signal: shell and code come from the cache, the API and the socket never do.
// A new version waits until the page says that nothing is unsent and no form is open.
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

const PREFIX = 'kurir-'; // other apps of the hub share this origin, and their caches
const CACHE = `${PREFIX}${version}`;
const absolute = (path: string) => new URL(path, self.location.href).pathname;

const SHELL = absolute('./');
const HASHED = new Set(immutable.map(({ path }) => absolute(path)));
const PRECACHED = new Set([...HASHED, ...assets.map(({ path }) => absolute(path))]);

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'update') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || request.headers.has('range')) return;
  if (request.mode === 'navigate') event.respondWith(fromCache(SHELL, request));
  else if (PRECACHED.has(pathname)) event.respondWith(fromCache(pathname, request));
});

/** All or nothing: when one file cannot be had, the old version stays and the browser tries again at the next visit. */
async function fill() {
  const cache = await caches.open(CACHE);
  await cache.add(new Request(SHELL, { cache: 'reload' })); // a stale shell would name files that are gone
  await Promise.all(
    [...PRECACHED].map(async (path) => {
      const known = HASHED.has(path) ? await caches.match(path) : undefined; // same name, same content
      await (known ? cache.put(path, known) : cache.add(path));
    }),
  );
}

/** Claims the page of the first visit, so that already this visit survives a reload without signal. */
async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

async function fromCache(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
