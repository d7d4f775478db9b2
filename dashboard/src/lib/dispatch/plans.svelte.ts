// The plans that were made, page by page, and the one that is open with its replay.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PlanId, ZoneId } from '@pitulungan/contracts/ids';
import type { PlanDetail, PlanView, Replay } from '@pitulungan/contracts/plans';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

const PAGE = 100; // what the hub gives at once

export class PlanList {
  plans = $state.raw<readonly PlanView[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  isMore = $state(false);

  #zone = '';
  #round = 0;

  /** From the newest on; of all zones when `zone` is empty. */
  show(zone: string): Promise<void> {
    if (zone !== this.#zone) this.plans = null;
    this.#zone = zone;
    return this.#load(null);
  }

  async loadMore(): Promise<void> {
    const last = this.plans?.at(-1);
    if (last && !this.loading) await this.#load(last.at);
  }

  async #load(before: string | null): Promise<void> {
    const round = ++this.#round;
    const query = { ...(this.#zone === '' ? {} : { zone: this.#zone as ZoneId }), ...(before === null ? {} : { before }) };
    this.loading = true;
    const answer = await callEndpoint(endpoints.listPlans, { query }, { attempts: 2 });
    if (round !== this.#round) return; // another zone was chosen meanwhile
    this.loading = false;
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.plans = before === null ? answer.value : [...(this.plans ?? []), ...answer.value];
    this.isMore = answer.value.length === PAGE;
  }
}

export class OpenPlan {
  id = $state<string | null>(null);
  detail = $state.raw<PlanDetail | null>(null);
  failure = $state.raw<Failure | null>(null);
  replay = $state.raw<Replay | null>(null);
  replayFailure = $state.raw<Failure | null>(null);
  replaying = $state(false);

  async show(id: string | null): Promise<void> {
    this.id = id;
    this.detail = this.failure = this.replay = this.replayFailure = null;
    this.replaying = false;
    if (id === null) return;
    const answer = await callEndpoint(endpoints.readPlan, { params: { planId: id as PlanId } }, { attempts: 2 });
    if (this.id !== id) return; // another one was opened meanwhile
    if (answer.ok) this.detail = answer.value;
    else this.failure = answer;
  }

  async playAgain(): Promise<void> {
    const { id } = this;
    if (id === null || this.replaying) return;
    this.replaying = true;
    const answer = await callEndpoint(endpoints.replayPlan, { params: { planId: id as PlanId } }, { attempts: 2 });
    if (this.id !== id) return;
    this.replaying = false;
    this.replayFailure = answer.ok ? null : answer;
    if (answer.ok) this.replay = answer.value;
  }
}
