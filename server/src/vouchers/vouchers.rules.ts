// From a voucher to its posting: which accounts a kind may use, what its money may not exceed, and its lines.
import type { CourierId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { VOUCHER_KINDS, type VoucherEvent, type VoucherKind } from '@pitulungan/contracts/vouchers';
import { overageReturned, shortageWrittenOff } from '../ledger/custody-postings.rules.ts';
import { ACCOUNTS, credit, debit, type Line, type Posting } from '../ledger/postings.rules.ts';
import { healthCostPaid, materialBought, materialOnCredit, villageMoneyReceived, type HealthCost } from '../ledger/programme-postings.rules.ts';

type Event<K extends VoucherKind> = Extract<VoucherEvent, { kind: K }>;

/** Looked up before the rule: who the courier of a bag is, what the health funds still cover. */
export interface Known {
  courierId?: CourierId | undefined;
  covered?: HealthCost['covered'] | undefined;
}

/** Accounts that have a door of their own, so that a plain voucher cannot go round it. */
const OWN_DOOR = new Set<string>([
  ACCOUNTS.commission,
  ACCOUNTS.deliveryFee,
  ACCOUNTS.materialSold,
  ACCOUNTS.programmeIncome,
  ACCOUNTS.costOfGoods,
  ACCOUNTS.depreciation,
  '6.1.07.03',
  '6.1.07.04',
  ACCOUNTS.courierIncentive,
  ACCOUNTS.healthCarCost,
  ACCOUNTS.shortageLost,
  ACCOUNTS.deliverySubsidy,
  ACCOUNTS.qrisFee,
  ACCOUNTS.finalTax,
]);
const STOCK = /^1\.1\.0(5\.01|6\.01|7\.0[12])$/; // bought now, used later
/** What buyers and couriers owe is taken back at the cash desk. */
const RECEIVABLES: readonly string[] = [ACCOUNTS.commissionReceivable, ACCOUNTS.programmeReceivable, ACCOUNTS.groupReceivable];

const isExpense = (code: string): boolean => (/^(5|6|7\.[23])\./.test(code) && !OWN_DOOR.has(code)) || STOCK.test(code);
const isIncome = (code: string): boolean => /^(4|7\.1)\./.test(code) && !OWN_DOOR.has(code);

/** What is wrong with the voucher by itself. */
export function voucherRefusal(event: VoucherEvent): RefusalCode | undefined {
  switch (event.kind) {
    case 'EXPENSE':
    case 'EXPENSE_ON_ACCOUNT':
      return isExpense(event.account) ? undefined : 'ACCOUNT_NOT_FOR_THIS';
    case 'INCOME':
      return isIncome(event.account) ? undefined : 'ACCOUNT_NOT_FOR_THIS';
    case 'TRANSFER':
      return event.from === event.into ? 'ACCOUNT_NOT_FOR_THIS' : undefined;
    case 'RECEIVABLE_PAID':
      return RECEIVABLES.includes(event.account) ? undefined : 'ACCOUNT_NOT_FOR_THIS';
    case 'TAX_PAID':
      return /^2\.1\.02\./.test(event.account) ? undefined : 'ACCOUNT_NOT_FOR_THIS';
    case 'ASSET_BOUGHT':
      return rupiahFromJson(event.residual) < rupiahFromJson(event.amount) ? undefined : 'VOUCHER_UNBALANCED';
    case 'OPENING_BALANCES':
      return openingRefusal(event);
    default:
      return undefined;
  }
}

function openingRefusal({ lines }: Event<'OPENING_BALANCES'>): RefusalCode | undefined {
  if (lines.some(({ code }) => !/^[123]\./.test(code) || code === ACCOUNTS.incomeSummary)) return 'ACCOUNT_NOT_FOR_THIS';
  const sum = lines.reduce((total, { amount }) => total + rupiahFromJson(amount), 0n);
  const isEmpty = lines.every(({ amount }) => amount === '0');
  return sum === 0n && !isEmpty ? undefined : 'VOUCHER_UNBALANCED';
}

/** What must be there: the balance of an account + sub, on its own side, that the amount may not exceed. */
export interface Limit {
  code: string;
  sub: string;
  amount: Rupiah;
}

export function limitOf(event: VoucherEvent, { courierId = '' as CourierId }: Known): Limit | undefined {
  switch (event.kind) {
    case 'SUPPLIER_PAID':
      return { code: ACCOUNTS.tradePayable, sub: event.supplier, amount: rupiahFromJson(event.amount) };
    case 'RECEIVABLE_PAID':
      return { code: event.account, sub: event.sub, amount: rupiahFromJson(event.amount) };
    case 'TAX_PAID':
      return { code: event.account, sub: '', amount: rupiahFromJson(event.amount) };
    case 'SHORTAGE_WRITTEN_OFF':
      return { code: ACCOUNTS.courierShortage, sub: courierId, amount: rupiahFromJson(event.amount) };
    case 'OVERAGE_RETURNED':
      return { code: ACCOUNTS.overage, sub: event.depositId, amount: rupiahFromJson(event.amount) };
    case 'MATERIAL_TAKEN':
      return { code: ACCOUNTS.rawMaterial, sub: '', amount: rupiahFromJson(event.cost) };
    default:
      return undefined;
  }
}

/** The journal of a voucher. Kinds that the table of postings knows have its key; the others the voucher's own. */
export function postingOf(id: string, event: VoucherEvent, known: Known): Posting {
  return (
    programmePosting(event, known) ??
    custodyPosting(id, event, known) ?? { fact: factOf(event.kind), source: id, key: `bukti:${id}`, lines: plainLines(id, event) }
  );
}

const factOf = (kind: VoucherKind): string => `voucher.${kind.toLowerCase()}`;

function programmePosting(event: VoucherEvent, { covered = [] }: Known): Posting | undefined {
  switch (event.kind) {
    case 'FUND_RECEIVED':
      return villageMoneyReceived({
        sp2d: event.sp2d,
        amount: rupiahFromJson(event.amount),
        for: { kind: event.fund === 'delivery' ? 'delivery_fund' : 'health_fund', fund: event.code },
        into: event.into,
      });
    case 'VILLAGE_CAPITAL':
      return villageMoneyReceived({ sp2d: event.sp2d, amount: rupiahFromJson(event.amount), for: { kind: 'village_capital' }, into: event.into });
    case 'HEALTH_COST':
    case 'HEALTH_WAGE':
      return healthCostPaid({
        visitId: event.visitId,
        costLine: event.costLine,
        amount: rupiahFromJson(event.amount),
        paidBy: event.kind === 'HEALTH_COST' ? { kind: 'money', from: event.from } : { kind: 'owed', person: event.person },
        covered,
      });
    case 'MATERIAL_BOUGHT':
      return materialBought({ ...event, amount: rupiahFromJson(event.amount) });
    case 'MATERIAL_TAKEN':
      return materialOnCredit({ number: event.number, group: event.group, price: rupiahFromJson(event.price), cost: rupiahFromJson(event.cost) });
    default:
      return undefined;
  }
}

function custodyPosting(id: string, event: VoucherEvent, { courierId = '' as CourierId }: Known): Posting | undefined {
  switch (event.kind) {
    case 'SHORTAGE_WRITTEN_OFF':
      return shortageWrittenOff({ caseId: event.depositId, courierId, amount: rupiahFromJson(event.amount) });
    case 'OVERAGE_RETURNED':
      return overageReturned({ id, depositId: event.depositId, amount: rupiahFromJson(event.amount), from: event.from });
    default:
      return undefined;
  }
}

/** Accounts that hold a thing under the voucher's own id. */
function plainLines(id: string, event: VoucherEvent): Line[] {
  if (event.kind === 'OPENING_BALANCES') return event.lines.map(({ code, sub, amount }) => ({ code, sub, amount: rupiahFromJson(amount) }));
  const amount = 'amount' in event ? rupiahFromJson(event.amount) : 0n;
  const [to, from] = sidesOf(id, event);
  return [debit(to[0], amount, to[1]), credit(from[0], amount, from[1])];
}

type Side = [code: string, sub?: string];

function sidesOf(id: string, event: VoucherEvent): [debit: Side, credit: Side] {
  switch (event.kind) {
    case 'EXPENSE':
      return [[event.account], [event.from]];
    case 'EXPENSE_ON_ACCOUNT':
      return [[event.account], [ACCOUNTS.tradePayable, event.supplier]];
    case 'INCOME':
      return [[event.into], [event.account]];
    case 'TRANSFER':
      return [[event.into], [event.from]];
    case 'SUPPLIER_PAID':
      return [[ACCOUNTS.tradePayable, event.supplier], [event.from]];
    case 'RECEIVABLE_PAID':
      return [[event.into], [event.account, event.sub]];
    case 'TAX_PAID':
      return [[event.account], [event.from]];
    case 'RESIDENTS_CAPITAL':
      return [[event.into], [ACCOUNTS.residentsCapital, event.person]];
    case 'DONATION':
      return [[event.into], [ACCOUNTS.donatedCapital, event.donor]];
    case 'ASSET_BOUGHT':
      return [[event.code, id], [event.from]];
    default:
      throw new Error(`${event.kind} has a posting of its own`);
  }
}

/** The second person is somebody else, and one of the two is a manager. */
export const mayDecide = (made: { by: string; asManager: boolean }, second: { by: string; asManager: boolean }): boolean =>
  made.by !== second.by && (made.asManager || second.asManager);

export const needsTwo = (kind: VoucherKind): boolean => VOUCHER_KINDS[kind].twoPeople;

/** Codes that the village's chart must have. */
export const codesOf = (event: VoucherEvent): string[] => {
  if (event.kind === 'OPENING_BALANCES') return [...new Set(event.lines.map(({ code }) => code))];
  return 'account' in event ? [event.account] : [];
};
