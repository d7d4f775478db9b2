// Making, deciding and taking back vouchers. A voucher and its journal are one transaction.
import { randomUUID } from 'node:crypto';
import type { FactType } from '@pitulungan/contracts/facts';
import type { VillageId, VoucherId } from '@pitulungan/contracts/ids';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { businessDate, type BusinessDate } from '@pitulungan/contracts/time';
import type { VoucherEvent, VoucherStatus, VoucherView } from '@pitulungan/contracts/vouchers';
import type { Context } from '../context.ts';
import type { Voucher } from '../generated/prisma/client.ts';
import { lockBalance, lockGuardedSubs, postOn, reverse, unknownCodes } from '../ledger/ledger.actions.ts';
import { ACCOUNTS } from '../ledger/postings.rules.ts';
import { coverFrom } from '../ledger/programme-postings.rules.ts';
import type { Tx } from '../platform/database.ts';
import { decided, perform, refused, type Actor, type NewFact, type Outcome } from '../platform/perform.ts';
import * as rules from './vouchers.rules.ts';
import * as store from './vouchers.store.ts';

/** Who acts, and whether as a manager. */
export interface Clerk {
  actor: Actor;
  asManager: boolean;
}
export interface Paper {
  key: string;
  date: BusinessDate;
  event: VoucherEvent;
  memo: string;
  attachment: string;
  late: boolean;
}

export function makeVoucher(ctx: Context, { actor, asManager }: Clerk, paper: Paper): Promise<Outcome<VoucherView>> {
  return perform(ctx, { actor, key: paper.key, name: 'makeVoucher', input: paper }, async (tx) => {
    const { villageId } = actor;
    const { date, event, memo, attachment } = paper;
    const now = ctx.clock.now();
    if (date > businessDate(now)) return refused('DATE_AHEAD');
    const why = rules.voucherRefusal(event);
    if (why) return refused(why);
    if ((await unknownCodes(tx, villageId, rules.codesOf(event))).length > 0) return refused('ACCOUNT_UNKNOWN');
    const id = randomUUID() as VoucherId;
    const voucher = await store.insertVoucher(tx, { id, villageId, event, date, memo, attachment, by: actor, asManager, now });
    if (rules.needsTwo(event.kind)) return decided(store.voucherView(voucher), [factOf('books.voucher_proposed', voucher)]);
    const posted = await postVoucher(tx, villageId, voucher, { late: paper.late, now });
    if (!posted.ok) return refused(posted.code);
    const view = await store.saveVoucher(tx, id, { status: 'POSTED', journalId: posted.journal, covered: posted.covered });
    return decided(view, [factOf('books.voucher_posted', voucher)]);
  });
}

export function approveVoucher(
  ctx: Context,
  { actor, asManager }: Clerk,
  decision: { key: string; voucherId: VoucherId; note: string; late: boolean },
): Promise<Outcome<VoucherView>> {
  return perform(ctx, { actor, key: decision.key, name: 'approveVoucher', input: decision }, async (tx) => {
    const voucher = await store.lockVoucher(tx, actor.villageId, decision.voucherId);
    if (!voucher) return refused('NOT_FOUND');
    if (voucher.status !== 'PROPOSED') return refused('VOUCHER_MOVED_ON');
    const made = { by: voucher.madeBy, asManager: voucher.madeByManager };
    if (!rules.mayDecide(made, { by: actor.id, asManager })) return refused('SECOND_PERSON_NEEDED');
    const now = ctx.clock.now();
    const posted = await postVoucher(tx, actor.villageId, voucher, { late: decision.late, now });
    if (!posted.ok) return refused(posted.code);
    const view = await store.saveVoucher(tx, voucher.id, {
      status: 'POSTED',
      journalId: posted.journal,
      covered: posted.covered,
      ...decidedBy(actor, decision.note, now),
    });
    return decided(view, [factOf('books.voucher_posted', voucher)]);
  });
}

/** Whoever made it may withdraw it too. */
export function declineVoucher(ctx: Context, actor: Actor, decision: { key: string; voucherId: VoucherId; reason: string }): Promise<Outcome<VoucherView>> {
  return perform(ctx, { actor, key: decision.key, name: 'declineVoucher', input: decision }, async (tx) => {
    const voucher = await store.lockVoucher(tx, actor.villageId, decision.voucherId);
    if (!voucher) return refused('NOT_FOUND');
    if (voucher.status !== 'PROPOSED') return refused('VOUCHER_MOVED_ON');
    const view = await store.saveVoucher(tx, voucher.id, { status: 'DECLINED', ...decidedBy(actor, decision.reason, ctx.clock.now()) });
    return decided(view, [factOf('books.voucher_declined', voucher)]);
  });
}

