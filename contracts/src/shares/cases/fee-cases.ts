// kinds commission and mdr: a list of amounts and what is taken off each.
import { z } from 'zod';
import { commissionByPpm, commissionPerItem, mdr, MDR_RULES, mdrRuleAt } from '../fees.ts';
import { CaseError, Name, Positive, Ppm } from './words.ts';

const MAX_AMOUNTS = 100_000;
const Amounts = z.union([z.array(Positive).max(MAX_AMOUNTS), Positive.transform((one) => [one])]);

const CommissionCase = z.union([
  z.looseObject({ ppm: Ppm, goods: Amounts }),
  z.looseObject({ perItem: Positive, goods: Amounts, items: Amounts }).refine(({ goods, items }) => goods.length === items.length, {
    error: 'goods dan items harus sama banyak / goods and items must be equally many',
  }),
]);

/** ppm of the goods value; or perItem with the number of items of each. */
export function runCommission(input: unknown): Record<string, unknown>[] {
  const wanted = CommissionCase.parse(input);
  const commissionOf = 'ppm' in wanted ? (goods: bigint) => commissionByPpm(goods, wanted.ppm as bigint) : perItem(wanted);
  return wanted.goods.map((goods, index) => {
    const commission = commissionOf(goods, index);
    return { goods, commission, merchant: goods - commission };
  });
}

function perItem({ perItem: rate, items }: { perItem: bigint; items: bigint[] }): (goods: bigint, index: number) => bigint {
  return (_, index) => commissionPerItem(items[index] ?? 0n, rate);
}

const Paid = z.looseObject({ amount: Positive.optional(), gross: Positive.optional(), class: Name.optional(), date: z.iso.date().optional() });
const Band = z.looseObject({ class: Name.default(''), threshold: Positive.default(0n), ppm: Ppm, effectiveFrom: z.iso.date().default('0000-01-01') });
type Band = z.infer<typeof Band>;
const Payments = z.union([z.array(Positive).max(MAX_AMOUNTS), z.array(Paid).max(MAX_AMOUNTS), Positive.transform((one) => [one])]);

const MdrCase = z.looseObject({
  class: Name.optional(),
  date: z.iso.date().optional(),
  threshold: Positive.optional(),
  ppm: Ppm.optional(),
  rule: Band.optional(),
  rules: z.array(Band).max(1000).optional(),
  amounts: Payments.optional(),
  amount: Payments.optional(),
  gross: Payments.optional(),
  payments: Payments.optional(),
  transactions: Payments.optional(),
  goods: Payments.optional(),
});
type MdrCase = z.infer<typeof MdrCase>;

interface Dated {
  class?: string | undefined;
  date?: string | undefined;
}

/** One rule (ppm, threshold), a rule object, or rules by class and date; without any, the published rates. */
export function runMdr(input: unknown): Record<string, unknown>[] {
  const wanted = MdrCase.parse(input);
  const list = wanted.amounts ?? wanted.amount ?? wanted.gross ?? wanted.payments ?? wanted.transactions ?? wanted.goods;
  if (list === undefined) throw new CaseError('Daftar jumlah (amounts) tidak ada. / The list of amounts is missing.');
  return list.map((one) => {
    const paid = typeof one === 'bigint' ? { amount: one } : one;
    const amount = paid.amount ?? paid.gross;
    if (amount === undefined) throw new CaseError('Satu pembayaran tanpa jumlah (amount). / A payment has no amount.');
    const fee = mdr(amount, ruleFor(wanted, paid));
    return { amount, gross: amount, mdr: fee, net: amount - fee };
  });
}

function ruleFor(wanted: MdrCase, paid: Dated): Pick<Band, 'threshold' | 'ppm'> {
  if (wanted.ppm !== undefined) return { threshold: wanted.threshold ?? 0n, ppm: wanted.ppm };
  return wanted.rule ?? ruleByClass(wanted, paid);
}

function ruleByClass(wanted: MdrCase, paid: Dated): Pick<Band, 'threshold' | 'ppm'> {
  const rules = wanted.rules ?? MDR_RULES;
  const { class: named = '', date = '9999-12-31' } = { class: paid.class ?? wanted.class, date: paid.date ?? wanted.date };
  const rule = mdrRuleAt(rules, named, date) ?? mdrRuleAt(rules, named.toLowerCase(), date);
  if (!rule) throw new CaseError(`Tidak ada aturan MDR untuk golongan "${named}". / There is no MDR rule for the class "${named}".`);
  return rule;
}
