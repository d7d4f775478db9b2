// From a voucher to its posting: which accounts a kind may use, what its money may not exceed, and its lines.
import type { CourierId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { accountFits } from '@pitulungan/contracts/voucher-accounts';
import { voucherLines } from '@pitulungan/contracts/voucher-lines';
import { VOUCHER_KINDS, type VoucherEvent, type VoucherKind } from '@pitulungan/contracts/vouchers';
import { overageReturned, shortageWrittenOff } from '../ledger/custody-postings.rules.ts';
import { ACCOUNTS, type Posting } from '../ledger/postings.rules.ts';
import { healthCostPaid, materialBought, materialOnCredit, villageMoneyReceived, type HealthCost } from '../ledger/programme-postings.rules.ts';

type Event<K extends VoucherKind> = Extract<VoucherEvent, { kind: K }>;

/** Looked up before the rule: who the courier of a bag is, what the health funds still cover. */
export interface Known {
  courierId?: CourierId | undefined;
  covered?: HealthCost['covered'] | undefined;
}

/** What is wrong with the voucher by itself. */
export function voucherRefusal(event: VoucherEvent): RefusalCode | undefined {
  switch (event.kind) {
    case 'EXPENSE':
    case 'EXPENSE_ON_ACCOUNT':
    case 'INCOME':
    case 'RECEIVABLE_PAID':
    case 'TAX_PAID':
      return accountFits(event.kind, event.account) ? undefined : 'ACCOUNT_NOT_FOR_THIS';
    case 'TRANSFER':
      return event.from === event.into ? 'ACCOUNT_NOT_FOR_THIS' : undefined;
    case 'ASSET_BOUGHT':
      return rupiahFromJson(event.residual) < rupiahFromJson(event.amount) ? undefined : 'VOUCHER_UNBALANCED';
    case 'OPENING_BALANCES':
      return openingRefusal(event);
    default:
      return undefined;
  }
}

function openingRefusal({ lines }: Event<'OPENING_BALANCES'>): RefusalCode | undefined {
  if (lines.some(({ code }) => !accountFits('OPENING_BALANCES', code))) return 'ACCOUNT_NOT_FOR_THIS';
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
    custodyPosting(id, event, known) ?? { fact: factOf(event.kind), source: id, key: `bukti:${id}`, lines: voucherLines(event, id) }
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

/** The second person is somebody else, and one of the two is a manager. */
export const mayDecide = (made: { by: string; asManager: boolean }, second: { by: string; asManager: boolean }): boolean =>
  made.by !== second.by && (made.asManager || second.asManager);

export const needsTwo = (kind: VoucherKind): boolean => VOUCHER_KINDS[kind].twoPeople;

/** Codes that the village's chart must have. */
export const codesOf = (event: VoucherEvent): string[] => {
  if (event.kind === 'OPENING_BALANCES') return [...new Set(event.lines.map(({ code }) => code))];
  return 'account' in event ? [event.account] : [];
};
