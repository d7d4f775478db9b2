// The hub's engine as a policy of the judge: reads events, plans the zone, answers with assignments.
import { planZone } from '../../server/src/dispatch/engine.rules.ts';
import { BENCH_POLICY, type Policy } from '../../server/src/dispatch/policy.rules.ts';
import type { Decision, Init, State } from './messages.ts';
import { Picture } from './picture.ts';
import { zoneStateOf } from './translate.ts';

/** The deadline of an offer, as the hub has one: whoever answers at all on these days does so within a minute. */
const OFFER_MIN = 1.001;

export class Dispatcher {
  readonly #picture: Picture;
  readonly #policy: Policy;

  constructor(init: Init) {
    this.#picture = new Picture(init);
    const { metersPerMinute, pickupService, dropoffService } = init.params;
    // on the other tracks couriers say yes at once and every way takes what it says: nobody needs to leave early, no price for a no
    const sure = init.rules.live ? {} : { answerMin: 0, slackMin: 0, refusalMin: 0 };
    const stay = init.rules.preposition ? {} : { moveMaxMin: 0 };
    this.#policy = { ...BENCH_POLICY, ...sure, ...stay, boundSpeedMpm: metersPerMinute, pickupServiceMin: pickupService, dropServiceMin: dropoffService };
  }

  decide({ seq, t, events }: State): Decision {
    for (const event of events) this.#picture.read(event);
    const withdraw = this.#picture.giveUp(OFFER_MIN, t).map((courier) => ({ courier }));
    const decision: Decision = { type: 'decide', seq, assign: [], update: [], move: [], withdraw };
    if (this.#picture.orders.size > 0 || this.#policy.moveMaxMin > 0) this.#plan(decision, t);
    const deadline = OFFER_MIN + this.#picture.firstQuestionAt();
    return deadline < Infinity ? { ...decision, wakeAt: deadline } : decision;
  }

  #plan(decision: Decision, t: number): void {
    const plan = planZone(zoneStateOf(this.#picture, t), this.#policy, t);
    for (const { courierId, jobIds } of plan.offers) {
      decision.assign.push({ courier: courierId, orders: [...jobIds] });
      if (this.#picture.init.rules.live) this.#picture.ask(courierId, jobIds, t);
      else this.#picture.start(courierId, jobIds, t);
    }
    for (const { courierId, stops } of plan.additions) {
      const orders = stops.flatMap(({ kind, jobIds }) => (kind === 'drop' ? jobIds : []));
      decision.update.push({ courier: courierId, orders });
      this.#picture.update(courierId, orders, t);
    }
    for (const { courierId, spot } of plan.moves) decision.move.push({ courier: courierId, restaurant: this.#picture.move(courierId, spot.key, t) });
  }
}
