// The figures of a month, from its books and its settled orders. Pure: rows in, figures out.
import type { DayLine, Figure, FigureName, FundLine } from '@pitulungan/contracts/month';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { Behind, Span, Words } from '@pitulungan/contracts/reports';
import type { BusinessDate } from '@pitulungan/contracts/time';
import { type Books, closingOf, isUnder, movedIn, profitOf, sumOf, totalOf } from './balances.rules.ts';

export interface DayOrders {
  date: BusinessDate;
  orders: number;
  goods: Rupiah;
  /** Who paid the tariff, as frozen on the orders */
  customer: Rupiah;
  fund: Rupiah;
  own: Rupiah;
}
/** + debit, − credit */
export interface DayMoney {
  date: BusinessDate;
  code: string;
  amount: Rupiah;
}
export interface Fund {
  account: string;
  sub: string;
  name: Words;
  opening: Rupiah;
  received: Rupiah;
  used: Rupiah;
}
export interface MonthBooks {
  books: Books;
  orders: readonly DayOrders[];
}

const COMMISSION = ['4.1.11.01'];
const FEE = ['4.1.06.01'];
const INCENTIVE = ['6.2.01.11'];
const OWN_SUBSIDY = ['6.3.99.11'];
const MARGIN = [...COMMISSION, ...FEE, ...INCENTIVE, ...OWN_SUBSIDY];

type Kind = Figure['kind'];
interface Spec {
  name: FigureName;
  kind: Kind;
  amount: (month: MonthBooks) => Rupiah;
  /** stock: from the beginning to the end of the month; flow: in the month; orders: the settled orders */
  behind: { of: 'stock' | 'flow'; accounts: readonly string[] } | 'orders' | null;
}

const countOf = ({ orders }: MonthBooks): bigint => sumOf(orders.map((day) => BigInt(day.orders)));
const flow = (name: FigureName, accounts: readonly string[], sign: 1n | -1n): Spec => ({
  name,
  kind: 'money',
  amount: ({ books }) => sign * totalOf(books, accounts, movedIn),
  behind: { of: 'flow', accounts },
});
const stock = (name: FigureName, accounts: readonly string[], sign: 1n | -1n): Spec => ({
  name,
  kind: 'money',
  amount: ({ books }) => sign * totalOf(books, accounts, closingOf),
  behind: { of: 'stock', accounts },
});
const ordered = (name: FigureName, kind: Kind, amount: (month: MonthBooks) => Rupiah): Spec => ({ name, kind, amount, behind: 'orders' });
const perOrder = (amount: (day: DayOrders) => Rupiah) => (month: MonthBooks) => {
  const count = countOf(month);
  return count === 0n ? 0n : sumOf(month.orders.map(amount)) / count;
};

const SPECS: readonly Spec[] = [
  ordered('settledOrders', 'count', countOf),
  ordered('turnover', 'money', ({ orders }) => sumOf(orders.map(({ goods }) => goods))),
  flow('commission', COMMISSION, -1n),
  flow('deliveryFee', FEE, -1n),
  flow('incentive', INCENTIVE, 1n),
  flow('subsidyOwn', OWN_SUBSIDY, 1n),
  ordered('subsidyFund', 'money', ({ orders }) => sumOf(orders.map(({ fund }) => fund))),
  flow('margin', MARGIN, -1n),
  { ...flow('result', ['4', '5', '6', '7'], -1n), amount: ({ books }) => profitOf(books) },
  ordered(
    'subsidyOwnPerOrder',
    'money',
    perOrder(({ own }) => own),
  ),
  ordered(
    'subsidyFundPerOrder',
    'money',
    perOrder(({ fund }) => fund),
  ),
  stock('cashWithCouriers', ['1.1.01.11'], 1n),
  stock('cashInCount', ['1.1.01.12'], 1n),
  stock('cashAtHub', ['1.1.01.01', '1.1.01.98'], 1n),
  stock('bank', ['1.1.01.02', '1.1.01.03', '1.1.01.04', '1.1.01.05'], 1n),
  stock('qrisDue', ['1.1.03.11'], 1n),
  stock('payableMerchants', ['2.1.01.11'], -1n),
  stock('customersMoney', ['2.1.01.12'], -1n),
  stock('payableRefunds', ['2.1.01.13'], -1n),
  stock('payablePeople', ['2.1.03'], -1n),
];

export function figuresOf(now: MonthBooks, before: MonthBooks): Figure[] {
  const { span } = now.books;
  return SPECS.map(({ name, kind, amount, behind }) => ({
    name,
    kind,
    amount: rupiahToJson(amount(now)),
    before: rupiahToJson(amount(before)),
    behind: behind === 'orders' || behind === null ? null : behindOf(behind, span),
    orders: behind === 'orders' ? span : null,
  }));
}

const behindOf = ({ of, accounts }: { of: 'stock' | 'flow'; accounts: readonly string[] }, { from, to }: Span): Behind => ({
  accounts: [...accounts],
  sub: null,
  from: of === 'stock' ? null : from,
  to,
});

export const fundLines = (funds: readonly Fund[], { from, to }: Span): FundLine[] =>
  funds.map(({ account, sub, name, opening, received, used }) => ({
    account,
    sub,
    name,
    opening: rupiahToJson(opening),
    received: rupiahToJson(received),
    used: rupiahToJson(used),
    left: rupiahToJson(opening + received - used),
    behind: { accounts: [account], sub: sub === '' ? null : sub, from, to },
  }));

/** A line for each of the days, with zeros where nothing happened. */
export function dayLines(days: readonly BusinessDate[], orders: readonly DayOrders[], money: readonly DayMoney[]): DayLine[] {
  const ordersOn = new Map(orders.map((day) => [day.date, day]));
  const moneyOn = Map.groupBy(money, ({ date }) => date);
  return days.map((date) => {
    const settled = ordersOn.get(date);
    const lines = moneyOn.get(date) ?? [];
    const sum = (accounts: readonly string[], sign: 1n | -1n) =>
      rupiahToJson(sign * sumOf(lines.filter(({ code }) => isUnder(code, accounts)).map(({ amount }) => amount)));
    return {
      date,
      settledOrders: settled?.orders ?? 0,
      turnover: rupiahToJson(settled?.goods ?? 0n),
      commission: sum(COMMISSION, -1n),
      deliveryFee: sum(FEE, -1n),
      incentive: sum(INCENTIVE, 1n),
      subsidyOwn: sum(OWN_SUBSIDY, 1n),
      subsidyFund: rupiahToJson(settled?.fund ?? 0n),
      result: sum(['4', '5', '6', '7'], -1n),
    };
  });
}
