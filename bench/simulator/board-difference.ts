// Where two boards differ: old snapshot + facts must equal a new snapshot, for every client.
import { trimBoard, type Board } from '@pitulungan/contracts/board';

const MAX_DIFFERENCES = 10;
const KINDS = ['orders', 'jobs', 'offers', 'couriers', 'deposits', 'settings', 'zones'] as const;

/** Paths that differ with both values, at most ten; empty when the boards are equal. The sequence is not compared: a client hears only its own facts. */
export function boardDifferences(live: Board, fresh: Board): string[] {
  const since = Date.parse(live.since) > Date.parse(fresh.since) ? live.since : fresh.since;
  const [a, b] = [trimBoard(live, since), trimBoard(fresh, since)];
  const found: string[] = [];
  for (const kind of KINDS) compare(a[kind], b[kind], { path: kind, found });
  return found;
}

interface Trail {
  path: string;
  found: string[];
}

function compare(a: unknown, b: unknown, trail: Trail): void {
  if (Object.is(a, b) || trail.found.length >= MAX_DIFFERENCES) return;
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) {
    trail.found.push(`${trail.path}: ${tell(a)} here, ${tell(b)} in a fresh snapshot`);
    return;
  }
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) compare(a[name], b[name], { ...trail, path: `${trail.path}.${name}` });
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const tell = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 120));
