// What is taken off an amount before it reaches the merchant: commission and the QRIS discount rate (finance.md 4.1 and 4.3). Always floored.
import { WHOLE_PPM } from './compute.ts';

/** ppm of the goods value, floored: the merchant gets the rest. */
export const commissionByPpm = (goods: bigint, ppm: bigint): bigint => (goods * ppm) / WHOLE_PPM;

/** Rupiah per piece sold. */
export const commissionPerItem = (items: bigint, perItem: bigint): bigint => items * perItem;

export interface MdrRule {
  /** umi: usaha mikro; the other classes of the scheme by their own names */
  class: string;
  /** Amounts up to and including this cost nothing; 0 for classes without a free band */
  threshold: bigint;
  ppm: bigint;
  /** Business date from which it holds */
  effectiveFrom: string;
}

/** Above the threshold the rate applies to the whole amount. Only a forecast: the settlement report of the provider is the truth. */
export const mdr = (amount: bigint, { threshold, ppm }: Pick<MdrRule, 'threshold' | 'ppm'>): bigint => (amount <= threshold ? 0n : (amount * ppm) / WHOLE_PPM);

/** The youngest rule of the class that holds on `date` (YYYY-MM-DD), or undefined. */
export const mdrRuleAt = (rules: readonly MdrRule[], merchantClass: string, date: string): MdrRule | undefined =>
  rules
    .filter((rule) => rule.class === merchantClass && rule.effectiveFrom <= date)
    .reduce<MdrRule | undefined>((best, rule) => (best && best.effectiveFrom >= rule.effectiveFrom ? best : rule), undefined);

/** Published rates (bisnis.com 2023-07-27, antaranews 4402101): data with dates, which a village may correct. */
export const MDR_RULES: readonly MdrRule[] = [
  { class: 'umi', threshold: 100_000n, ppm: 3_000n, effectiveFrom: '2023-11-30' },
  { class: 'umi', threshold: 500_000n, ppm: 3_000n, effectiveFrom: '2024-12-01' },
  { class: 'regular', threshold: 0n, ppm: 7_000n, effectiveFrom: '2023-07-01' },
];
