// Payments inside other use cases: the caller holds the order's lock.
import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Shortfall } from '@pitulungan/contracts/jobs';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { cashCollected, type CashAtDoor } from '../ledger/payment-postings.rules.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { cashAfter, revived, voided } from './payments.rules.ts';
import * as store from './payments.store.ts';

export async function voidPayment(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<void> {
  const payment = await store.paymentOf(tx, villageId, orderId);
  const status = payment && voided(payment);
  if (status) await store.setStatus(tx, orderId, status);
}

export async function revivePayment(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<void> {
  const payment = await store.paymentOf(tx, villageId, orderId);
  const status = payment && revived(payment);
  if (status) await store.setStatus(tx, orderId, status);
}

export interface Collection {
  villageId: VillageId;
  orderId: OrderId;
  courierId: CourierId;
  attempt: number;
  cashCollected: Rupiah | null;
  shortfall: Shortfall | null;
}

/** Cash at the door: custody goes to the courier, posting 06; 06a when the buyer owes the rest, 06b when nobody had change. */
export async function collectCash(ctx: Context, tx: Tx, at: Collection): Promise<void> {
  const payment = await store.paymentOf(tx, at.villageId, at.orderId);
  if (payment?.method !== 'cash' || payment.status === 'PAID') return; // paid at the desk before
  invariant(cashAfter(payment, 'collect'), `cash of ${at.orderId} is ${payment.status}, it cannot be collected`);
  const now = ctx.clock.now();
  const collected = at.cashCollected ?? payment.amount;
  const { orderId, courierId, shortfall } = at;
  await store.markCollected(tx, { orderId, courierId, collected, shortfall, now });
  await post(
    tx,
    at.villageId,
    cashCollected({ id: orderId, courierId, amount: payment.amount, attempt: at.attempt, ...(await missingOf(tx, at, payment.amount - collected)) }),
    now,
  );
}

async function missingOf(tx: Tx, { orderId, shortfall }: Collection, amount: Rupiah): Promise<Pick<CashAtDoor, 'missing'>> {
  if (shortfall === null) return {};
  return { missing: shortfall === 'SHORT' ? { kind: 'buyer_owes', amount, buyer: await store.buyerOf(tx, orderId) } : { kind: 'rounded', amount } };
}

/** For whoever asks more of a payment than its status. The caller holds the order's lock. */
export const paymentOf = store.paymentOf;
export type { Payment } from './payments.store.ts';
