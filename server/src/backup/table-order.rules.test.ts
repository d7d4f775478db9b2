import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inLoadingOrder } from './table-order.rules.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Each may refer to those after it in a shuffled row: never a circle. */
const tables = fc
  .tuple(
    fc.shuffledSubarray(NAMES, { minLength: NAMES.length }),
    fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: NAMES.length, maxLength: NAMES.length }),
  )
  .map(([row, picks]) => row.map((name, n) => ({ name, refersTo: (picks[n] ?? []).flatMap((pick) => row.slice(n + 1)[pick % NAMES.length] ?? []) })));

it('puts what is referred to first, each table once, whatever the order given', () => {
  fc.assert(
    fc.property(tables, (given) => {
      const order = inLoadingOrder(given).map(({ name }) => name);
      expect([...order].sort()).toEqual(NAMES);
      for (const { name, refersTo } of given) for (const other of refersTo) expect(order.indexOf(other)).toBeLessThan(order.indexOf(name));
      expect(inLoadingOrder([...given].reverse()).map(({ name }) => name)).toEqual(order);
    }),
  );
});

it('does not wait for tables that are left out', () => {
  expect(inLoadingOrder([{ name: 'a', refersTo: ['session'] }])).toHaveLength(1);
});

it('names a circle', () => {
  const circle = [
    { name: 'a', refersTo: ['b'] },
    { name: 'b', refersTo: ['a'] },
    { name: 'c', refersTo: [] },
  ];
  expect(() => inLoadingOrder(circle)).toThrow('in a circle: a, b');
});
