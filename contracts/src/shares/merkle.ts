// The Merkle root over the journals of a period, built as in RFC 6962 (Certificate Transparency): a third tool can recompute it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1); // another first byte than a leaf: a node can never pass for a journal

/** `leaves`: hashes in hexadecimal, in the order of the journals' numbers. An odd one at the end goes up as it is; no leaves: sha256 of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  let level: Uint8Array[] = leaves.map((leaf) => sha256(concatBytes(LEAF, hexToBytes(leaf))));
  while (level.length > 1) level = pairs(level);
  return bytesToHex(level[0] ?? sha256(new Uint8Array()));
}

function pairs(level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const left = level[index];
    const right = level[index + 1];
    if (left) above.push(right ? sha256(concatBytes(NODE, left, right)) : left);
  }
  return above;
}
