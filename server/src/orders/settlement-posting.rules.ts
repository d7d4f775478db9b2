// Postings 10 and 10b: an order is settled (finance.md section 6).
import type { CourierId, MerchantId, OrderId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, type Line, type Posting } from '../ledger/postings.rules.ts';

export interface SettledOrder {
  id: OrderId;
  merchantId: MerchantId;
  courierId: CourierId;
  goods: Rupiah;
  commission: Rupiah;
  fee: { customer: Rupiah; fund: Rupiah; bumdes: Rupiah };
  /** Sub-ledger of the fund that pays its part */
  fundCode: string;
  incentive: Rupiah;
  /** Who holds the buyer's money: BUMDes, or the stall into whose own QRIS it was paid (Q2) */
  heldBy: 'BUMDES' | 'MERCHANT';
  /** Refunds decided before the settlement: their part never becomes anybody's income */
  refunds: EarlyRefunds;
}

export interface EarlyRefunds {
  /** The stall's fault: less goods, less delivery, less commission */
  byMerchant: { goods: Rupiah; delivery: Rupiah; commission: Rupiah };
  /** BUMDes's or the courier's fault, out of the buyer's money that BUMDes holds: the stall still gets all of it */
  byBumdes: Rupiah;
}

const COMPENSATION = '6.2.99.14';
const COMMISSION_DUE = '1.1.03.12';
const line = (code: string, amount: Rupiah, sub = ''): Line => ({ code, sub, amount });

/** What everybody's part is once the refunds are taken out. */
function partsOf({ goods, commission, fee, refunds: { byMerchant, byBumdes } }: SettledOrder) {
  return {
    paid: goods + fee.customer - byMerchant.goods - byMerchant.delivery - byBumdes,
    commission: commission - byMerchant.commission,
    stall: goods - byMerchant.goods - (commission - byMerchant.commission),
    customerFee: fee.customer - byMerchant.delivery,
    tariff: fee.customer + fee.fund + fee.bumdes - byMerchant.delivery,
  };
}

export function orderSettled(order: SettledOrder): Posting {
  const parts = partsOf(order);
  const money =
    order.heldBy === 'BUMDES'
      ? [
          line(ACCOUNTS.customerMoney, parts.paid, order.id),
          line(COMPENSATION, order.refunds.byBumdes),
          line(ACCOUNTS.merchantPayable, -parts.stall, order.merchantId),
        ]
      : [line(COMMISSION_DUE, parts.commission + parts.customerFee, order.merchantId)];
  return {
    fact: 'order.completed',
    source: order.id,
    key: `order.settled:${order.id}`,
    lines: [
      ...money,
      line(ACCOUNTS.deliveryFund, order.fee.fund, order.fundCode),
      line(ACCOUNTS.deliverySubsidy, order.fee.bumdes),
      line(ACCOUNTS.courierIncentive, order.incentive),
      line(ACCOUNTS.commission, -parts.commission),
      line(ACCOUNTS.deliveryFee, -parts.tariff),
      line(ACCOUNTS.wagesPayable, -order.incentive, order.courierId),
    ],
  };
}
