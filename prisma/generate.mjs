// Runs Prisma's CLI without the engine binary that it would download: `generate`, `validate` and `format` want only a path
// that exists. Migrations are applied by our own prisma/migrate.ts.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const packageFile = createRequire(import.meta.url).resolve('prisma/package.json');
const cli = path.join(path.dirname(packageFile), 'build', 'index.js');
const args = process.argv.length > 2 ? process.argv.slice(2) : ['generate'];
const run = spawnSync(process.execPath, [cli, ...args], {
  stdio: 'inherit',
  cwd: path.join(import.meta.dirname, '..'),
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
});
process.exit(run.status ?? 1);
