import { STATEMENT_STATUSES } from '@pitulungan/contracts/lifecycles/share-statement';
import { NO_STATEMENT } from '@pitulungan/contracts/shares/chain';
import { expect, test } from 'vitest';
import { linksBefore } from './chain-before.ts';
import { barrierOf, nextCommand, stepsOf } from './steps.ts';

const signed = (name: string) => ({ name, at: '2026-03-14T03:00:00.000Z' });
const nobody = { computed: null, reviewed: null, approved: null, posted: null };
const decision = { ...signed('Bu Pramesti'), decidedOn: '2026-03-14', minutesNo: 'BA-1', attendance: 80, scanHash: '0'.repeat(64) };

test('the line of steps says what is done, by whom, and what is next', () => {
  const line = (statement: Parameters<typeof stepsOf>[0]) => stepsOf(statement, []).map(({ state, by }) => `${state} ${by?.name ?? ''}`.trim());
  expect(line({ ...nobody, status: 'draft' })).toEqual(['next', 'later', 'later', 'later', 'later']);
  const computed = { ...nobody, computed: signed('Rukmini') };
  expect(line({ ...computed, status: 'computed' })).toEqual(['done Rukmini', 'next', 'later', 'later', 'later']);
  expect(line({ ...computed, status: 'rejected' })).toEqual(['done Rukmini', 'later', 'later', 'later', 'later']);
  const posted = { computed: signed('Rukmini'), reviewed: { ...signed('Bu Pramesti'), note: '' }, approved: decision, posted: signed('Rukmini') };
  expect(line({ ...posted, status: 'paying' }).at(-1)).toBe('next');
  expect(line({ ...posted, status: 'paid' }).at(-1)).toBe('done Rukmini'); // nothing was owed: booked is paid
  expect(STATEMENT_STATUSES.filter((status) => nextCommand({ status }) === null)).toEqual(['paid', 'rejected', 'superseded']);
});

test('who may not go on is told which role can, or which duty stands in the way', () => {
  const statement = { computed: signed('Rukmini'), approved: decision };
  expect(barrierOf('review', statement, { name: 'Dimas', roles: ['cashier'] })).toEqual({ kind: 'role', roles: ['pengawas'] });
  expect(barrierOf('review', statement, { name: 'Bu Pramesti', roles: ['pengawas'] })).toBeNull();
  expect(barrierOf('approve', statement, { name: 'Rukmini', roles: ['manager', 'pengawas'] })).toEqual({ kind: 'duty', did: 'computed' });
  expect(barrierOf('pay', statement, { name: 'Bu Pramesti', roles: ['cashier', 'pengawas'] })).toEqual({ kind: 'duty', did: 'approved' });
  expect(barrierOf('post', statement, { name: 'Rukmini', roles: ['manager'] })).toBeNull(); // booking is no third duty
});

test('the chain before a statement is found by its hashes, or not at all when a link is missing', () => {
  const link = (hash: string, prevHash: string) => ({ status: 'approved' as const, hash, prevHash, canonical: `text of ${hash}` });
  const all = [link('c', 'b'), link('a', NO_STATEMENT), link('b', 'a'), { ...link('x', 'a'), status: 'rejected' as const }];
  expect(linksBefore({ prevHash: 'b' }, all)).toEqual([
    { text: 'text of a', hash: 'a' },
    { text: 'text of b', hash: 'b' },
  ]);
  expect(linksBefore({ prevHash: NO_STATEMENT }, all)).toEqual([]);
  expect(linksBefore({ prevHash: 'x' }, all)).toBeUndefined();
});
