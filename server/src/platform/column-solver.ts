// HiGHS (MIT) in a worker thread: the exact choice of columns, within a time limit, without holding up the event loop.
import { Worker } from 'node:worker_threads';
import type { Log } from './log.ts';

export interface ColumnSolver {
  /** Numbers of the columns that are 1 in the best solution found, or null when there is none in time. */
  solve(programme: string, limitMs: number): Promise<number[] | null>;
  close(): Promise<void>;
}

const START_MS = 3_000; // the first answer includes compiling the solver

interface Answer {
  id: number;
  columns: number[] | null;
}

export function openColumnSolver(log: Log): ColumnSolver {
  let worker: Worker | undefined;
  let next = 0;
  const waiting = new Map<number, (columns: number[] | null) => void>();
  const fail = (error: unknown) => {
    log.warn({ err: error }, 'column solver stopped: the assignment stands');
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    worker = undefined;
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./column-solver-worker.ts', import.meta.url));
    started.on('message', ({ id, columns }: Answer) => {
      waiting.get(id)?.(columns);
      waiting.delete(id);
    });
    started.on('error', fail);
    started.unref();
    return started;
  };
  return {
    solve(programme, limitMs) {
      worker ??= start();
      const id = next++;
      const { promise, resolve } = Promise.withResolvers<number[] | null>();
      const timer = setTimeout(() => {
        waiting.delete(id);
        resolve(null);
      }, limitMs + START_MS);
      waiting.set(id, (columns) => {
        clearTimeout(timer);
        resolve(columns);
      });
      worker.postMessage({ id, programme, limitMs });
      return promise;
    },
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };
}
