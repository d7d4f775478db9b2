// The courier app is static files under /kurir, served by the hub: a signed-in, live app that must open without signal.
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const server = process.env['HUB_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    tailwindcss(),
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      paths: { base: '/kurir' },
    }),
  ],
  // npm puts an older cookie (Express's) where the build of a workspace would look for Kit's own: bundle Kit's
  ssr: { noExternal: ['cookie'] },
  server: { proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } } },
});
