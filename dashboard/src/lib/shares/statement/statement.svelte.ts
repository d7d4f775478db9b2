// One statement: what it says, whom it pays, what was paid, and every act on it. Read again when somebody else has moved it on.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { BodyOf } from '@pitulungan/contracts/endpoints/endpoint';
import type {
  PaidFrom,
  SharePaymentId,
  SharePaymentView,
  SharePolicyView,
  StatementId,
  StatementLineView,
  StatementView,
} from '@pitulungan/contracts/shares/views';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';
import { pageOf, Pages } from '#lib/books/pages.svelte.ts';
import { Acts, asking } from '../acts.svelte.ts';
import { lineState } from './line-state.ts';

type StatementAct = 'compute' | 'review' | 'reject' | 'approve' | 'post' | 'note' | 'prepare' | 'confirm' | 'drop' | 'correct';
/** What a person enters; version and hash are those of the statement that is on the screen. */
export type Decision = Omit<BodyOf<typeof endpoints.approveStatement>, 'version' | 'hash'>;

const LINES = 200;
/** The server takes no more in one payment */
const MOST_AT_ONCE = 500;
const REFRESH_PAUSE_MS = 700;

export class StatementDesk {
  statement = $state.raw<StatementView | null>(null);
  /** All of the village, for the chain */
  all = $state.raw<readonly StatementView[]>([]);
  policies = $state.raw<readonly SharePolicyView[]>([]);
  payments = $state.raw<readonly SharePaymentView[]>([]);
  failure = $state.raw<Failure | null>(null);
  /** Numbers of the lines that are chosen to be paid */
  chosen = $state.raw<readonly number[]>([]);
  readonly lines = new Pages<StatementLineView, null>();
  readonly acts = new Acts<StatementAct>();

  readonly policy = $derived.by(() => this.policies.find(({ version }) => version === this.statement?.policyVersion));

  #id = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  async show(id: string): Promise<void> {
    this.#id = id;
    this.statement = null;
    this.payments = this.chosen = [];
    this.acts.forget();
    await Promise.all([this.#read(), this.#showLines()]);
  }

  async load(): Promise<void> {
    await Promise.all([this.#read(), this.lines.reload()]);
    const owed = new Set(this.lines.rows?.filter((line) => lineState(line) === 'owed').map(({ no }) => no));
    this.chosen = this.chosen.filter((no) => owed.has(no)); // somebody else may be paying them by now
  }

  get #on() {
    return { params: { statementId: this.#id as StatementId } };
  }

  async #read(): Promise<void> {
    const id = this.#id;
    const [statement, all, policies, payments] = await Promise.all([
      callEndpoint(endpoints.readStatement, this.#on, { attempts: 2 }),
      callEndpoint(endpoints.listStatements, {}, { attempts: 2 }),
      callEndpoint(endpoints.listSharePolicies, {}, { attempts: 2 }),
      callEndpoint(endpoints.listSharePayments, this.#on, { attempts: 2 }),
    ]);
    if (id !== this.#id) return; // another one was opened meanwhile
    this.failure = failureIn([statement, all, policies, payments]);
    if (statement.ok) this.statement = statement.value;
    if (all.ok) this.all = all.value;
    if (policies.ok) this.policies = policies.value;
    if (payments.ok) this.payments = payments.value;
  }

  #showLines(): Promise<void> {
    const on = this.#on;
    return this.lines.show((after) => {
      const query = { limit: LINES, ...(after === undefined ? {} : { after: parseInt(after, 10) }) };
      return pageOf(endpoints.statementLines, { ...on, query }, ({ lines, next }) => ({ rows: lines, next: next === null ? null : `${next}`, totals: null }));
    });
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), REFRESH_PAUSE_MS);
  }

  async #refresh(): Promise<void> {
    const seen = this.statement?.version;
    await this.load();
    if (this.statement?.version !== seen) this.acts.done = null; // somebody else went on from what was done here
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  choose(no: number, wanted: boolean): void {
    const others = this.chosen.filter((each) => each !== no);
    this.chosen = wanted ? [...others, no].slice(0, MOST_AT_ONCE) : others;
  }

  compute(): Promise<boolean> {
    return this.#step('compute', ({ version }) => asking(endpoints.computeStatement, { ...this.#on, body: { version } }));
  }

  review(note: string): Promise<boolean> {
    return this.#step('review', (shown) => asking(endpoints.reviewStatement, { ...this.#on, body: { ...shown, note: note.trim() } }));
  }

  reject(reason: string): Promise<boolean> {
    return this.#step('reject', ({ version }) => asking(endpoints.rejectStatement, { ...this.#on, body: { version, reason: reason.trim() } }));
  }

  approve(decision: Decision): Promise<boolean> {
    return this.#step('approve', (shown) => asking(endpoints.approveStatement, { ...this.#on, body: { ...shown, ...decision } }));
  }

  post(): Promise<boolean> {
    return this.#step('post', ({ version }) => asking(endpoints.postStatement, { ...this.#on, body: { version } }));
  }

  note(note: string): Promise<boolean> {
    return this.#step('note', () => asking(endpoints.noteStatement, { ...this.#on, body: { note: note.trim() } }));
  }

  async prepare(from: PaidFrom, reference: string): Promise<boolean> {
    const body = { lines: [...this.chosen].sort((a, b) => a - b), from, reference: reference.trim() };
    const prepared = await this.#step('prepare', () => asking(endpoints.prepareSharePayment, { ...this.#on, body }));
    if (prepared) this.chosen = [];
    return prepared;
  }

  confirm(paymentId: SharePaymentId): Promise<boolean> {
    return this.#step('confirm', () => asking(endpoints.confirmSharePayment, { params: { paymentId } }));
  }

  drop(paymentId: SharePaymentId): Promise<boolean> {
    return this.#step('drop', () => asking(endpoints.dropSharePayment, { params: { paymentId } }));
  }

  /** The correction that was begun, to be opened. By the policy of its time, unless another is named. */
  async correct(policyVersion: string | null): Promise<StatementView | null> {
    if (!this.statement) return null;
    const { from, to, statementNo: corrects } = this.statement;
    return this.acts.run('correct', asking(endpoints.draftStatement, { body: { from, to, corrects, policyVersion } }));
  }

  /** Done or refused, what is shown is read again: somebody else may have been first. Binds to exactly what is on the screen. */
  async #step(act: StatementAct, make: (shown: { version: number; hash: string }) => Parameters<Acts<StatementAct>['run']>[1]): Promise<boolean> {
    if (!this.statement) return false;
    const { version, hash } = this.statement;
    const done = await this.acts.run(act, make({ version, hash: hash ?? '' }));
    await this.load();
    return done !== null;
  }
}

const failureIn = (answers: readonly Answer<unknown>[]): Failure | null => {
  for (const answer of answers) if (!answer.ok) return answer;
  return null;
};
