// The server-rendered app, mounted by the hub at /warga. Its pages carry no framework script: what runs in the browser is built by vite.live.config.ts.
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const server = process.env['HUB_URL'] ?? 'http://127.0.0.1:3000'; // where `npm run dev` has put the hub

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true }),
      paths: { base: '/warga' },
      csp: {
        directives: {
          'default-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          'style-src': ['self', 'unsafe-inline'], // MapLibre styles its own elements
          'worker-src': ['self', 'blob:'],
          'connect-src': ['self', 'ws:', 'wss:'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
  server: { proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } } },
  ssr: { noExternal: [/^@pitulungan\//] },
});
