// Canonical JSON and its sha256 (finance.md 7.5): the same bytes on the server and in a browser, so that a villager can recompute what was approved.
// Not crypto.subtle: browsers have it only on https, and the hub may speak plain http in the village's own network.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export type Canonical = string | bigint | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/** Deep enough for any statement; a deeper text is an attack on the stack */
const MAX_DEPTH = 32;

/**
 * Keys sorted by UTF-16 code unit, no spaces, integers as strings, arrays in their own order, members that are undefined left out.
 * Throws RangeError on a number that is no safe integer, and on values nested deeper than any statement.
 */
export function canonicalJson(value: Canonical, depth = 0): string {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deep');
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number') return `"${wholeNumber(value)}"`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`];
    });
  return `{${members.join(',')}}`;
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);

function wholeNumber(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError('only whole numbers have one canonical form; write larger ones as text');
  return BigInt(value);
}

/** sha256 of the UTF-8 bytes, 64 lower-case hexadecimal digits. */
export const sha256Hex = (text: string): string => sha256OfBytes(utf8ToBytes(text));

/** sha256 of a file's bytes, as `sha256sum` prints it. */
export const sha256OfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

export const canonicalHash = (value: Canonical): string => sha256Hex(canonicalJson(value));
