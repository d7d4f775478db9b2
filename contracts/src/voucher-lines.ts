// What a voucher posts, so that the desk can show the lines before they are posted.
import { FUND_ACCOUNTS } from './funds.ts';
import { rupiahFromJson, type Rupiah, type RupiahText } from './money.ts';
import type { VoucherEvent, VoucherKind } from './vouchers.ts';

/** + debit, − credit, whole rupiah. */
export interface VoucherLine {
  code: string;
  sub: string;
  amount: Rupiah;
}
type Side = readonly [code: string, sub?: string];
type LinesOf<K extends VoucherKind> = (event: Extract<VoucherEvent, { kind: K }>, id: string) => VoucherLine[];

const [TRADE_PAYABLE, WAGES_PAYABLE, OVERAGE] = ['2.1.01.01', '2.1.03.02', '2.1.99.17'];
const [SHORTAGE, SHORTAGE_LOST] = ['1.1.03.02', '6.2.99.13'];
const [VILLAGE_CAPITAL, RESIDENTS_CAPITAL, DONATED_CAPITAL] = ['3.1.01.01', '3.1.02.01', '3.4.01.01'];
const HEALTH_CAR_COST = '6.2.99.12';
const [RAW_MATERIAL, GROUP_RECEIVABLE, MATERIAL_SOLD, COST_OF_GOODS] = ['1.1.05.02', '1.1.03.14', '4.2.01.11', '5.1.01.01'];

const pair = (debit: Side, credit: Side, text: RupiahText): VoucherLine[] => {
  const amount = rupiahFromJson(text);
  return [
    { code: debit[0], sub: debit[1] ?? '', amount },
    { code: credit[0], sub: credit[1] ?? '', amount: -amount },
  ];
};

const LINES: { [K in VoucherKind]: LinesOf<K> } = {
  EXPENSE: ({ account, from, amount }) => pair([account], [from], amount),
  EXPENSE_ON_ACCOUNT: ({ account, supplier, amount }) => pair([account], [TRADE_PAYABLE, supplier], amount),
  INCOME: ({ into, account, amount }) => pair([into], [account], amount),
  TRANSFER: ({ into, from, amount }) => pair([into], [from], amount),
  SUPPLIER_PAID: ({ supplier, from, amount }) => pair([TRADE_PAYABLE, supplier], [from], amount),
  RECEIVABLE_PAID: ({ into, account, sub, amount }) => pair([into], [account, sub], amount),
  TAX_PAID: ({ account, from, amount }) => pair([account], [from], amount),
  SHORTAGE_WRITTEN_OFF: ({ amount }) => pair([SHORTAGE_LOST], [SHORTAGE], amount),
  OVERAGE_RETURNED: ({ depositId, from, amount }) => pair([OVERAGE, depositId], [from], amount),
  FUND_RECEIVED: ({ into, fund, code, amount }) => pair([into], [FUND_ACCOUNTS[fund], code], amount),
  VILLAGE_CAPITAL: ({ into, amount }) => pair([into], [VILLAGE_CAPITAL], amount),
  RESIDENTS_CAPITAL: ({ into, person, amount }) => pair([into], [RESIDENTS_CAPITAL, person], amount),
  DONATION: ({ into, donor, amount }) => pair([into], [DONATED_CAPITAL, donor], amount),
  HEALTH_COST: ({ from, amount }) => pair([HEALTH_CAR_COST], [from], amount),
  HEALTH_WAGE: ({ person, amount }) => pair([HEALTH_CAR_COST], [WAGES_PAYABLE, person], amount),
  MATERIAL_BOUGHT: ({ supplier, amount }) => pair([RAW_MATERIAL], [TRADE_PAYABLE, supplier], amount),
  MATERIAL_TAKEN: ({ group, price, cost }) => [
    ...pair([GROUP_RECEIVABLE, group], [MATERIAL_SOLD], price),
    ...(cost === '0' ? [] : pair([COST_OF_GOODS], [RAW_MATERIAL], cost)),
  ],
  ASSET_BOUGHT: ({ code, from, amount }, id) => pair([code, id], [from], amount),
  OPENING_BALANCES: ({ lines }) => lines.map(({ code, sub, amount }) => ({ code, sub, amount: rupiahFromJson(amount) })),
};

/**
 * The lines as far as the paper tells them. Two things are looked up when it is posted: the courier behind a shortage, and what the
 * funds bear of a health-car cost (as much again: debit of the fund, credit of programme income). `id`: of the voucher, under which a
 * bought thing is kept.
 */
export const voucherLines = (event: VoucherEvent, id = ''): VoucherLine[] => (LINES[event.kind] as LinesOf<VoucherKind>)(event, id);
