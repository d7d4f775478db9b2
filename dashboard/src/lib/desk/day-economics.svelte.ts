// What bringing cost on one day: read again whenever something was delivered.
import type { DayEconomics } from '@pitulungan/contracts/economics';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { businessDate, startOfBusinessDate, type BusinessDate } from '@pitulungan/contracts/time';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

const DAY_MS = 86_400_000;
const REFRESH_PAUSE_MS = 1_500;

export class EconomicsOfDay {
  date = $state<BusinessDate>('');
  figures = $state.raw<DayEconomics | null>(null);
  failure = $state.raw<Failure | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(date: BusinessDate) {
    this.date = date;
  }

  move(days: number): void {
    this.date = businessDate(startOfBusinessDate(this.date) + days * DAY_MS);
    this.figures = null;
    void this.load();
  }

  async load(): Promise<void> {
    const round = ++this.#round;
    const answer = await callEndpoint(endpoints.dayEconomics, { query: { date: this.date } }, { attempts: 2 });
    if (round !== this.#round) return; // another day was chosen meanwhile
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.figures = answer.value;
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
