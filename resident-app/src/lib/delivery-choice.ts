// The ways a resident may have an order brought, as the review page offers them, and back from what it posts.
import { rupiahFromJson } from '@pitulungan/contracts/money';
import { ExpressPayer, type DeliveryChoice, type SlotsView, type SlotView } from '@pitulungan/contracts/slots';
import { Instant, businessDate } from '@pitulungan/contracts/time';
import { formatRupiah, formatTime } from '@pitulungan/ui/format';
import { words, type Language } from '#lib/words/words.ts';

export interface Way {
  /** What is posted: "slot 2026-11-24T02:00:00.000Z" or "express buyer" */
  value: string;
  name: string;
  hint: string;
  full: boolean;
}

const SEPARATOR = ' ';
const valueOf = (choice: DeliveryChoice): string => [choice.kind, choice.kind === 'slot' ? choice.slotAt : choice.payer].join(SEPARATOR);

/** undefined: nothing was chosen, or nonsense; the hub then takes the next open slot. */
export function readChoice(posted: string): DeliveryChoice | undefined {
  const [kind = '', rest = ''] = posted.split(SEPARATOR);
  const payer = ExpressPayer.safeParse(rest);
  if (kind === 'express' && payer.success) return { kind, payer: payer.data };
  return kind === 'slot' && Instant.safeParse(rest).success ? { kind, slotAt: rest } : undefined;
}

/** Slots first, with how many neighbours ride and what that saves; then a trip of one's own, with its price. */
export function waysOf(view: SlotsView, { goods, language, now }: { goods: bigint; language: Language; now: number }): Way[] {
  const say = words[language].delivery;
  const slots = view.slots.map((slot): Way => {
    const { slotAt, full } = slot;
    const day = businessDate(Date.parse(slotAt)) === businessDate(now) ? '' : say.tomorrow;
    return { value: valueOf({ kind: 'slot', slotAt }), name: say.slot(formatTime(slotAt, language), day), hint: hintOf(slot, language), full };
  });
  const express = (view.express?.payers ?? []).map((payer): Way => {
    const price = formatRupiah(view.express?.tariff ?? '0', language);
    const pays = formatRupiah(goods + rupiahFromJson(view.express?.tariff ?? '0'), language);
    const hint = payer === 'buyer' ? say.expressByYou(price, pays) : say.expressByFund(view.express?.fund ?? '');
    return { value: valueOf({ kind: 'express', payer }), name: say.express, hint, full: false };
  });
  return [...slots, ...express];
}

function hintOf(slot: SlotView, language: Language): string {
  const say = words[language].delivery;
  if (slot.full) return say.full;
  const who = slot.neighbours === null ? say.orders(slot.orders) : say.neighbours(slot.neighbours, slot.orders);
  const cost = formatRupiah(slot.costWithYou, language);
  const trip = slot.costNow === null ? say.costFirst(cost) : say.cost(formatRupiah(slot.costNow, language), cost);
  return `${who} ${trip}`;
}

/** What was chosen, else the first slot with room. */
export const chosenOf = (ways: readonly Way[], posted: string): string =>
  ways.find(({ value, full }) => value === posted && !full)?.value ?? ways.find(({ full }) => !full)?.value ?? '';
