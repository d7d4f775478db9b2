// What will happen to an order, drawn before it is placed: the dice do not depend on how fast the machine is.
import type { ProductView, MerchantView } from '@pitulungan/contracts/merchants';
import { FAILURE_REASONS, type FailureReason } from '@pitulungan/contracts/jobs';
import type { PaymentMethod } from '@pitulungan/contracts/orders';
import type { Random } from './random.ts';

const MINUTE_S = 60;
/** Most baskets fit a courier on foot; a few need wheels. */
const LIGHT_BASKET_G = 7_000;
const HEAVY_BASKET_G = 19_000;
/** Residents of the seed with phones 1001-1180. */
const RESIDENTS = 180;

export type MerchantMood =
  | { kind: 'prompt' | 'slow' | 'silent'; answerS: number; prepareS: number }
  | { kind: 'rejects'; answerS: number }
  /** Never answers: the order expires by itself. */
  | { kind: 'absent' };

/** What the dispatcher does with the job besides watching. */
export type DeskTouch = 'none' | 'assign' | 'reassign' | 'unassign' | 'cancelAndRestore' | 'cancel';

interface Proof {
  afterS: number;
  /** The first reference is mistyped, and the cashier rejects it. */
  wrongFirst: boolean;
  twice: boolean;
}

export interface OrderPlan {
  source: 'app' | 'phone';
  residentNumber: number;
  payment: PaymentMethod;
  items: { productId: ProductView['id']; quantity: number }[];
  sendTwice: boolean;
  follows: boolean;
  proof: Proof;
  cancelAfterS: number | null;
  merchant: MerchantMood;
  desk: DeskTouch;
  failures: FailureReason[];
  afterFailure: 'retry' | 'return';
  complains: boolean;
}

export interface PlanInput {
  random: Random;
  stall: MerchantView;
  mayExpire: boolean;
}

export function planOrder({ random, stall, mayExpire }: PlanInput): OrderPlan {
  return {
    source: random.chance(0.25) ? 'phone' : 'app',
    residentNumber: 1_000 + random.whole(1, RESIDENTS),
    payment: random.chance(0.7) ? 'cash' : 'qris',
    items: fillBasket(random, stall),
    sendTwice: random.chance(0.15),
    follows: random.chance(0.35),
    proof: { afterS: random.between(0.5, 8) * MINUTE_S, wrongFirst: random.chance(0.15), twice: random.chance(0.2) },
    cancelAfterS: random.chance(0.05) ? random.between(10, 6 * MINUTE_S) : null,
    merchant: moodOf(random, mayExpire),
    desk: deskTouchOf(random),
    failures: failuresOf(random),
    afterFailure: random.chance(0.65) ? 'retry' : 'return',
    complains: random.chance(0.06),
  };
}

function moodOf(random: Random, mayExpire: boolean): MerchantMood {
  const dice = random.next();
  const prepareS = random.between(1.5, 9) * MINUTE_S;
  const promptS = random.between(15, 110);
  if (dice < 0.02 && mayExpire) return { kind: 'absent' };
  if (dice < 0.06) return { kind: 'rejects', answerS: promptS };
  if (dice < 0.1) return { kind: 'silent', answerS: random.between(11, 14) * MINUTE_S, prepareS };
  if (dice < 0.2) return { kind: 'slow', answerS: random.between(5.5, 9) * MINUTE_S, prepareS };
  return { kind: 'prompt', answerS: promptS, prepareS };
}

function deskTouchOf(random: Random): DeskTouch {
  const dice = random.next();
  if (dice < 0.05) return 'assign';
  if (dice < 0.08) return 'reassign';
  if (dice < 0.1) return 'unassign';
  if (dice < 0.13) return 'cancelAndRestore';
  return dice < 0.15 ? 'cancel' : 'none';
}

function failuresOf(random: Random): FailureReason[] {
  const count = random.chance(0.09) ? (random.chance(0.25) ? 2 : 1) : 0;
  return Array.from({ length: count }, () => random.pick(FAILURE_REASONS));
}

function fillBasket(random: Random, stall: MerchantView): OrderPlan['items'] {
  const limitG = random.chance(0.1) ? HEAVY_BASKET_G : LIGHT_BASKET_G;
  const basket = new Map<ProductView['id'], number>();
  let weightG = 0;
  for (let i = random.whole(1, 5); i > 0; i -= 1) {
    const product = random.pick(stall.products.filter((item) => item.available));
    const quantity = random.whole(1, 2);
    if (basket.size > 0 && (basket.has(product.id) || weightG + product.weightG * quantity > limitG)) continue;
    basket.set(product.id, quantity);
    weightG += product.weightG * quantity;
  }
  return [...basket].map(([productId, quantity]) => ({ productId, quantity }));
}
