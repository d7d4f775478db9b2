// Who pays the trip, said as the quote says it, and told to the hub with the order: it refuses when the fee has changed since.
import { RupiahAmount } from '@pitulungan/contracts/money';
import type { SlotsView } from '@pitulungan/contracts/slots';
import { formatRupiah } from '@pitulungan/ui/format';
import { words, type Language } from '#lib/words/words.ts';
import { readChoice } from './delivery-choice.ts';

/** Hidden fields of the review: what was shown for a trip with others, and for one of one's own. */
export const TOLD_TOGETHER = 'ongkir.bersama';
export const TOLD_OWN = 'ongkir.sendiri';

/** What the buyer was told to pay for the way they chose; undefined when they were told nothing. */
export function feeTold(posted: FormData, delivery: string): string | undefined {
  const choice = readChoice(delivery);
  if (choice?.kind === 'express' && choice.payer === 'fund') return '0';
  const told = RupiahAmount.safeParse(posted.get(choice?.kind === 'express' ? TOLD_OWN : TOLD_TOGETHER));
  return told.success ? told.data : undefined;
}

/** "Rp2.000 dibayar BUMDes.", "Rp2.000: Dana Ongkir (Rp1.500), BUMDes (Rp500)."; empty when the trip costs nobody anything. */
export function whoPays({ fee }: Pick<SlotsView, 'fee'>, language: Language): string {
  const say = words[language].fee;
  const rupiah = (amount: string | bigint): string => formatRupiah(amount, language);
  const payers = [
    { name: fee.fundName ?? say.fund, amount: fee.fund },
    { name: say.bumdes, amount: fee.bumdes },
    { name: say.you, amount: fee.customer },
  ].filter(({ amount }) => amount !== '0');
  const total = rupiah(BigInt(fee.fund) + BigInt(fee.bumdes) + BigInt(fee.customer));
  const [first] = payers;
  if (!first) return '';
  return payers.length === 1 ? say.one(total, first.name) : say.several(total, payers.map(({ name, amount }) => `${name} (${rupiah(amount)})`).join(', '));
}
