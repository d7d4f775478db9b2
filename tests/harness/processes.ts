// Real processes that can be killed: a hub as `npm start` runs it, and the simulator against it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { until } from './until.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const START_LIMIT_MS = 180_000;

export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  output = '';

  constructor(args: readonly string[], env: Record<string, string>) {
    const { PATH = '', HOME = '' } = process.env; // and nothing else: no setting of the machine's own
    this.#child = spawn(process.execPath, args, { cwd: ROOT, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (part: Buffer) => void (this.output += part.toString()));
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The exit code; null when a signal ended it. */
  async end(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  /** SIGKILL: it gets no chance to tidy up. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    if (this.running) this.#child.kill('SIGTERM');
    await this.#ended;
  }
}

export interface HubProcess {
  program: Program;
  port: number;
  url: string;
}

/** A hub that answers, on any free port or on the one it had. The web apps are served as they were built last. */
export async function startHubProcess(env: Record<string, string>, port = 0): Promise<HubProcess> {
  const program = new Program(['server/src/start.ts', '--skip-build'], { ...env, PORT: String(port) });
  const taken = () => Number(/http:\/\/127\.0\.0\.1:(\d+)\/api/.exec(program.output)?.[1] ?? 0);
  const healthy = async () =>
    taken() > 0 &&
    (await fetch(`http://127.0.0.1:${taken()}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ));
  await until('the hub is healthy', async () => !program.running || (await healthy()), START_LIMIT_MS).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${program.output}`);
  });
  if (!program.running) throw new Error(`The hub ended at its start:\n${program.output}`);
  return { program, port: taken(), url: `http://127.0.0.1:${taken()}` };
}

export interface SimulatorReport {
  orders: number;
  settled: number;
  lost: number;
  doubleAccepted: number;
  ledgerSum: string;
  boardsEqual: boolean;
  failed: string[];
}

export function startSimulator(url: string, morning: { orders: number; couriers: number; speed: number }): Program {
  const flags = Object.entries(morning).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return new Program(['bench/simulator/main.ts', ...flags, '--url', url, '--json'], {});
}

/** What it says at its end; everything it printed when that is nothing. */
export async function reportOf(simulator: Program): Promise<SimulatorReport> {
  await simulator.end();
  const last = simulator.output.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`The simulator ended without a report:\n${simulator.output}`);
  const report = JSON.parse(last) as SimulatorReport;
  if (report.failed.length > 0) throw new Error(`The simulator found: ${report.failed.join(', ')}\n${simulator.output}`);
  return report;
}
