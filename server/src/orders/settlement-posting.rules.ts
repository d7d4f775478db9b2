// Posting 10 or 10b for an order of which something was refunded before it settled: that part is nobody's income.
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type Line, type Posting } from '../ledger/postings.rules.ts';
import { orderSettled, orderSettledOwnQris, type SettledOrder } from '../ledger/settlement-postings.rules.ts';

export interface EarlyRefunds {
  /** The stall's fault: less goods, less delivery, less commission */
  byMerchant: { goods: Rupiah; delivery: Rupiah; commission: Rupiah };
  /** BUMDes's or the courier's fault, out of the buyer's money that BUMDes holds: the stall still gets all of it */
  byBumdes: Rupiah;
}

/** `heldBy`: who has the buyer's money, BUMDes or the stall into whose own QRIS it was paid (Q2). */
export function settlementPosting(order: SettledOrder, heldBy: 'BUMDES' | 'MERCHANT', refunds: EarlyRefunds): Posting {
  const posting = heldBy === 'BUMDES' ? orderSettled(order) : orderSettledOwnQris(order);
  const taken = heldBy === 'BUMDES' ? takenFromUs(order, refunds) : takenFromStall(order, refunds);
  return { ...posting, lines: [...posting.lines, ...taken] };
}

const takenFromUs = ({ id, merchantId }: SettledOrder, { byMerchant: { goods, delivery, commission }, byBumdes }: EarlyRefunds): Line[] => [
  credit(ACCOUNTS.customerMoney, goods + delivery + byBumdes, id),
  debit(ACCOUNTS.compensation, byBumdes),
  debit(ACCOUNTS.merchantPayable, goods - commission, merchantId),
  debit(ACCOUNTS.commission, commission),
  debit(ACCOUNTS.deliveryFee, delivery),
];

/** The stall gives the money back itself and owes BUMDes less; what BUMDes bears was posted when it was decided (14b). */
const takenFromStall = ({ merchantId }: SettledOrder, { byMerchant: { delivery, commission } }: EarlyRefunds): Line[] => [
  credit(ACCOUNTS.commissionReceivable, commission + delivery, merchantId),
  debit(ACCOUNTS.commission, commission),
  debit(ACCOUNTS.deliveryFee, delivery),
];

/** Nothing moves: no goods are left, and nobody was paid for the trip. There is no journal of no lines. */
export const isEmpty = (posting: Posting): boolean => {
  const sums = new Map<string, Rupiah>();
  for (const { code, sub, amount } of posting.lines) sums.set(`${code} ${sub}`, (sums.get(`${code} ${sub}`) ?? 0n) + amount);
  return [...sums.values()].every((sum) => sum === 0n);
};
