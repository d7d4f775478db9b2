// An OSRM server's /table: road metres from some places to others, in blocks that such a server takes by default.
import { z } from 'zod';
import type { LatLng } from '@pitulungan/contracts/place';

export interface Place {
  /** The same place has the same key */
  key: string;
  pin: LatLng;
}
export interface Block {
  sources: readonly Place[];
  targets: readonly Place[];
}

/** 100 × 100 is what `--max-table-size` allows at first; 80 keeps the address short enough for proxies. */
export const BLOCK_SIDE = 80;

const Table = z.object({ code: z.literal('Ok'), distances: z.array(z.array(z.number().nullable())) });

/** Metres by source and target, null where no road leads. Throws when the server is silent, slow or talks nonsense. */
export async function osrmTable(url: string, { sources, targets }: Block, signal: AbortSignal): Promise<(number | null)[][]> {
  const points = [...sources, ...targets].map(({ pin: { lat, lng } }) => `${lng.toFixed(6)},${lat.toFixed(6)}`).join(';');
  const numbers = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + i).join(';');
  const query = `sources=${numbers(sources.length, 0)}&destinations=${numbers(targets.length, sources.length)}&annotations=distance`;
  const response = await fetch(`${url.replace(/\/$/, '')}/table/v1/driving/${points}?${query}`, { signal });
  const { distances } = Table.parse(await response.json());
  if (distances.length !== sources.length || distances.some((row) => row.length !== targets.length))
    throw new Error('The table has another size than was asked for');
  return distances;
}

/** Blocks that hold every pair which is not known yet, sources and targets in their order. */
export function blocksOf(sources: readonly Place[], targets: readonly Place[], known: (from: Place, to: Place) => boolean): Block[] {
  const blocks: Block[] = [];
  const lacking = sources.filter((from) => targets.some((to) => from.key !== to.key && !known(from, to)));
  for (let i = 0; i < lacking.length; i += BLOCK_SIDE) {
    const part = lacking.slice(i, i + BLOCK_SIDE);
    const wanted = targets.filter((to) => part.some((from) => from.key !== to.key && !known(from, to)));
    for (let j = 0; j < wanted.length; j += BLOCK_SIDE) blocks.push({ sources: part, targets: wanted.slice(j, j + BLOCK_SIDE) });
  }
  return blocks;
}
