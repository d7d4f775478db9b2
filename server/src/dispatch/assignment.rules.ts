// Minimum-cost assignment on sparse pairs: shortest augmenting paths (Jonker & Volgenant 1987), rows one after another. Each row
// may also stay alone at a price of its own, so that there is always an answer and every row has a dual price.
import FlatQueue from 'flatqueue';

export interface SparseCosts {
  columns: number;
  /** Per row: what leaving it alone costs */
  alone: readonly number[];
  pairs: readonly RowPairs[];
}

/** The columns that a row may take, and what each costs; Infinity: not this one. Side by side, since rows are read very often. */
export interface RowPairs {
  columns: readonly number[];
  costs: readonly number[];
}

export interface Assignment {
  /** Per row: its column, or -1 */
  columnOf: Int32Array;
  /** Per row: what serving it costs in all, displaced others included */
  rowPrice: Float64Array;
  /** Per column: what having it saves (0 or negative) */
  columnPrice: Float64Array;
}

/** O(rows × pairs × log). Deterministic: ties go to what comes first. */
export function assign(costs: SparseCosts): Assignment {
  const rows = costs.pairs.length;
  const work: Work = {
    costs,
    columnPrice: new Float64Array(costs.columns),
    rowOf: new Int32Array(costs.columns).fill(-1),
    columnOf: new Int32Array(rows).fill(-1),
    matched: new Float64Array(rows),
    distance: new Float64Array(costs.columns).fill(Infinity),
    via: new Int32Array(costs.columns),
    done: new Uint8Array(costs.columns),
    queue: new FlatQueue<number>(),
    touched: [],
  };
  for (let row = 0; row < rows; row++) augment(work, row);
  const rowPrice = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const column = work.columnOf[row] as number;
    rowPrice[row] = column < 0 ? (costs.alone[row] as number) : (work.matched[row] as number) - (work.columnPrice[column] as number);
  }
  return { columnOf: work.columnOf, rowPrice, columnPrice: work.columnPrice };
}

interface Work {
  costs: SparseCosts;
  columnPrice: Float64Array;
  rowOf: Int32Array;
  columnOf: Int32Array;
  /** Cost of each row's pair */
  matched: Float64Array;
  distance: Float64Array;
  /** The row from which a column was reached */
  via: Int32Array;
  done: Uint8Array;
  queue: FlatQueue<number>;
  touched: number[];
}

/** Adds one row along the shortest path to a free column or to a row that is cheapest left alone. */
function augment(work: Work, start: number): void {
  work.queue.clear();
  work.touched.length = 0;
  const exit = { row: start, at: work.costs.alone[start] as number };
  reach(work, start, 0);
  const end = search(work, exit);
  settle(work, end?.at ?? exit.at);
  if (end) take(work, end.column, start);
  else leaveAlone(work, exit.row, start);
  for (const column of work.touched) {
    work.distance[column] = Infinity;
    work.done[column] = 0;
  }
}

/** The nearest free column, or nothing when leaving `exit.row` alone is nearer. */
function search(work: Work, exit: { row: number; at: number }): { column: number; at: number } | undefined {
  const { costs, distance, done, queue, columnPrice, rowOf } = work;
  while (queue.length > 0) {
    const at = queue.peekValue() as number;
    const column = queue.pop() as number;
    if (done[column] || at > (distance[column] as number)) continue;
    if (at >= exit.at) return undefined;
    const row = rowOf[column] as number;
    if (row < 0) return { column, at };
    done[column] = 1;
    const base = at - ((work.matched[row] as number) - (columnPrice[column] as number));
    const alone = base + (costs.alone[row] as number);
    if (alone < exit.at) Object.assign(exit, { at: alone, row });
    reach(work, row, base);
  }
  return undefined;
}

function reach({ costs, distance, done, queue, touched, columnPrice, via }: Work, row: number, base: number): void {
  const pairs = costs.pairs[row] as RowPairs;
  for (let i = 0; i < pairs.columns.length; i++) {
    const column = pairs.columns[i] as number;
    if (done[column]) continue;
    const at = base + (pairs.costs[i] as number) - (columnPrice[column] as number);
    if (at >= (distance[column] as number)) continue;
    if (distance[column] === Infinity) touched.push(column);
    distance[column] = at;
    via[column] = row;
    queue.push(column, at);
  }
}

/** The dual prices of all columns on the way. */
function settle({ touched, done, distance, columnPrice }: Work, end: number): void {
  for (const column of touched)
    if (done[column] && (distance[column] as number) < end) columnPrice[column] = (columnPrice[column] as number) + (distance[column] as number) - end;
}

/** Hands columns along the path that ends at `column`. */
function take(work: Work, column: number, start: number): void {
  for (let next = column; next >= 0;) {
    const row = work.via[next] as number;
    const before = work.columnOf[row] as number;
    work.columnOf[row] = next;
    work.rowOf[next] = row;
    work.matched[row] = costOf(work.costs.pairs[row] as RowPairs, next);
    if (row === start) return;
    next = before;
  }
}

const costOf = ({ columns, costs }: RowPairs, column: number): number => costs[columns.indexOf(column)] as number;

/** The path ends at a row that gives its column up. */
function leaveAlone(work: Work, row: number, start: number): void {
  if (row === start) return;
  const freed = work.columnOf[row] as number;
  work.columnOf[row] = -1;
  work.rowOf[freed] = -1;
  take(work, freed, start);
}