export function reverseVoucher(ctx: Context, actor: Actor, taken: { key: string; voucherId: VoucherId; reason: string }): Promise<Outcome<VoucherView>> {
  return perform(ctx, { actor, key: taken.key, name: 'reverseVoucher', input: taken }, async (tx) => {
    const { villageId } = actor;
    const voucher = await store.lockVoucher(tx, villageId, taken.voucherId);
    if (!voucher) return refused('NOT_FOUND');
    if (voucher.status !== 'POSTED' || voucher.journalId === null) return refused('VOUCHER_MOVED_ON');
    const now = ctx.clock.now();
    const reversal = await reverse(tx, villageId, voucher.journalId, { reason: taken.reason, now });
    if (!reversal.ok) return refused(reversal.code);
    await store.giveBackAsset(tx, villageId, voucher.id);
    const view = await store.saveVoucher(tx, voucher.id, {
      status: 'REVERSED',
      reversalId: reversal.journal,
      reversedBy: actor.id,
      reversedByName: actor.name,
      reversedAt: new Date(now),
      reversalReason: taken.reason,
    });
    return decided(view, [factOf('books.voucher_reversed', voucher)]);
  });
}

export async function listVouchers(
  ctx: Context,
  villageId: VillageId,
  page: { status?: VoucherStatus | undefined; before?: string | undefined; limit: number },
) {
  const vouchers = await store.listVouchers(ctx.db, villageId, page);
  const last = vouchers.length === page.limit ? vouchers.at(-1) : undefined;
  return { vouchers, next: last ? last.code.slice(3) : null };
}

type PostingRefusal = Extract<RefusalCode, 'NOT_FOUND' | 'NUMBER_USED' | 'BALANCE_TOO_LOW' | 'PERIOD_LOCKED'>;
type Posted = { ok: true; journal: bigint; covered: bigint | null } | { ok: false; code: PostingRefusal };

async function postVoucher(tx: Tx, villageId: VillageId, voucher: Voucher, how: { late: boolean; now: number }): Promise<Posted> {
  const { id, event, date, memo } = store.voucherView(voucher);
  const known = await lookUp(tx, villageId, event);
  if (!known) return { ok: false, code: 'NOT_FOUND' };
  if (!(await isCovered(tx, villageId, rules.limitOf(event, known)))) return { ok: false, code: 'BALANCE_TOO_LOW' };
  const posting = rules.postingOf(id, event, known);
  const { times, stands } = await store.keyUse(tx, villageId, posting.key);
  if (stands) return { ok: false, code: 'NUMBER_USED' };
  const key = times === 0 ? posting.key : `${posting.key}#${times + 1}`;
  const posted = await postOn(tx, villageId, { ...posting, key, memo: posting.memo ?? memo }, { day: date, ...how });
  if (!posted.ok) return posted;
  if (event.kind === 'ASSET_BOUGHT') await buyAsset(tx, villageId, { id, event, date });
  return { ...posted, covered: totalOf(known.covered) };
}

const totalOf = (covered: rules.Known['covered']): bigint | null => (covered ? covered.reduce((sum, { amount }) => sum + amount, 0n) : null);

const isCovered = async (tx: Tx, villageId: VillageId, limit: rules.Limit | undefined): Promise<boolean> =>
  !limit || (await lockBalance(tx, villageId, limit.code, limit.sub)) >= limit.amount;

/** What the rule needs to know, or undefined when the voucher names somebody or something that is not there. */
async function lookUp(tx: Tx, villageId: VillageId, event: VoucherEvent): Promise<rules.Known | undefined> {
  switch (event.kind) {
    case 'SHORTAGE_WRITTEN_OFF': {
      const courierId = await store.debtorOf(tx, villageId, event.depositId);
      return courierId && { courierId };
    }
    case 'FUND_RECEIVED':
      return (await store.isFund(tx, villageId, event)) ? {} : undefined;
    case 'OVERAGE_RETURNED':
      return (await store.isDeposit(tx, villageId, event.depositId)) ? {} : undefined;
    case 'HEALTH_COST':
    case 'HEALTH_WAGE':
      return { covered: await coveredByFunds(tx, villageId, rupiahFromJson(event.amount)) };
    default:
      return {};
  }
}

async function coveredByFunds(tx: Tx, villageId: VillageId, amount: bigint): Promise<NonNullable<rules.Known['covered']>> {
  const funds = await lockGuardedSubs(tx, villageId, ACCOUNTS.healthFund);
  return coverFrom(
    funds.map(({ sub, balance }) => ({ fund: sub, balance })),
    amount,
  );
}

const buyAsset = (
  tx: Tx,
  villageId: VillageId,
  { id, event, date }: { id: VoucherId; event: Extract<VoucherEvent, { kind: 'ASSET_BOUGHT' }>; date: BusinessDate },
): Promise<void> =>
  store.insertAsset(tx, {
    id,
    villageId,
    name: event.name,
    code: event.code,
    cost: rupiahFromJson(event.amount),
    residual: rupiahFromJson(event.residual),
    acquiredOn: date,
    months: event.months,
  });

const decidedBy = (actor: Actor, note: string, now: number) => ({
  decidedBy: actor.id,
  decidedByName: actor.name,
  decidedAt: new Date(now),
  decisionNote: note,
});

const factOf = (type: FactType, { number }: Voucher): NewFact => ({ type, touched: {}, note: store.voucherCode(number) });
