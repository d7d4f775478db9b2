// Our hashes against Node's own sha256, and the Merkle tree against a second, recursive reading of RFC 6962.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@pitulungan/contracts/shares/canonical';
import { merkleRoot } from '@pitulungan/contracts/shares/merkle';

it("is hashed as Node's own sha256 does it, over UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

/** A second reading of RFC 6962, recursive over the largest power of two below the count. */
function expectedRoot(leaves: readonly string[]): Buffer {
  const hash = (...bytes: Buffer[]) => createHash('sha256').update(Buffer.concat(bytes)).digest();
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return hash(Buffer.of(0), Buffer.from(leaves[0] ?? '', 'hex'));
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hash(Buffer.of(1), expectedRoot(leaves.slice(0, half)), expectedRoot(leaves.slice(half)));
}

describe('Merkle root', () => {
  const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

  it('is that of RFC 6962 for every number of leaves', () => {
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 40 }), (leaves) => {
        expect(merkleRoot(leaves)).toBe(expectedRoot(leaves).toString('hex'));
      }),
    );
  });
});
