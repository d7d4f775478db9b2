// The kinds of vouchers as a form shows them: in groups, each with its fields in the order in which a paper is read.
import type { VoucherKind } from '@pitulungan/contracts/vouchers';

export const KIND_GROUPS = {
  daily: ['EXPENSE', 'INCOME', 'TRANSFER'],
  debts: ['EXPENSE_ON_ACCOUNT', 'SUPPLIER_PAID', 'RECEIVABLE_PAID', 'TAX_PAID'],
  capital: ['FUND_RECEIVED', 'VILLAGE_CAPITAL', 'RESIDENTS_CAPITAL', 'DONATION'],
  programmes: ['HEALTH_COST', 'HEALTH_WAGE', 'MATERIAL_BOUGHT', 'MATERIAL_TAKEN'],
  things: ['ASSET_BOUGHT'],
  cash: ['SHORTAGE_WRITTEN_OFF', 'OVERAGE_RETURNED'],
  start: ['OPENING_BALANCES'],
} as const satisfies Record<string, readonly VoucherKind[]>;
export type KindGroup = keyof typeof KIND_GROUPS;
export const KIND_GROUP_NAMES = Object.keys(KIND_GROUPS) as KindGroup[];

export type FieldName =
  | 'account'
  | 'amount'
  | 'from'
  | 'into'
  | 'supplier'
  | 'sub'
  | 'depositId'
  | 'fund'
  | 'sp2d'
  | 'person'
  | 'donor'
  | 'visitId'
  | 'costLine'
  | 'note'
  | 'number'
  | 'group'
  | 'price'
  | 'cost'
  | 'name'
  | 'code'
  | 'residual'
  | 'months';

/** Opening balances have lines instead of fields. */
export const FIELDS: Readonly<Record<VoucherKind, readonly FieldName[]>> = {
  EXPENSE: ['account', 'amount', 'from'],
  EXPENSE_ON_ACCOUNT: ['account', 'supplier', 'amount'],
  INCOME: ['account', 'amount', 'into'],
  TRANSFER: ['from', 'into', 'amount'],
  SUPPLIER_PAID: ['supplier', 'amount', 'from'],
  RECEIVABLE_PAID: ['account', 'sub', 'amount', 'into'],
  TAX_PAID: ['account', 'amount', 'from'],
  SHORTAGE_WRITTEN_OFF: ['depositId', 'amount'],
  OVERAGE_RETURNED: ['depositId', 'amount', 'from'],
  FUND_RECEIVED: ['fund', 'sp2d', 'amount', 'into'],
  VILLAGE_CAPITAL: ['sp2d', 'amount', 'into'],
  RESIDENTS_CAPITAL: ['person', 'amount', 'into'],
  DONATION: ['donor', 'amount', 'into'],
  HEALTH_COST: ['visitId', 'costLine', 'amount', 'from'],
  HEALTH_WAGE: ['visitId', 'costLine', 'person', 'amount'],
  MATERIAL_BOUGHT: ['note', 'supplier', 'amount'],
  MATERIAL_TAKEN: ['number', 'group', 'price', 'cost'],
  ASSET_BOUGHT: ['name', 'code', 'amount', 'residual', 'months', 'from'],
  OPENING_BALANCES: [],
};

export const MONEY_FIELDS: ReadonlySet<FieldName> = new Set(['amount', 'price', 'cost', 'residual']);
/** Fields that hold the code of an account. */
export const ACCOUNT_FIELDS: ReadonlySet<FieldName> = new Set(['account', 'from', 'into', 'code']);
