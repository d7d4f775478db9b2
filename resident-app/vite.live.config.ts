// The small scripts of the resident's pages, each complete without the framework: static/live/{track,shop,verify,map}.js.
// track.js carries the live connection and must keep the tracking page under 30 kB; the map is a file of its own, fetched only on tap.
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    outDir: 'static/live',
    emptyOutDir: true,
    target: 'es2018', // the oldest engines that know `type=module` and import()
    modulePreload: false,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { track: 'src/live/track.ts', shop: 'src/live/shop.ts', verify: 'src/live/verify.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
