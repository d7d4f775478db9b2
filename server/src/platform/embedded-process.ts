// What the operating system knows about the embedded PostgreSQL: its pid file, its port, its log, and how to run its programs.
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

/** The system user that owns the cluster; `launcher` stands before a command when plain uid and gid are not enough. */
export interface SystemUser {
  uid?: number;
  gid?: number;
  launcher: readonly string[];
}

const PORTS_TRIED = 100;
const LOG_TAIL_LINES = 15;
const LOG_KEPT_BYTES = 5_000_000;
const run = promisify(execFile);

/** Runs one program of PostgreSQL to its end; rejects with its output when it fails. */
export async function runAs(as: SystemUser, command: readonly [string, ...string[]], cwd: string): Promise<string> {
  const [program, ...args] = [...as.launcher, ...command] as [string, ...string[]];
  const user = as.launcher.length > 0 || as.uid === undefined || as.gid === undefined ? {} : { uid: as.uid, gid: as.gid };
  const { stdout } = await run(program, args, { ...user, cwd });
  return stdout;
}

export function postmasterPid(dir: string): number | undefined {
  const pid = Number(pidFileLine(dir, 0));
  return pid > 0 ? pid : undefined;
}

/** Port of the server that runs on this directory, from its pid file. Removes a pid file that is certainly stale. */
export function runningPort(dir: string): number | undefined {
  const pid = postmasterPid(dir);
  if (pid === undefined) return undefined;
  const program = commandOf(pid);
  if (program === undefined) return undefined; // dead: PostgreSQL itself clears the file
  if (!program.includes('postgres')) {
    fs.rmSync(path.join(dir, 'postmaster.pid'), { force: true }); // after a reboot the number belongs to another program, and a start would be refused
    return undefined;
  }
  return Number(pidFileLine(dir, 3)) || undefined;
}

function pidFileLine(dir: string, line: number): string | undefined {
  const file = path.join(dir, 'postmaster.pid');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n')[line] : undefined;
}

/** Command line of a live process; undefined when there is none. */
export function commandOf(pid: number): string | undefined {
  try {
    if (fs.existsSync('/proc/self/cmdline')) return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') || undefined;
    process.kill(pid, 0);
    return process.platform === 'win32' ? 'postgres' : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined; // no such process
  }
}

/** The first free port on the loopback interface, counted up from `first`. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED; port++) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = net.createServer().once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error(`There is no free port between ${first} and ${first + PORTS_TRIED - 1}.`);
}

export function logTail(dir: string): string {
  const file = path.join(dir, 'server.log');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').slice(-LOG_TAIL_LINES).join('\n') : 'no log';
}

/** PostgreSQL only appends to its log: one older part is kept, so that it never fills the disk. */
export function turnLog(dir: string): void {
  const file = path.join(dir, 'server.log');
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_KEPT_BYTES) fs.renameSync(file, `${file}.1`);
}
