// Policies, recipients and statements of the revenue share as the books screens show them.
import { z } from 'zod';
import { MerchantId } from '../ids.ts';
import { STATEMENT_STATUSES } from '../lifecycles/share-statement.ts';
import { RupiahText } from '../money.ts';
import { Phone } from '../phone.ts';
import { BusinessDate, Instant, MonthId } from '../time.ts';
import { PolicyBody } from './policy.ts';

export const RecipientId = z.uuid().brand<'RecipientId'>();
export type RecipientId = z.infer<typeof RecipientId>;
export const StatementId = z.uuid().brand<'StatementId'>();
export type StatementId = z.infer<typeof StatementId>;
export const SharePaymentId = z.uuid().brand<'SharePaymentId'>();
export type SharePaymentId = z.infer<typeof SharePaymentId>;

export const PolicyName = z.string().regex(/^[A-Za-z][\w.-]{1,39}$/, 'begins with a letter; letters, digits, dots and dashes, at most 40');

/** Article and minutes may be missing while the village still talks about it; an official statement needs both. */
const policyTerms = {
  effectiveFrom: BusinessDate,
  effectiveTo: BusinessDate.nullable(),
  legalBasis: z.string().trim().max(300),
  minutesNo: z.string().trim().max(80),
  body: PolicyBody,
};
export const PolicyDraft = z.strictObject({ version: PolicyName, ...policyTerms });
export type PolicyDraft = z.infer<typeof PolicyDraft>;
export const PolicyChange = z.strictObject({ ...policyTerms, rowVersion: z.int().min(1) });

export const SharePolicyView = z.strictObject({
  version: PolicyName,
  ...policyTerms,
  rowVersion: z.int(),
  /** An approved statement names it: it only ends, and never changes */
  frozen: z.boolean(),
  /** Article and minutes are there */
  complete: z.boolean(),
  madeByName: z.string(),
  madeAt: Instant,
});
export type SharePolicyView = z.infer<typeof SharePolicyView>;

export const RecipientKind = z.enum(['household', 'merchant', 'group']);
export type RecipientKind = z.infer<typeof RecipientKind>;

export const RecipientFields = z.strictObject({
  kind: RecipientKind,
  name: z.string().trim().min(1).max(120),
  /** Purchases under these numbers are the household's */
  phones: z.array(Phone).max(10),
  /** Sales of this stall are the merchant's */
  merchantId: MerchantId.nullable(),
  rt: z.int().min(0).max(99).nullable(),
  rw: z.int().min(0).max(99).nullable(),
  /** Band of need, as the village meeting names them */
  band: z.string().trim().min(1).max(20).nullable(),
  /** Their name may be published */
  consent: z.boolean(),
  active: z.boolean(),
});
export type RecipientFields = z.infer<typeof RecipientFields>;

export const RecipientView = z.strictObject({ id: RecipientId, number: z.int(), ...RecipientFields.shape, phones: z.array(z.string()), version: z.int() });
export type RecipientView = z.infer<typeof RecipientView>;

const Signature = z.strictObject({ name: z.string(), at: Instant });
const Amount = z.strictObject({ key: z.string(), label: z.strictObject({ id: z.string(), en: z.string() }), ppm: z.int(), amount: RupiahText });

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'sha256 as 64 hexadecimal digits');

export const StatementFiguresView = z.strictObject({
  profit: RupiahText,
  opening: RupiahText,
  lossOffset: RupiahText,
  release: RupiahText,
  base: RupiahText,
  reserves: z.array(Amount),
  pool: RupiahText,
  shares: z.array(Amount),
  overflow: RupiahText,
  deficitCarried: RupiahText,
  deltas: z.array(z.strictObject({ key: z.string(), amount: RupiahText })).nullable(),
  /** min, median, max: of those who receive something; null where nobody does by name */
  community: z
    .strictObject({
      method: z.string(),
      pool: RupiahText,
      carriedIn: RupiahText,
      recipients: z.int(),
      min: RupiahText,
      median: RupiahText,
      max: RupiahText,
      residue: RupiahText,
      cursor: z.int(),
    })
    .nullable(),
});
export type StatementFiguresView = z.infer<typeof StatementFiguresView>;

export const StatementView = z.strictObject({
  id: StatementId,
  statementNo: z.string(),
  kind: z.enum(['ordinary', 'correction']),
  corrects: z.string().nullable(),
  status: z.enum(STATEMENT_STATUSES),
  /** Goes up with every change; a command names the one it was given for */
  version: z.int(),
  periodId: z.string(),
  from: MonthId,
  to: MonthId,
  policyVersion: z.string().nullable(),
  figures: StatementFiguresView.nullable(),
  hash: Sha256.nullable(),
  prevHash: Sha256.nullable(),
  /** The text whose sha256 is `hash` */
  canonical: z.string().nullable(),
  computed: Signature.nullable(),
  reviewed: z.strictObject({ ...Signature.shape, note: z.string() }).nullable(),
  approved: z.strictObject({ ...Signature.shape, decidedOn: BusinessDate, minutesNo: z.string(), attendance: z.int(), scanHash: Sha256 }).nullable(),
  posted: Signature.nullable(),
  rejected: z.strictObject({ ...Signature.shape, reason: z.string() }).nullable(),
  payable: RupiahText,
  paid: RupiahText,
  /** Telaah of the adviser and other remarks; nothing depends on them */
  notes: z.array(z.strictObject({ ...Signature.shape, note: z.string() })),
});
export type StatementView = z.infer<typeof StatementView>;

export const StatementLineView = z.strictObject({
  no: z.int(),
  key: z.string(),
  recipient: z.string(),
  amount: RupiahText,
  accountCr: z.string(),
  payable: z.boolean(),
  paymentId: SharePaymentId.nullable(),
  paid: z.boolean(),
});
export type StatementLineView = z.infer<typeof StatementLineView>;

/** Where the money comes from: the cash box or the bank. */
export const PaidFrom = z.enum(['1.1.01.01', '1.1.01.04']);
export type PaidFrom = z.infer<typeof PaidFrom>;

export const SharePaymentView = z.strictObject({
  id: SharePaymentId,
  statementId: StatementId,
  from: PaidFrom,
  reference: z.string(),
  amount: RupiahText,
  lines: z.int(),
  status: z.enum(['prepared', 'paid', 'dropped']),
  prepared: Signature,
  decided: Signature.nullable(),
});
export type SharePaymentView = z.infer<typeof SharePaymentView>;
