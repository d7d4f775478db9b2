// The month at a glance, read again when money has moved.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Fact } from '@pitulungan/contracts/facts';
import type { Figure, FigureName, MonthView } from '@pitulungan/contracts/month';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

const REFRESH_PAUSE_MS = 1_500;
/** Beginnings of the facts after which a journal is posted. */
const MONEY = ['order.completed', 'cash.', 'payment.', 'refund.', 'payout.', 'books.', 'fund.', 'wage.', 'debt.', 'qris.', 'shares.paid'];

export const movesMoney = (facts: readonly Fact[]): boolean => facts.some(({ type }) => MONEY.some((beginning) => type.startsWith(beginning)));

export class MonthFigures {
  view = $state.raw<MonthView | null>(null);
  failure = $state.raw<Failure | null>(null);

  #month = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  show(month: string): Promise<void> {
    if (month !== this.#month) this.view = null;
    this.#month = month;
    return this.load();
  }

  async load(): Promise<void> {
    const round = ++this.#round;
    const answer = await callEndpoint(endpoints.monthFigures, { query: { month: this.#month } }, { attempts: 2 });
    if (round !== this.#round) return; // another month was chosen meanwhile
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.view = answer.value;
  }

  figure(name: FigureName): Figure | undefined {
    return this.view?.figures.find((figure) => figure.name === name);
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
