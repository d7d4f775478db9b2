// The cash desk: deposits (live by facts), couriers who still hold cash, counting and deciding. Money moves only after a confirmation.
import type { Board } from '@pitulungan/contracts/board';
import type { DepositView, Resolution } from '@pitulungan/contracts/cash';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CashOverview } from '@pitulungan/contracts/endpoints/desk';
import type { Rupiah } from '@pitulungan/contracts/money';
import { callEndpoint, newKey, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from './intent.ts';
import { newerDeposits } from './deposits.ts';

/** Facts come in bursts: totals are asked for once per burst. */
const REFRESH_PAUSE_MS = 700;

export class CashDesk {
  overview = $state.raw<CashOverview | null>(null);
  failure = $state.raw<Failure | null>(null);
  countingId = $state<string | null>(null);
  decidingId = $state<string | null>(null);
  working = $state(false);
  /** Of the last count or decision */
  actionFailure = $state.raw<Failure | null>(null);

  #fetched = $state.raw<readonly DepositView[] | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #intent: Intent | null = null;
  readonly #board: () => Board | null;

  readonly loaded = $derived.by(() => this.#fetched !== null && this.overview !== null);
  readonly deposits = $derived.by(() => newerDeposits(this.#fetched ?? [], this.#board()?.deposits ?? {}));
  readonly toCount = $derived.by(() => this.deposits.filter(({ status }) => status === 'DECLARED').toReversed()); // who waits longest first
  readonly toDecide = $derived.by(() => this.deposits.filter(({ status }) => status === 'DISCREPANCY'));
  readonly counted = $derived.by(() => this.deposits.filter(({ status }) => status === 'MATCHED' || status === 'RESOLVED'));
  readonly counting = $derived.by(() => this.#byId(this.countingId));
  readonly deciding = $derived.by(() => this.#byId(this.decidingId));

  constructor(board: () => Board | null) {
    this.#board = board;
  }

  #byId(id: string | null): DepositView | null {
    return this.deposits.find((deposit) => deposit.id === id) ?? null;
  }

  async load(): Promise<void> {
    const [overview, deposits] = await Promise.all([
      callEndpoint(endpoints.cashOverview, {}, { attempts: 2 }),
      callEndpoint(endpoints.listDeposits, {}, { attempts: 2 }),
    ]);
    this.failure = !overview.ok ? overview : deposits.ok ? null : deposits;
    if (overview.ok) this.overview = overview.value;
    if (deposits.ok) this.#fetched = deposits.value;
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  open(what: 'count' | 'decide', id: string | null): void {
    this.countingId = what === 'count' ? id : null;
    this.decidingId = what === 'decide' ? id : null;
    this.actionFailure = null;
  }

  /** Books a count. True when it was booked; what came of it stands in the deposit. */
  async count(deposit: DepositView, amount: Rupiah): Promise<boolean> {
    const counted = amount.toString();
    return this.#act(`count ${deposit.id} ${counted}`, (key) =>
      callEndpoint(endpoints.countDeposit, { params: { depositId: deposit.id }, body: { counted } }, { key, attempts: 3 }),
    );
  }

  /** The first of two people: what should become of a difference. */
  async propose(deposit: DepositView, resolution: Resolution, note: string): Promise<boolean> {
    const body = { resolution, note: note.trim() };
    return this.#act(`propose ${deposit.id} ${JSON.stringify(body)}`, (key) =>
      callEndpoint(endpoints.proposeResolution, { params: { depositId: deposit.id }, body }, { key, attempts: 3 }),
    );
  }

  /** The second one: approves just that proposal, or sends it back. */
  async resolve(deposit: DepositView, resolution: Resolution, answer: { note: string; approve: boolean }): Promise<boolean> {
    const body = { resolution, note: answer.note.trim(), approve: answer.approve };
    return this.#act(`resolve ${deposit.id} ${JSON.stringify(body)}`, (key) =>
      callEndpoint(endpoints.resolveDeposit, { params: { depositId: deposit.id }, body }, { key, attempts: 3 }),
    );
  }

  async #act(content: string, call: (key: string) => ReturnType<typeof callEndpoint<typeof endpoints.countDeposit>>): Promise<boolean> {
    if (this.working) return false;
    this.#intent = intentFor(this.#intent, content, newKey);
    this.working = true;
    const answer = await call(this.#intent.key);
    this.working = false;
    this.actionFailure = answer.ok ? null : answer;
    if (!answer.ok) {
      if (answer.kind === 'refusal') this.refreshSoon(); // the screen was behind
      return false;
    }
    this.#intent = null;
    this.#fetched = newerDeposits(this.#fetched ?? [], { [answer.value.id]: answer.value });
    this.refreshSoon();
    return true;
  }
}
