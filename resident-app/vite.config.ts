// The server-rendered app, mounted by the hub at /warga. Its pages carry no framework script: what runs in the browser is built by vite.live.config.ts.
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

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
  ssr: { noExternal: [/^@pitulungan\//] },
});
