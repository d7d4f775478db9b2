// I15 of finance.md: the chain verifies, and changing any byte of it breaks it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Canonical, canonicalHash, canonicalJson } from './canonical.ts';
import { type Link, NO_STATEMENT, verifyChain, verifyLink } from './chain.ts';
import { merkleRoot } from './merkle.ts';

describe('canonical form', () => {
  it('sorts keys, keeps lists, writes integers as text, leaves out what is undefined', () =>
    expect(canonicalJson({ b: 12n, a: [3, 'x', null, true, { d: undefined, c: -0 }] })).toBe('{"a":["3","x",null,true,{"c":"0"}],"b":"12"}'));

  it('writes letters as they are and sorts by code unit', () => expect(canonicalJson({ ä: 'é "q"', Z: '\n' })).toBe('{"Z":"\\n","ä":"é \\"q\\""}'));

  it('keeps a member called __proto__', () => expect(canonicalJson(JSON.parse('{"__proto__":"1"}') as Canonical)).toBe('{"__proto__":"1"}'));

  it.each([0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Number.POSITIVE_INFINITY])('has no form for %s', (value) =>
    expect(() => canonicalJson(value)).toThrow(RangeError),
  );

  it('has none for endless nesting', () => {
    let deep: Canonical = '1';
    for (let level = 0; level < 100; level += 1) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow(RangeError);
  });

  it('is the same whatever the order of the members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (members) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(members).toReversed()))).toBe(canonicalJson(members));
      }),
    );
  });
});

describe('Merkle root', () => {
  it('changes when two leaves change places, and when the last one is written twice', () => {
    const [a, b, c] = ['01', '02', '03'].map((byte) => byte.repeat(32)) as [string, string, string];
    expect(merkleRoot([a, b, c])).not.toBe(merkleRoot([b, a, c]));
    expect(merkleRoot([a, b, c])).not.toBe(merkleRoot([a, b, c, c]));
  });
});

function chainOf(count: number, villageCode = '35.15.18.2014'): Link[] {
  let prevHash = NO_STATEMENT;
  return Array.from({ length: count }, (_, index) => {
    const body = { schema: 'bumdes.bagihasil/2', villageCode, statementNo: `BH-${2026 + index}`, prevHash, profit: 18_000_000n };
    const link = { text: canonicalJson(body), hash: canonicalHash(body) };
    prevHash = link.hash;
    return link;
  });
}

describe('chain', () => {
  const chain = chainOf(4);

  it('holds from the first statement to the last', () => expect(verifyChain(chain)).toEqual({ ok: true, count: 4, head: chain[3]?.hash }));
  it('an empty one holds, with nothing at its head', () => expect(verifyChain([])).toEqual({ ok: true, count: 0, head: NO_STATEMENT }));

  it('breaks at any changed byte of any text or hash', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.constantFrom('text' as const, 'hash' as const), fc.nat(), fc.integer({ min: 32, max: 126 }), (at, member, place, code) => {
        const link = chain[at] as Link;
        const position = place % link[member].length;
        const changed = link[member].slice(0, position) + String.fromCharCode(code) + link[member].slice(position + 1);
        fc.pre(changed !== link[member]);
        const verdict = verifyChain(chain.with(at, { ...link, [member]: changed }));
        expect(verdict).toMatchObject({ ok: false, index: at });
      }),
      { numRuns: 1000 },
    );
  });

  it('says where and how', () => {
    const [first, second, third, fourth] = chain as [Link, Link, Link, Link];
    expect(verifyChain([first, third, fourth])).toEqual({ ok: false, index: 1, fault: 'chain-broken' });
    expect(verifyChain([second])).toEqual({ ok: false, index: 0, fault: 'chain-broken' });
    expect(verifyChain([{ ...first, text: 'BH-2026' }])).toEqual({ ok: false, index: 0, fault: 'unreadable' });
    expect(verifyChain([{ ...first, text: `${first.text} ` }])).toEqual({ ok: false, index: 0, fault: 'not-canonical' });
    expect(verifyChain([{ ...first, text: '{"a":0.5}' }])).toEqual({ ok: false, index: 0, fault: 'not-canonical' });
    expect(verifyLink({ ...first, hash: second.hash })).toBe('hash-differs');
  });

  it('takes no statement of another village and no number twice, though their hashes fit', () => {
    const [first] = chainOf(1) as [Link];
    const next = (body: Record<string, string>): Link => {
      const whole = { villageCode: '35.15.18.2014', statementNo: 'BH-2', prevHash: first.hash, ...body };
      return { text: canonicalJson(whole), hash: canonicalHash(whole) };
    };
    expect(verifyChain([first, next({})])).toMatchObject({ ok: true, count: 2 });
    expect(verifyChain([first, next({ villageCode: '35.15.18.2015' })])).toEqual({ ok: false, index: 1, fault: 'other-village' });
    expect(verifyChain([first, next({ statementNo: 'BH-2026' })])).toEqual({ ok: false, index: 1, fault: 'number-twice' });
  });
});
