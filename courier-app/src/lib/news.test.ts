import type { Board } from '@pitulungan/contracts/board';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { expect, test } from 'vitest';
import { newsBetween } from './news.ts';

const ME = 'me';
const board = (status: JobStatus | null, courierId: string | null = ME, accepted = false) =>
  ({
    jobs: status === null ? {} : { j: { id: 'j', code: 'J-1', status, courierId } },
    offers: accepted ? { o: { id: 'o', jobId: 'j', courierId: ME, status: 'ACCEPTED' } } : {},
  }) as unknown as Board;
const kinds = (before: Board, after: Board) => newsBetween(before, after, { courierId: ME, now: 0, answered: new Set() }).map(({ kind }) => kind);

test('a job that left without the courier’s doing is told, whatever took it', () => {
  expect(kinds(board('TO_PICKUP'), board(null))).toEqual(['takenAway']);
  expect(kinds(board('TO_PICKUP'), board('ACCEPTED', 'other'))).toEqual(['takenAway']);
  expect(kinds(board('TO_PICKUP'), board('CANCELLED'))).toEqual(['takenAway']);
});

test('a job given by hand is told, one that the courier accepted is not', () => {
  expect(kinds(board(null), board('ACCEPTED'))).toEqual(['given']);
  expect(kinds(board('OFFERED', null), board('ACCEPTED', ME, true))).toEqual([]);
});

test('the desk’s decision after a failed attempt is told', () => {
  expect(kinds(board('FAILED_ATTEMPT'), board('TO_DROP'))).toEqual(['tryAgain']);
  expect(kinds(board('FAILED_ATTEMPT'), board('RETURNING'))).toEqual(['bringBack']);
});

test('the courier’s own steps and undos are no news', () => {
  expect(kinds(board('TO_PICKUP'), board('AT_PICKUP'))).toEqual([]);
  expect(kinds(board('AT_DROP'), board('DELIVERED'))).toEqual([]);
  expect(kinds(board('DELIVERED'), board('AT_DROP'))).toEqual([]);
  expect(kinds(board('AT_DROP'), board('TO_DROP'))).toEqual([]);
  expect(kinds(board('RETURNING'), board('RETURNED'))).toEqual([]);
});

test('a question to several that is gone before its time was taken by another; a late, answered or single one is no news', () => {
  const asked = (more: object = {}) =>
    ({
      jobs: { j: { id: 'j', code: 'J-1', status: 'OFFERED', courierId: null } },
      offers: { o: { id: 'o', tripId: 't', jobId: 'j', courierId: ME, status: 'OPEN', wave: 2, expiresAt: '2026-11-24T00:01:00.000Z', ...more } },
    }) as unknown as Board;
  const gone = (before: Board, now = '2026-11-24T00:00:30.000Z', answered: string[] = []) =>
    newsBetween(before, board(null), { courierId: ME, now: Date.parse(now), answered: new Set(answered) }).map(({ kind }) => kind);
  expect(gone(asked())).toEqual(['takenByAnother']);
  expect(gone(asked(), '2026-11-24T00:01:00.000Z')).toEqual([]);
  expect(gone(asked(), undefined, ['o'])).toEqual([]);
  expect(gone(asked({ wave: 1 }))).toEqual([]);
});
