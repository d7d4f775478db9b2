// The desk is static files under /meja, served by the hub: live and signed in, so nothing is drawn on the server.
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
      paths: { base: '/meja' },
    }),
  ],
  // kit's own cookie 2 is bundled: beside Express an older one, without these exports, would be found in its place
  ssr: { noExternal: ['cookie'] },
  server: { proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } } },
});
