// Child processes of start and dev: on the same Node, output line by line with a name before it, and gone when we are gone.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Program {
  name: string;
  /** Arguments of Node: the file to run and what it is given. */
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Hides what the program says; the last lines come with the error when it fails. */
  quiet?: boolean;
}

export interface Running {
  child: ChildProcess;
  /** The newest lines of its output, oldest first. */
  tail: string[];
}

const TAIL_LINES = 40;
const STOP_WAIT_MS = 5_000;
const FOLLOW_PARENT = path.join(import.meta.dirname, 'follow-parent.ts');

export function startProgram({ name, args, cwd, env = {}, quiet = false }: Program): Running {
  const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32', // Ctrl-C reaches us alone: we stop the children in our order
  });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      if (!quiet) console.log(`[${name}] ${line}`);
    });
  }
  return { child, tail };
}

/** Runs a program to its end; throws with its last lines when it fails. */
export async function runProgram(program: Program, onStart: (running: Running) => void = () => {}): Promise<void> {
  const running = startProgram(program);
  onStart(running);
  const [code] = (await once(running.child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program.name} failed:\n${running.tail.join('\n')}`);
}

/** Asks the program to stop and waits; kills it when it does not listen. */
export async function stopProgram({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS);
  await closed;
  clearTimeout(force);
}
