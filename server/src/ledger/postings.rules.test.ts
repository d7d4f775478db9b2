import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CourierId, DepositId, MerchantId, OrderId } from '@pitulungan/contracts/ids';
import {
  ACCOUNTS,
  cashCollected,
  countCorrected,
  depositCounted,
  depositHandedIn,
  isBalanced,
  orderSettled,
  qrisVerified,
  type Posting,
} from './postings.rules.ts';

const order = 'o' as OrderId;
const courier = 'c' as CourierId;
const merchant = 'm' as MerchantId;
const deposit = 'd' as DepositId;
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const of = (posting: Posting, code: string): bigint => posting.lines.filter((line) => line.code === code).reduce((sum, line) => sum + line.amount, 0n);

it('posting 10, example E: 114,000 on both sides', () => {
  const posting = orderSettled({
    id: order,
    merchantId: merchant,
    courierId: courier,
    goods: 100_000n,
    commission: 5_000n,
    fee: { customer: 0n, fund: 5_000n, bumdes: 3_000n },
    incentive: 6_000n,
  });
  expect(posting.lines.filter((line) => line.amount > 0n).reduce((sum, line) => sum + line.amount, 0n)).toBe(114_000n);
  expect(of(posting, ACCOUNTS.merchantPayable)).toBe(-95_000n);
  expect(of(posting, ACCOUNTS.commission)).toBe(-5_000n);
  expect(of(posting, ACCOUNTS.deliveryFee)).toBe(-8_000n);
  expect(of(posting, ACCOUNTS.wagesPayable)).toBe(-6_000n);
  expect(posting.key).toBe('order.settled:o');
});

it('balances, whatever the amounts', () => {
  fc.assert(
    fc.property(amount, amount, amount, amount, (goods, commission, fee, counted) => {
      const settled = {
        id: order,
        merchantId: merchant,
        courierId: courier,
        goods,
        commission,
        fee: { customer: fee, fund: counted, bumdes: fee },
        incentive: counted,
      };
      const count = { id: deposit, courierId: courier, expected: goods, counted };
      const postings = [
        orderSettled(settled),
        cashCollected({ id: order, courierId: courier, amount: goods, attempt: 1 }),
        qrisVerified({ id: order, amount: goods, reference: 'REF1' }),
        depositHandedIn(count),
        depositCounted(count),
        countCorrected(count),
      ];
      for (const posting of postings) expect(isBalanced(posting), posting.key).toBe(true);
    }),
  );
});

it('a shortage stands on the courier’s account, an overage waits for its owner, and a correction takes back just that', () => {
  const short = { id: deposit, courierId: courier, expected: 245_000n, counted: 240_000n };
  const over = { ...short, counted: 250_000n };
  expect(of(depositCounted(short), ACCOUNTS.courierShortage)).toBe(5_000n);
  expect(of(depositCounted(over), ACCOUNTS.overage)).toBe(-5_000n);
  for (const count of [short, over]) {
    const both = [...depositCounted(count).lines, ...countCorrected(count).lines];
    const balance = (code: string) => both.filter((line) => line.code === code).reduce((sum, line) => sum + line.amount, 0n);
    expect(balance(ACCOUNTS.cashAtHub)).toBe(245_000n);
    expect(balance(ACCOUNTS.courierShortage) + balance(ACCOUNTS.overage)).toBe(0n);
  }
});
