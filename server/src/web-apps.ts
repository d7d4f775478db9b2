// The three web apps behind one port: two as static files, the residents' rendered here.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Express, RequestHandler } from 'express';
import sirv from 'sirv';

const ROOT = path.join(import.meta.dirname, '..', '..');
const MISSING = 'Aplikasi ini belum dibangun. Jalankan: npm start / This app is not built yet. Run: npm start';

export async function webApps(app: Express, internalUrl: string): Promise<void> {
  app.get('/', (_request, response) => response.redirect(302, '/warga'));
  serveStatic(app, '/meja', path.join(ROOT, 'dashboard', 'build'));
  serveStatic(app, '/kurir', path.join(ROOT, 'courier-app', 'build'));
  await serveRendered(app, '/warga', { dir: path.join(ROOT, 'resident-app', 'build'), internalUrl });
}

function serveStatic(app: Express, base: string, dir: string): void {
  if (!fs.existsSync(path.join(dir, 'index.html'))) {
    app.use(base, (_request, response) => void response.status(503).send(MISSING));
    return;
  }
  const immutable = (pathname: string) => pathname.startsWith('/_app/immutable/');
  const files = sirv(dir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, pathname) => response.setHeader('Cache-Control', immutable(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  app.use(base, files);
  app.get(`${base}/_app/{*rest}`, (_request, response) => void response.status(404).end()); // an old chunk is not the shell
  app.get([base, `${base}/{*rest}`], (request, response, next) => {
    if (!request.accepts('html')) {
      next();
      return;
    }
    request.url = '/';
    files(request, response, next);
  });
}

/** SvelteKit's handler reads its settings when it is imported and wants the whole path. */
async function serveRendered(app: Express, base: string, { dir, internalUrl }: { dir: string; internalUrl: string }): Promise<void> {
  const file = path.join(dir, 'handler.js');
  if (!fs.existsSync(file)) {
    app.use(base, (_request, response) => void response.status(503).send(MISSING));
    return;
  }
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
  process.env.ADDRESS_HEADER = 'x-client-address';
  process.env.HUB_INTERNAL_URL = internalUrl;
  const { handler } = (await import(pathToFileURL(file).href)) as { handler: RequestHandler };
  app.use(base, (request, response, next) => {
    request.headers['x-forwarded-proto'] = request.protocol;
    request.headers['x-client-address'] = request.ip ?? '';
    request.url = request.originalUrl;
    void handler(request, response, next);
  });
}
