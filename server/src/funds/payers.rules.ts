// Who pays a trip (finance.md 4.2), decided once, when the order is placed: the payers of the settings one after the other, each
// its part; what they leave is the buyer's. A fund pays its part whole or not at all.
import type { Payer } from '@pitulungan/contracts/funds';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';

export interface FeeParts {
  customer: Rupiah;
  fund: Rupiah;
  bumdes: Rupiah;
}

/** `free`: what the fund of the settings holds and has not promised; null: there is no such fund. */
export function splitTariff(tariff: Rupiah, payers: readonly Payer[], free: Rupiah | null): FeeParts {
  const parts: FeeParts = { customer: tariff, fund: 0n, bumdes: 0n };
  for (const { payer, most } of payers) {
    const wanted = least(parts.customer, most === null ? parts.customer : rupiahFromJson(most));
    const paid = payer === 'fund' && (free === null || free < wanted) ? 0n : wanted;
    parts[payer] += paid;
    parts.customer -= paid;
  }
  return parts;
}

const least = (a: Rupiah, b: Rupiah): Rupiah => (a < b ? a : b);

export const fundOf = (payers: readonly Payer[]): string | null => payers.find((payer) => payer.payer === 'fund')?.fund ?? null;
