// Promises of a fund inside other use cases: the caller holds the order's lock, or is placing it.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Database, Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import * as store from './funds.store.ts';
import { fundOf, splitTariff, type FeeParts } from './payers.rules.ts';

/** The fund of that code, locked: what is free stays free until the transaction ends. Ask for it last. */
export const lockFund = (tx: Tx, villageId: VillageId, code: string) => store.deliveryFund(tx, villageId, code, true);
export const fundNow = (db: Database, villageId: VillageId, code: string) => store.deliveryFund(db, villageId, code, false);

export interface TripQuote {
  fee: FeeParts;
  fund: store.FundState | null;
}

/** Who would pay the village's tariff now. `lock`: the order is being placed, so the answer must hold. */
export async function quoteTrip(tx: Tx | Database, at: { villageId: VillageId; lock: boolean }, delivery: Settings['delivery']): Promise<TripQuote> {
  const code = fundOf(delivery.payers);
  const fund = code === null ? undefined : await store.deliveryFund(tx, at.villageId, code, at.lock);
  const fee = splitTariff(rupiahFromJson(delivery.tariff), delivery.payers, fund?.free ?? null);
  return { fee, fund: fee.fund > 0n ? (fund ?? null) : null };
}

export async function promise(
  tx: Tx,
  { villageId, orderId, fund, amount, now }: { villageId: VillageId; orderId: OrderId; fund: store.FundState | null; amount: Rupiah; now: number },
): Promise<void> {
  if (amount === 0n) return;
  invariant(fund, `order ${orderId} is paid by a fund that does not exist`);
  await store.hold(tx, { villageId, orderId, fundId: fund.id, amount, now });
}

/** The order is settled: the promise is kept. Returns the fund's code, the sub-ledger that posting 10 takes from. */
export async function useReservation(tx: Tx, orderId: OrderId, now: number): Promise<string> {
  const used = await store.end(tx, orderId, 'USED', now);
  invariant(used, `order ${orderId} is paid by a fund that has promised nothing`);
  return used.code;
}

/** The order ended without goods: what it was promised is free for others. */
export async function releaseReservation(tx: Tx, orderId: OrderId, now: number): Promise<void> {
  await store.end(tx, orderId, 'RELEASED', now);
}

/** A cancel is taken back: false when the fund has promised that money to somebody else meanwhile. */
export async function renewReservation(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<boolean> {
  const lost = await store.released(tx, orderId);
  if (!lost) return true;
  const fund = await store.deliveryFund(tx, villageId, lost.code, true);
  if (!fund || fund.free < lost.amount) return false;
  await store.holdAgain(tx, orderId);
  return true;
}
