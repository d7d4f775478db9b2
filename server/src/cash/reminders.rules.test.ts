import { expect, it } from 'vitest';
import { remindersDue, type CashHolder } from './reminders.rules.ts';

const NINE = Date.parse('2026-11-24T14:00:00Z'); // 21.00 in Jakarta
const holder: CashHolder = { inHand: 50_000n, duty: 'ON', shiftEnd: null, said: new Set() };
const due = (more: Partial<CashHolder>, now: number) => remindersDue({ ...holder, ...more }, '21:00', now);

it('reminds at the end of the shift, tells at the hour, and says each once', () => {
  expect(due({}, NINE - 1)).toEqual([]);
  expect(due({ duty: 'OFF' }, NINE - 1)).toEqual(['DUE']);
  expect(due({ shiftEnd: NINE - 1 }, NINE - 1)).toEqual(['DUE']);
  expect(due({ shiftEnd: NINE }, NINE - 1)).toEqual([]);
  expect(due({}, NINE)).toEqual(['LATE']);
  expect(due({ duty: 'OFF' }, NINE)).toEqual(['DUE', 'LATE']);
  expect(due({ duty: 'OFF', said: new Set(['DUE']) }, NINE)).toEqual(['LATE']);
  expect(due({ duty: 'OFF', said: new Set(['DUE', 'LATE']) }, NINE)).toEqual([]);
});

it('says nothing to empty hands', () => expect(due({ inHand: 0n, duty: 'OFF' }, NINE)).toEqual([]));
