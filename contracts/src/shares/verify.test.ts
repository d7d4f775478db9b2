import { expect, test } from 'vitest';
import { canonicalHash, canonicalJson, type Canonical } from './canonical.ts';
import { NO_STATEMENT } from './chain.ts';
import { compute } from './compute.ts';
import { arithmeticOf } from './policy.ts';
import { ILLUSTRATION } from './presets.ts';
import { verifyStatement } from './verify.ts';

function statement(no: string, prevHash: string, change: Record<string, Canonical> = {}) {
  const { reserves, shares, ...figures } = compute({ profit: 17_999_999n, openingRetained: 0n, policy: arithmeticOf(ILLUSTRATION, () => 0n) });
  const parts = { reserves: Object.fromEntries(reserves.map(({ key, amount }) => [key, amount])), shares: shares.map((share) => ({ ...share })) };
  const body: Canonical = { schema: 'bumdes.bagihasil/2', villageCode: '35.15.18.2014', statementNo: no, prevHash, ...figures, ...parts, ...change };
  return { text: canonicalJson(body), hash: canonicalHash(body) };
}
const first = statement('BH-1', NO_STATEMENT);
const second = statement('BH-2', first.hash);

test('an honest statement is found right, alone, in its chain and against its policy', () => {
  expect(verifyStatement(first)).toEqual({
    ok: true,
    hash: first.hash,
    text: null,
    chain: null,
    sum: { parts: 17_999_999n, base: 17_999_999n },
    shares: null,
  });
  expect(verifyStatement({ ...second, before: [first], policy: ILLUSTRATION })).toMatchObject({ ok: true, chain: { ok: true, count: 2 }, shares: 'same' });
});

test('one rupiah changed, one statement left out, another policy: each is told apart', () => {
  const changed = { ...first, text: first.text.replace('8999999', '9000000') };
  expect(verifyStatement(changed)).toMatchObject({ ok: false, text: 'hash-differs', sum: { parts: 18_000_000n, base: 17_999_999n } });
  expect(verifyStatement(changed).hash).not.toBe(first.hash);
  expect(verifyStatement({ ...second, before: [] })).toMatchObject({ ok: false, text: null, chain: { ok: false, count: 0 } });
  const other = {
    ...ILLUSTRATION,
    shares: ILLUSTRATION.shares.toReversed().map((share, at) => ({ ...share, ppm: [500_000, 300_000, 100_000, 50_000, 50_000][at] ?? 0 })),
  };
  expect(verifyStatement({ ...first, policy: other })).toMatchObject({ ok: false, shares: 'different' });
  const unfair = statement('BH-1', NO_STATEMENT, { overflow: 5n }); // hashed rightly, reckoned wrongly
  expect(verifyStatement(unfair)).toMatchObject({ ok: false, text: null, sum: { parts: 18_000_004n, base: 17_999_999n } });
});

test('a text that is no statement is still held against its hash, and never crashes', () => {
  for (const text of ['', 'x', '{}', '[]', 'null', '{"shares":1}', '{"base":"1.5"}'])
    expect(verifyStatement({ text, hash: first.hash })).toMatchObject({ ok: false, sum: null });
});
