// The thread of the column solver: linear programmes in, the numbers of the chosen columns out.
import { parentPort } from 'node:worker_threads';
import highsLoader from 'highs';
import type { LegacyHighs } from 'highs/legacy-types';

const GAP = 0.005;
const highs = await (highsLoader as unknown as () => Promise<LegacyHighs>)(); // its types describe the newer interface

parentPort?.on('message', ({ id, programme, limitMs }: { id: number; programme: string; limitMs: number }) => {
  const solution = highs.solve(programme, { time_limit: limitMs / 1_000, mip_rel_gap: GAP, output_flag: false, random_seed: 1, threads: 1 });
  const columns = Object.entries(solution.Columns).flatMap(([name, column]) => ('Primal' in column && column.Primal > 0.5 ? Number(name.slice(1)) : []));
  parentPort?.postMessage({ id, columns: columns.length > 0 ? columns : null });
});
