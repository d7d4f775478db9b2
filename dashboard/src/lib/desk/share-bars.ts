// The month's share as bars: lengths in thousandths of the widest possible bar, zero-based, computed without floats.
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { ShareView } from '@pitulungan/contracts/books';

export interface ShareBar {
  key: string;
  ppm: number;
  amount: Rupiah;
  /** 0..1000, of the largest part */
  length: number;
}

const FULL = 1000n;

/** In the policy's order. A share of nothing has bars of length 0. */
export function shareBars(shares: ShareView['shares']): ShareBar[] {
  const amounts = shares.map((share) => rupiahFromJson(share.amount));
  const largest = amounts.reduce((most, amount) => (amount > most ? amount : most), 0n);
  return shares.map(({ key, ppm }, at) => {
    const amount = amounts[at] ?? 0n;
    return { key, ppm, amount, length: largest > 0n && amount > 0n ? Number((amount * FULL) / largest) : 0 };
  });
}

export interface PartsAndWhole {
  parts: Rupiah;
  whole: Rupiah;
  equal: boolean;
}

/** The check that is printed under the bars: the parts are the whole, to the rupiah. */
export function partsAndWhole(share: ShareView): PartsAndWhole {
  const parts = share.shares.reduce((sum, { amount }) => sum + rupiahFromJson(amount), 0n);
  const whole = rupiahFromJson(share.base);
  return { parts, whole, equal: parts === whole };
}

/** 500000 → "50", 125000 → "12,5": percent of parts per million, with the reader's decimal mark. */
export function percentText(ppm: number, language: 'id' | 'en'): string {
  const fraction = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(ppm / 10_000)}${fraction === '' ? '' : `${language === 'id' ? ',' : '.'}${fraction}`}`;
}
