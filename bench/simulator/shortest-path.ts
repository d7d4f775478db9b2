// Dijkstra over a graph of a few thousand nodes, with a binary heap.

type Entry = readonly [cost: number, node: number];

/** Nodes of a cheapest way, both ends included; empty when there is none. `edges[node]` maps neighbours to costs >= 0. */
export function shortestPath(edges: readonly ReadonlyMap<number, number>[], from: number, to: number): number[] {
  const cost = new Map([[from, 0]]);
  const cameFrom = new Map<number, number>();
  const heap: Entry[] = [[0, from]];
  for (let entry = pop(heap); entry; entry = pop(heap)) {
    const [reached, node] = entry;
    if (node === to) return walkBack(cameFrom, from, to);
    if (reached > (cost.get(node) ?? Infinity)) continue;
    for (const [next, length] of edges[node] ?? []) {
      const total = reached + length;
      if (total >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, total);
      cameFrom.set(next, node);
      push(heap, [total, next]);
    }
  }
  return [];
}

function walkBack(cameFrom: ReadonlyMap<number, number>, from: number, to: number): number[] {
  const way = [to];
  for (let node = to; node !== from;) {
    node = cameFrom.get(node) as number;
    way.push(node);
  }
  return way.reverse();
}

const costAt = (heap: readonly Entry[], i: number): number => heap[i]?.[0] ?? Infinity;

function swap(heap: Entry[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] as Entry, heap[a] as Entry];
}

function push(heap: Entry[], entry: Entry): void {
  let i = heap.push(entry) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (costAt(heap, parent) <= costAt(heap, i)) return;
    swap(heap, i, parent);
    i = parent;
  }
}

function pop(heap: Entry[]): Entry | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  heap[0] = last;
  for (let i = 0; ;) {
    const left = 2 * i + 1;
    const child = costAt(heap, left + 1) < costAt(heap, left) ? left + 1 : left;
    if (costAt(heap, child) >= costAt(heap, i)) return top;
    swap(heap, i, child);
    i = child;
  }
}
