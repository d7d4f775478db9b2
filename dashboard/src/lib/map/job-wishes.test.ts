import type { CourierId } from '@pitulungan/contracts/ids';
import { NO_FIXES } from '@pitulungan/contracts/trips';
import { expect, test } from 'vitest';
import { job } from '../testing/samples.ts';
import { actOnWish, fixesAfter } from './job-wishes.ts';

const fajar = { id: 'fajar' as CourierId, name: 'Fajar' };
const after = (fixes: object, wish: Parameters<typeof fixesAfter>[1]) => fixesAfter({ ...NO_FIXES, ...fixes }, wish);

test('a wish changes what it names and keeps the rest', () => {
  expect(after({ excluded: ['dewi'] }, { kind: 'hold' })).toEqual({ pinnedTo: null, excluded: ['dewi'], held: true, alone: false, keepTogether: true });
  expect(after({ held: true }, { kind: 'release' }).held).toBe(false);
  expect(after({ excluded: ['dewi', 'fajar'] }, { kind: 'include', courier: fajar }).excluded).toEqual(['dewi']);
});

test('nobody is pinned and excluded at once', () => {
  expect(after({ excluded: ['fajar'] }, { kind: 'pin', courier: fajar })).toMatchObject({ pinnedTo: 'fajar', excluded: [] });
  expect(after({ pinnedTo: 'fajar' }, { kind: 'exclude', courier: fajar })).toMatchObject({ pinnedTo: null, excluded: ['fajar'] });
  expect(after({ pinnedTo: 'dewi' }, { kind: 'exclude', courier: fajar })).toMatchObject({ pinnedTo: 'dewi', excluded: ['fajar'] });
});

test('who goes alone leaves the others; a group that was left cannot be taken back', () => {
  expect(after({ together: 'g' }, { kind: 'alone' })).toMatchObject({ alone: true, keepTogether: false });
  const grouped = job({ fixes: { ...NO_FIXES, together: '5c5a8a0e-0000-4000-8000-000000000001' } });
  expect(actOnWish(grouped, { kind: 'split' }, () => grouped).undo).toBeUndefined();
  expect(actOnWish(grouped, { kind: 'hold' }, () => grouped).undo?.said).toEqual({ kind: 'held', code: grouped.code, courier: '' });
});
