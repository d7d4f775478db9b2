// Runs the judge as a program of its own and reads the rows that it writes, one JSON line per instance.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface LevelRow {
  mean: number | null;
  p90: number | null;
  late: number;
  unserved: number;
}

/** What the judge says about one instance; more fields are there and not read. */
export interface JudgeRow {
  instance: string;
  policy: string;
  feasible: boolean;
  p1: LevelRow;
  p2: LevelRow;
  p3: LevelRow;
  advanced_match: number | null;
  diversions: number;
  relocations: number;
  km_per_call: number;
}

export interface Verdict {
  rows: JudgeRow[];
  /** Milliseconds per decision as the judge measures them, mean and 99th percentile, pipe and JSON included; as printed */
  ms: string;
}

/** One class under one policy of the judge (`fifo`, `dmexclp`, …, or `exec:COMMAND`). Throws when the judge fails. */
export async function judge(folder: string, { cls, seeds, policy }: { cls: string; seeds: string; policy: string }): Promise<Verdict> {
  const scratch = await mkdtemp(join(tmpdir(), 'bench-health-'));
  const out = join(scratch, 'rows.jsonl');
  try {
    const args = [join(resolve(folder), 'run.mjs'), '--classes', cls, '--seeds', seeds, '--policy', policy, '--out', out];
    const printed = await output(process.execPath, args);
    const rows = (await readFile(out, 'utf8')).trim().split('\n');
    return { rows: rows.map((line) => JSON.parse(line) as JudgeRow), ms: / ms (\S+)/.exec(printed)?.[1] ?? '–' };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function output(program: string, args: string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done(text) : fail(new Error(`The judge ended with ${code}`))));
  });
}
