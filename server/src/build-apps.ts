// Builds the three web apps when their sources changed since the last build; `npm run build` and every start come through here.
import './node-version.ts';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Running, runProgram, stopProgram } from './children.ts';
import { commandOf } from './platform/embedded-process.ts';

interface App {
  name: string;
  /** Arguments of vite, one build after the other. */
  builds: readonly (readonly string[])[];
}

const ROOT = path.join(import.meta.dirname, '..', '..');
const APPS: readonly App[] = [
  { name: 'dashboard', builds: [['build']] },
  { name: 'courier-app', builds: [['build']] },
  { name: 'resident-app', builds: [['build', '-c', 'vite.live.config.ts'], ['build']] }, // the scripts of its pages come first: they are copied as static files
];
const SHARED = ['contracts', 'ui', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'build', '.svelte-kit', path.join('static', 'live')]);
const LOCK_FILE = path.join(ROOT, 'node_modules', '.building-apps');
const LOCK_PAUSE_MS = 500;
const AT_ONCE = 2; // a build takes a core and half a gigabyte

export interface AppBuilds {
  /** Resolves when all apps are built; rejects with the output of the first that fails. */
  done: Promise<void>;
  stop(): Promise<void>;
}

export function buildApps(): AppBuilds {
  const running = new Set<Running>();
  let stopped = false;
  const work = async (due: App[]) => {
    for (let app = due.shift(); app && !stopped; app = due.shift()) await buildApp(app, running);
  };
  const buildDue = async () => {
    if (dueApps().length === 0) return;
    const release = await takeLock(() => stopped);
    try {
      const due = dueApps(); // another start may have built them while we waited
      await Promise.all(Array.from({ length: AT_ONCE }, () => work(due)));
    } finally {
      release();
    }
  };
  return {
    done: buildDue(),
    async stop() {
      stopped = true;
      await Promise.all([...running].map(stopProgram));
    },
  };
}

const dueApps = (): App[] => APPS.filter((app) => builtHash(app) !== sourceHash(app));

/** Two starts from one checkout must not write into the same folders. A lock whose owner died does not count. */
async function takeLock(givenUp: () => boolean): Promise<() => void> {
  for (let said = false; ; await sleep(LOCK_PAUSE_MS)) {
    if (givenUp()) return () => {};
    try {
      fs.writeFileSync(LOCK_FILE, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(LOCK_FILE, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(fs.readFileSync(LOCK_FILE, { encoding: 'utf8' }));
    if (owner === process.pid || commandOf(owner) === undefined) fs.rmSync(LOCK_FILE, { force: true });
    else if (!said) console.log('Another start is building the apps; waiting for it …');
    said = true;
  }
}

async function buildApp(app: App, running: Set<Running>): Promise<void> {
  const started = performance.now();
  const hash = sourceHash(app); // of what is read now: an edit in the middle builds again next time
  console.log(`Building ${app.name} …`);
  const cwd = path.join(ROOT, app.name);
  for (const args of app.builds) {
    let current: Running | undefined;
    const program = { name: `Building ${app.name}`, args: [viteProgram(), ...args], cwd, quiet: true };
    await runProgram(program, (child) => running.add((current = child))).finally(() => current && running.delete(current));
  }
  fs.writeFileSync(hashFile(app), hash);
  console.log(`Built ${app.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function viteProgram(): string {
  const packageFile = createRequire(path.join(ROOT, 'dashboard', 'package.json')).resolve('vite/package.json');
  return path.join(path.dirname(packageFile), 'bin', 'vite.js');
}

function hashFile(app: App): string {
  return path.join(ROOT, app.name, 'build', '.source-hash');
}

function builtHash(app: App): string | undefined {
  return fs.existsSync(hashFile(app)) ? fs.readFileSync(hashFile(app), 'utf8') : undefined;
}

/** SHA-256 over names and bytes of everything that the build reads. */
function sourceHash(app: App): string {
  const hash = createHash('sha256');
  for (const place of [...SHARED, app.name]) {
    for (const file of sourceFiles(path.join(ROOT, place))) hash.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function sourceFiles(place: string): string[] {
  if (fs.statSync(place).isFile()) return [place];
  const found: string[] = [];
  const walk = (dir: string) => {
    for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
      const file = path.join(dir, entry.name);
      if (NOT_SOURCES.has(path.relative(place, file)) || entry.name.endsWith('.test.ts')) continue;
      if (entry.isDirectory()) walk(file);
      else found.push(file);
    }
  };
  walk(place);
  return found.sort();
}

if (import.meta.main) {
  await buildApps().done.catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
