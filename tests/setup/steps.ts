// Runs programs of node_modules as named steps on our own Node, some at once, and says in one line each how they ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

export interface Step {
  name: string;
  /** A name in node_modules/.bin, or a file of ours that ends in .ts. */
  program: string;
  args: readonly string[];
  cwd?: string;
  /** Shows the output while it runs; otherwise only when the step fails. */
  loud?: boolean;
  env?: Readonly<Record<string, string>>;
}

export interface Outcome {
  name: string;
  ok: boolean;
}

const ROOT = path.join(import.meta.dirname, '..', '..');

/** Every step runs, also after a failure; `atOnce` of them side by side. */
export async function run(steps: readonly Step[], atOnce: number): Promise<Outcome[]> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

/** Names the failed ones and gives how many they are. */
export function countFailed(outcomes: readonly Outcome[]): number {
  const failed = outcomes.filter((outcome) => !outcome.ok);
  if (failed.length > 0) console.log(`\nFailed: ${failed.map((outcome) => outcome.name).join(', ')}`);
  return failed.length;
}

async function runStep({ name, program, args, cwd = '.', loud = false, env = {} }: Step): Promise<Outcome> {
  const started = performance.now();
  const output = loud ? 'inherit' : 'pipe';
  const child = spawn(process.execPath, [fileOf(program), ...args], {
    cwd: path.join(ROOT, cwd),
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
  });
  const written: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => written.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  const ok = code === 0;
  process.stdout.write(Buffer.concat(ok ? [] : written));
  if (!loud) console.log(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`); // a loud one has its own last line
  return { name, ok };
}

function fileOf(program: string): string {
  return program.endsWith('.ts') ? path.join(ROOT, program) : fs.realpathSync(path.join(ROOT, 'node_modules', '.bin', program));
}
