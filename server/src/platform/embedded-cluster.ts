// The data directory of the embedded PostgreSQL: made whole or not at all.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Binaries } from './embedded-binaries.ts';
import { commandOf, runAs, type SystemUser } from './embedded-process.ts';

export const CLUSTER_USER = 'hub';
const PASSWORD_FILE = 'hub.password';
const PASSWORD_BYTES = 18;

export function hasCluster(dir: string): boolean {
  return fs.existsSync(path.join(dir, 'PG_VERSION'));
}

export function clusterPassword(dir: string): string {
  return fs.readFileSync(path.join(dir, PASSWORD_FILE), 'utf8').trim();
}

/** initdb into a folder beside, then one rename: a start that is killed half-way leaves no half cluster. */
export async function makeCluster(bin: Binaries, as: SystemUser, place: { dir: string; durable: boolean }): Promise<void> {
  const { dir, durable } = place;
  if (fs.existsSync(dir) && fs.readdirSync(dir).length > 0) throw new Error(`${dir} has files but is no PostgreSQL data directory.`);
  removeLeftovers(dir);
  const { work, fresh, passwordFile } = prepareWork(dir, as);
  const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums', '--auth=scram-sha-256', ...(durable ? [] : ['--no-sync'])];
  try {
    await runAs(as, [bin.initdb, `--pgdata=${fresh}`, `--username=${CLUSTER_USER}`, `--pwfile=${passwordFile}`, ...flags], work);
    fs.renameSync(passwordFile, path.join(fresh, PASSWORD_FILE));
    fs.renameSync(fresh, dir);
  } catch (cause) {
    if (hasCluster(dir)) return; // another start was faster: the caller will find its server
    const hint = as.uid === undefined ? '' : ' Every folder above it must be open (x) to the user postgres.';
    throw new Error(`No PostgreSQL cluster could be made in ${dir}.${hint}`, { cause });
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** What killed starts left behind; the name ends in the pid of the start that made it. */
function removeLeftovers(dir: string): void {
  const parent = path.dirname(dir);
  fs.mkdirSync(parent, { recursive: true });
  const prefix = workPrefix(dir);
  for (const name of fs.readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    if (commandOf(Number(name.slice(prefix.length))) === undefined) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function workPrefix(dir: string): string {
  return `${path.basename(dir)}.new-`;
}

/** The folder that holds the password and the cluster until both are complete. */
function prepareWork(dir: string, as: SystemUser): { work: string; fresh: string; passwordFile: string } {
  const work = path.join(path.dirname(dir), workPrefix(dir) + process.pid);
  const fresh = path.join(work, 'cluster');
  const passwordFile = path.join(work, PASSWORD_FILE);
  fs.rmSync(work, { recursive: true, force: true }); // in a container the pid of the last start may come back
  fs.mkdirSync(fresh, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, randomBytes(PASSWORD_BYTES).toString('base64url'), { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) for (const entry of [work, fresh, passwordFile]) fs.chownSync(entry, as.uid, as.gid);
  return { work, fresh, passwordFile };
}
