// The only source of chance in the seed: the same number gives the same village, to the last UUID.

export interface Chance {
  /** In [0, 1) */
  fraction(): number;
  /** A whole number, both ends included */
  int(from: number, to: number): number;
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  happens(probability: number): boolean;
  uuid(): string;
  /** 128 bits, base64url: a tracking token */
  token(): string;
}

/** Streams of different labels do not disturb each other: one more resident leaves the streets where they are. */
export function chanceOf(seed: number, label: string): Chance {
  const fraction = mulberry32(fnv1a(`${seed}:${label}`));
  const int = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => int(0, 255));
  return {
    fraction,
    int,
    between: (from, to) => from + fraction() * (to - from),
    pick: (list) => at(list, int(0, list.length - 1)),
    shuffled: (list) => shuffle(list, int),
    happens: (probability) => fraction() < probability,
    uuid: () => uuidFrom(bytes(16)),
    token: () => Buffer.from(bytes(16)).toString('base64url'),
  };
}

/** An element that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const element = list.at(index);
  if (element === undefined) throw new Error(`No element ${index} in a list of ${list.length}`);
  return element;
}

function shuffle<T>(list: readonly T[], int: Chance['int']): T[] {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(int(0, rest.length - 1), 1));
  return out;
}

/** RFC 9562 version 4, so that a schema for UUIDs takes it. */
function uuidFrom(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for a demo. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
