// What the planner would do next, zone by zone: fetched when something happened, and every so often while the map is open.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PlanDetail } from '@pitulungan/contracts/plans';
import { callEndpoint } from '@pitulungan/ui/api';
import type { PlannedJob } from './planned.ts';
import { plannedJobs } from './planned.ts';

const AFTER_FACT_MS = 1_500; // a plan follows the fact that woke it
const EVERY_MS = 15_000;

export class Standing {
  plans = $state.raw<readonly PlanDetail[]>([]);
  readonly jobs: ReadonlyMap<string, PlannedJob> = $derived(plannedJobs(this.plans));
  #soon: ReturnType<typeof setTimeout> | undefined;

  /** Call in an effect: gives how to stop. */
  start(): () => void {
    void this.load();
    const timer = setInterval(() => void this.load(), EVERY_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(this.#soon);
      this.#soon = undefined;
    };
  }

  hear(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.load();
    }, AFTER_FACT_MS);
  }

  /** A plan that cannot be had is none: nothing else depends on it. */
  async load(): Promise<void> {
    const answer = await callEndpoint(endpoints.standingPlans, {});
    this.plans = answer.ok ? answer.value : [];
  }
}
