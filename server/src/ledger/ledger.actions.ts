// Posting inside other use cases: the change and its journal are one transaction.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { businessDate, monthOf, startOfBusinessDate, type BusinessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import * as store from './ledger.store.ts';
import { isBalanced, type Posting } from './postings.rules.ts';
import { isReversible, reversalOf } from './reversal.rules.ts';

/**
 * Posts a journal at an instant, as a rule now, and gives its number. The same key with the same content gives the first journal
 * again, also when its month is locked since; a fault when the month is locked or the key was used for something else.
 */
export async function post(tx: Tx, villageId: VillageId, posting: Posting, atMs: number): Promise<bigint> {
  invariant(isBalanced(posting), `${posting.key} does not balance`);
  return store.postJournal(tx, villageId, posting, { at: new Date(atMs) });
}

/** Posts on a day of the past: at noon of it, or, marked with that day, now when its month is locked and `late` allows it. */
export async function postOn(
  tx: Tx,
  villageId: VillageId,
  posting: Posting,
  when: { day: BusinessDate; late: boolean; now: number },
): Promise<{ ok: true; journal: bigint } | { ok: false; code: Extract<RefusalCode, 'PERIOD_LOCKED' | 'BALANCE_TOO_LOW'> }> {
  invariant(isBalanced(posting), `${posting.key} does not balance`);
  const open = await store.isOpen(tx, villageId, when.day);
  if (!open && !when.late) return { ok: false, code: 'PERIOD_LOCKED' };
  if (await store.guardedShortfall(tx, villageId, posting.lines)) return { ok: false, code: 'BALANCE_TOO_LOW' };
  const at = open ? instantOf(when.day, when.now) : when.now;
  const journal = await store.postJournal(tx, villageId, posting, { at: new Date(at), belongsTo: open ? undefined : when.day });
  return { ok: true, journal };
}

const NOON_MS = 12 * 3_600_000;
const instantOf = (day: BusinessDate, now: number): number => (day === businessDate(now) ? now : startOfBusinessDate(day) + NOON_MS);

/**
 * Takes a journal back (posting RV): on its own day while that month is open, else now, marked as of an earlier period. Refused for
 * a reversal, for what is taken back already, and where a courier's cash or a restricted fund would fall below zero.
 */
export async function reverse(
  tx: Tx,
  villageId: VillageId,
  journalId: bigint,
  why: { reason: string; now: number },
): Promise<{ ok: true; journal: bigint } | { ok: false; code: Extract<RefusalCode, 'NOT_FOUND' | 'JOURNAL_REVERSED' | 'BALANCE_TOO_LOW'> }> {
  const original = await store.readPosted(tx, villageId, journalId);
  if (!original) return { ok: false, code: 'NOT_FOUND' };
  if (!isReversible(original)) return { ok: false, code: 'JOURNAL_REVERSED' };
  const posting = reversalOf(original, why.reason);
  const day = businessDate(original.at.getTime());
  const open = await store.isOpen(tx, villageId, day);
  if (await store.guardedShortfall(tx, villageId, posting.lines)) return { ok: false, code: 'BALANCE_TOO_LOW' };
  const when = open ? { at: original.at } : { at: new Date(why.now), belongsTo: day };
  return { ok: true, journal: await store.postJournal(tx, villageId, posting, when) };
}

const DAYS_AHEAD_MS = 5 * 86_400_000;

/** The running month and, near its end, the next one are open for posting. */
export async function ensurePeriods(ctx: Pick<Context, 'db' | 'clock'>, villageId: VillageId): Promise<void> {
  const now = ctx.clock.now();
  for (const month of new Set([monthOf(now), monthOf(now + DAYS_AHEAD_MS)])) await store.ensurePeriod(ctx.db, villageId, month);
}

export { lockBalance, lockGuardedSubs, unknownCodes } from './ledger.store.ts';
export { balanceOf, balancesBySub, lastJournal, lockMoney } from './balances.store.ts';
