// PostgreSQL refuses to run as root: then it runs as the system user `postgres`, which is made if it is missing.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { SystemUser } from './embedded-process.ts';

const CAPABILITIES = ['dac_read_search', 'dac_override'] as const; // the weaker first; containers often grant only the second

/** Who runs the cluster. `mustReach` are the folders that this user has to enter: binaries and data. */
export function systemUser(mustReach: readonly string[]): SystemUser {
  if (process.getuid?.() !== 0) return { launcher: [] };
  const uid = idOf('-u') ?? makeUser();
  const gid = idOf('-g') ?? uid;
  const user = { uid, gid, launcher: [] };
  if (mustReach.every((folder) => canEnter(folder, uid, gid))) return user;
  return { uid, gid, launcher: privateFolderLauncher(uid, gid) };
}

function idOf(flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined; // there is no such user yet
  }
}

function makeUser(): number {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const uid = idOf('-u');
  if (uid === undefined) throw new Error('The system user postgres could not be made. Run as a normal user, or set DATABASE_URL.');
  return uid;
}

/** Whether every existing folder down to this one is open (x) to the user. */
function canEnter(folder: string, uid: number, gid: number): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && !isOpen(fs.statSync(at), uid, gid)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function isOpen(stats: fs.Stats, uid: number, gid: number): boolean {
  if (stats.uid === uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

/**
 * A checkout below /root (0700) is closed to `postgres`. Its permissions are not ours to change: the server gets the one
 * capability that lets it pass folders, and nothing else of root.
 */
function privateFolderLauncher(uid: number, gid: number): readonly string[] {
  for (const capability of CAPABILITIES) {
    const launcher = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
    try {
      execFileSync('setpriv', [...launcher.slice(1), 'true'], { stdio: 'ignore' });
      return launcher;
    } catch {
      continue; // this capability is not ours to give, or there is no setpriv
    }
  }
  return [];
}
