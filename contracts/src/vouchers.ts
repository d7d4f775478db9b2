// A voucher (bukti): the door of every posting that no other screen makes. One kind for each event, in both languages.
import { z } from 'zod';
import { AccountCode, AccountSub, MoneyAccount } from './books.ts';
import { FundCode, FundKind } from './funds.ts';
import { DepositId, VoucherId } from './ids.ts';
import { RupiahAmount, RupiahText } from './money.ts';
import { BusinessDate, Instant } from './time.ts';

/** A whole amount above zero. */
const Positive = RupiahAmount.refine((text) => text !== '0', 'more than zero');
/** A number or name as it stands on paper: SP2D, goods-received note, fund, group, supplier. */
const Label = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./_-]*$/u);
const Health = z.uuid();

const kind = <const K extends string, S extends z.core.$ZodLooseShape>(name: K, shape: S) => z.strictObject({ kind: z.literal(name), ...shape });

export const OpeningLine = z.strictObject({ code: AccountCode, sub: AccountSub, amount: RupiahText });

export const VoucherEvent = z.union([
  kind('EXPENSE', { account: AccountCode, amount: Positive, from: MoneyAccount }),
  kind('EXPENSE_ON_ACCOUNT', { account: AccountCode, amount: Positive, supplier: Label }),
  kind('INCOME', { account: AccountCode, amount: Positive, into: MoneyAccount }),
  kind('TRANSFER', { amount: Positive, from: MoneyAccount, into: MoneyAccount }),
  kind('SUPPLIER_PAID', { supplier: Label, amount: Positive, from: MoneyAccount }),
  kind('RECEIVABLE_PAID', { account: AccountCode, sub: AccountSub, amount: Positive, into: MoneyAccount }),
  kind('TAX_PAID', { account: AccountCode, amount: Positive, from: MoneyAccount }),
  kind('SHORTAGE_WRITTEN_OFF', { depositId: DepositId, amount: Positive }),
  kind('OVERAGE_RETURNED', { depositId: DepositId, amount: Positive, from: MoneyAccount }),
  kind('FUND_RECEIVED', { sp2d: Label, fund: FundKind, code: FundCode.min(1), amount: Positive, into: MoneyAccount }),
  kind('VILLAGE_CAPITAL', { sp2d: Label, amount: Positive, into: MoneyAccount }),
  kind('RESIDENTS_CAPITAL', { person: Label, amount: Positive, into: MoneyAccount }),
  kind('DONATION', { donor: Label, amount: Positive, into: MoneyAccount }),
  kind('HEALTH_COST', { visitId: Health, costLine: Label, amount: Positive, from: MoneyAccount }),
  kind('HEALTH_WAGE', { visitId: Health, costLine: Label, amount: Positive, person: Label }),
  kind('MATERIAL_BOUGHT', { note: Label, supplier: Label, amount: Positive }),
  kind('MATERIAL_TAKEN', { number: Label, group: Label, price: Positive, cost: RupiahAmount }),
  kind('ASSET_BOUGHT', {
    name: Label,
    code: z.enum(['1.3.02.01', '1.3.03.01', '1.3.04.01']),
    amount: Positive,
    residual: RupiahAmount,
    months: z.int().min(1).max(600),
    from: MoneyAccount,
  }),
  kind('OPENING_BALANCES', { lines: z.array(OpeningLine).min(2).max(200) }),
]);
export type VoucherEvent = z.infer<typeof VoucherEvent>;
export type VoucherKind = VoucherEvent['kind'];

interface KindWords {
  id: string;
  en: string;
  /** Posted only when a second person agrees */
  twoPeople: boolean;
}

export const VOUCHER_KINDS = {
  EXPENSE: { id: 'Beban dibayar', en: 'Expense paid', twoPeople: false },
  EXPENSE_ON_ACCOUNT: { id: 'Beban belum dibayar', en: 'Expense on account', twoPeople: false },
  INCOME: { id: 'Pendapatan diterima', en: 'Income received', twoPeople: false },
  TRANSFER: { id: 'Pindah kas dan bank', en: 'Cash to bank, bank to cash', twoPeople: false },
  SUPPLIER_PAID: { id: 'Utang pemasok dibayar', en: 'Supplier paid', twoPeople: false },
  RECEIVABLE_PAID: { id: 'Piutang diterima', en: 'Receivable collected', twoPeople: false },
  TAX_PAID: { id: 'Setor pajak', en: 'Tax paid', twoPeople: false },
  SHORTAGE_WRITTEN_OFF: { id: 'Hapus kekurangan setoran', en: 'Shortage written off', twoPeople: true },
  OVERAGE_RETURNED: { id: 'Uang lebih kembali ke pemiliknya', en: 'Surplus returned to its owner', twoPeople: true },
  FUND_RECEIVED: { id: 'Dana desa diterima untuk program', en: 'Village fund received for a programme', twoPeople: false },
  VILLAGE_CAPITAL: { id: 'Penyertaan modal desa', en: 'Capital from the village', twoPeople: false },
  RESIDENTS_CAPITAL: { id: 'Penyertaan modal warga', en: 'Capital from a resident', twoPeople: false },
  DONATION: { id: 'Modal donasi', en: 'Donated capital', twoPeople: false },
  HEALTH_COST: { id: 'Biaya mobil sehat', en: 'Health-car cost', twoPeople: false },
  HEALTH_WAGE: { id: 'Upah sopir mobil sehat', en: 'Health-car driver’s pay', twoPeople: false },
  MATERIAL_BOUGHT: { id: 'Bahan baku dari KUD', en: 'Raw material from the KUD', twoPeople: false },
  MATERIAL_TAKEN: { id: 'PKK mengambil bahan (bon)', en: 'PKK takes material on credit', twoPeople: false },
  ASSET_BOUGHT: { id: 'Aset tetap dibeli', en: 'Fixed asset bought', twoPeople: false },
  OPENING_BALANCES: { id: 'Saldo awal', en: 'Opening balances', twoPeople: true },
} as const satisfies Record<VoucherKind, KindWords>;

export const VoucherStatus = z.enum(['PROPOSED', 'DECLINED', 'POSTED', 'REVERSED']);
export type VoucherStatus = z.infer<typeof VoucherStatus>;

const Signed = z.strictObject({ by: z.string(), at: Instant, note: z.string() });

export const VoucherView = z.strictObject({
  id: VoucherId,
  /** BK-12 */
  code: z.string(),
  status: VoucherStatus,
  date: BusinessDate,
  event: VoucherEvent,
  memo: z.string(),
  /** Where the paper is: a file's name, a folder's number */
  attachment: z.string(),
  made: Signed,
  /** The second person, for kinds that ask for two */
  decided: Signed.nullable(),
  reversed: Signed.nullable(),
  journalId: z.string().nullable(),
  reversalId: z.string().nullable(),
  /** For kinds that touch a restricted fund: how much of the amount the fund bore */
  covered: RupiahAmount.nullable(),
});
export type VoucherView = z.infer<typeof VoucherView>;
