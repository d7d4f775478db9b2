// `npm run dev`: the hub restarts when its sources change, the three apps come from vite and reload in the browser.
import './node-version.ts';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildApps } from './build-apps.ts';
import { type Program, startProgram, stopProgram } from './children.ts';
import { readConfig } from './platform/config.ts';
import { freePort } from './platform/embedded-process.ts';
import { fillDatabase, openDatabase } from './prepare-database.ts';
import { Shutdown } from './shutdown.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const FIRST_VITE_PORT = 5173;
const PAGES = [
  ['dashboard', '/meja'],
  ['courier-app', '/kurir'],
  ['resident-app', '/warga'],
] as const;

const config = readConfig();
const shutdown = new Shutdown();
const vite = path.join(path.dirname(createRequire(path.join(ROOT, 'dashboard', 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js');

await buildApps().done; // the hub wants something to serve under its own address
const opening = openDatabase(config); // held here: the hub may restart as often as it likes
shutdown.add(async () => (await opening).stop());
const { url: databaseUrl } = await opening;
await fillDatabase(databaseUrl);

const hubPort = await freePort(config.port);
const hubUrl = `http://127.0.0.1:${hubPort}`;
const programs: Program[] = [
  {
    name: 'hub',
    args: ['--watch', '--watch-preserve-output', path.join('server', 'src', 'start.ts'), '--skip-build'],
    cwd: ROOT,
    env: { PORT: String(hubPort), DATABASE_URL: databaseUrl },
  },
  { name: 'live scripts', args: [vite, 'build', '--watch', '-c', 'vite.live.config.ts'], cwd: path.join(ROOT, 'resident-app'), quiet: true },
];
const pages: string[] = [];
let vitePort = FIRST_VITE_PORT;
for (const [name, base] of PAGES) {
  vitePort = await freePort(vitePort);
  const args = [vite, 'dev', '--host', '127.0.0.1', '--port', String(vitePort), '--strictPort'];
  programs.push({ name, args, cwd: path.join(ROOT, name), env: { HUB_URL: hubUrl, HUB_INTERNAL_URL: hubUrl } });
  pages.push(`  ${name.padEnd(14)}http://127.0.0.1:${vitePort}${base}`);
  vitePort++;
}
for (const program of programs) {
  const running = startProgram(program);
  shutdown.add(() => stopProgram(running));
}
console.log(`\nReloading while you edit:\n${pages.join('\n')}\n  hub           ${hubUrl}\n`);
