// What the tracking page says of an order: one sentence, five steps, and what may still be done.
import type { TrackingStage, TrackingView } from '@pitulungan/contracts/tracking';
import { businessDate } from '@pitulungan/contracts/time';
import { formatDate, formatTime } from '@pitulungan/ui/format';
import { words, type Language, type Words } from '#lib/words/words.ts';

type StepName = keyof Words['tracking']['step'];
export interface Step {
  name: StepName;
  state: 'done' | 'now' | 'ahead';
  time: string | null;
}

const STEPS = ['placed', 'preparing', 'collected', 'coming', 'done'] as const satisfies readonly StepName[];

/** The step a stage stands at; null: the order ended another way, and a line of steps would mislead. */
const STEP_OF: Record<TrackingStage, StepName | null> = {
  WAITING_MERCHANT: 'placed',
  PREPARING: 'preparing',
  LOOKING_FOR_COURIER: 'collected',
  COURIER_TO_STALL: 'collected',
  GOODS_WITH_COURIER: 'collected',
  COMING_TO_YOU: 'coming',
  AT_YOUR_DOOR: 'coming',
  ATTEMPT_FAILED: 'coming',
  DELIVERED: 'done',
  COMING_BACK: null,
  CANCELLED: null,
  REJECTED: null,
  EXPIRED: null,
  RETURNED: null,
};

const ENDED: readonly TrackingStage[] = ['DELIVERED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'RETURNED'];
export const hasEnded = (view: TrackingView): boolean => ENDED.includes(view.stage);

/** A packed order whose slot has not left looks for no courier yet. */
function saidOf(view: TrackingView, now: number): keyof Words['tracking']['sentence'] {
  if (view.stage === 'WAITING_MERCHANT' && view.merchantSlow) return 'MERCHANT_SLOW';
  const waits = view.stage === 'LOOKING_FOR_COURIER' && view.delivery.kind === 'slot' && now < Date.parse(view.delivery.slotAt);
  return waits ? 'WAITING_FOR_SLOT' : view.stage;
}

/** "Ikut slot 09.00, 3 tetangga ikut." and, where it was moved, from where and why. */
export function rideSentences({ delivery }: TrackingView, language: Language, now: number = Date.now()): string[] {
  const say = words[language].tracking.ride;
  if (delivery.kind === 'direct') return [];
  if (delivery.kind === 'express') return [say.express];
  const { slotAt, neighbours, moved } = delivery;
  const day = businessDate(Date.parse(slotAt)) === businessDate(now) ? null : formatDate(slotAt, language);
  const told = `${say.slot(formatTime(slotAt, language), day)}${say.neighbours(neighbours ?? 0)}.`;
  return moved ? [told, `${say.moved(formatTime(moved.from, language), moved.reason)}.`] : [told];
}

export function sentenceFor(view: TrackingView, language: Language, now: number = Date.now()): string {
  const say = words[language].tracking;
  const sentence = say.sentence[saidOf(view, now)];
  const told = sentence(view.merchantName, say.courier(view.courierName));
  if (view.stage !== 'COMING_TO_YOU') return told;
  const eta = view.courier?.etaMinutes;
  return `${told}${eta ? say.minutesLeft(eta[0], eta[1]) : ''}.`;
}

export function stepsFor(view: TrackingView, language: Language): Step[] {
  const at = STEP_OF[view.stage];
  if (at === null) return [];
  const here = STEPS.indexOf(at);
  const { placedAt, confirmedAt, readyAt, deliveredAt } = view.times;
  const times: Record<StepName, string | null> = {
    placed: placedAt,
    preparing: confirmedAt,
    collected: here === 2 ? (view.stage === 'LOOKING_FOR_COURIER' ? readyAt : view.stageAt) : null,
    coming: here === 3 ? view.stageAt : null,
    done: deliveredAt,
  };
  return STEPS.map((name, index) => {
    const time = times[name];
    const state = index < here || at === 'done' ? 'done' : index === here ? 'now' : 'ahead';
    return { name, state, time: time !== null && index <= here ? formatTime(time, language) : null };
  });
}

/** What to say about paying; null when there is nothing to say any more. */
export function paymentSentence({ payment }: TrackingView, say: Words['tracking']): string | null {
  const { method, status } = payment;
  if (method === 'qris') return say.qris[status as keyof typeof say.qris] ?? null;
  return status === 'DUE' ? say.cash.DUE : status === 'VOIDED' ? say.cash.VOIDED : say.cash.PAID;
}

export const mayNameReference = ({ payment }: TrackingView): boolean =>
  payment.method === 'qris' && (payment.status === 'AWAITING_PROOF' || payment.status === 'REJECTED');

/** The age of a position in words; {n} stays for the script that counts on. */
export const ageSentence = (ageMs: number, say: Words['tracking']): string =>
  ageMs < 60_000 ? say.position.now : say.position.minutes(String(Math.floor(ageMs / 60_000)));
