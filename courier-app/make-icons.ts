// Draws the app's icons from static/icon.svg: node courier-app/make-icons.ts (needs Chromium; the PNGs are committed).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const dir = path.join(import.meta.dirname, 'static');
const svg = readFileSync(path.join(dir, 'icon.svg'), 'utf8');
/** A maskable icon is cut to a circle by some launchers: its drawing stays within the middle 80 %. */
const ICONS = [
  { file: 'icon-192.png', size: 192, scale: 1, background: 'transparent' },
  { file: 'icon-512.png', size: 512, scale: 1, background: 'transparent' },
  { file: 'icon-maskable-512.png', size: 512, scale: 0.8, background: '#1d5c42' },
];

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const { file, size, scale, background } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body{margin:0;background:${background};display:grid;place-items:center;height:100vh}svg{width:${size * scale}px;height:${size * scale}px}</style>${svg}`,
    );
    await page.screenshot({ path: path.join(dir, file), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
