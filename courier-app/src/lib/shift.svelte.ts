// A signed-in courier's working state: the live board with unsent taps on top, and what each tap of a button writes down.
import type { Board } from '@pitulungan/contracts/board';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import type { CourierId, DepositId } from '@pitulungan/contracts/ids';
import type { FailureReason, JobView, Shortfall } from '@pitulungan/contracts/jobs';
import type { CourierStep, JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { Instant } from '@pitulungan/contracts/time';
import { untrack } from 'svelte';
import { LiveConnection } from '@pitulungan/ui/live.svelte.ts';
import { ringOnce } from './attention/ringer.svelte.ts';
import { clock } from './clock.svelte.ts';
import { nextStep } from './next-step.ts';
import { newsBetween, type News } from './news.ts';
import { Outbox } from './outbox/outbox.svelte.ts';
import { sendAs } from './outbox/own-session.ts';
import { sendTap } from './outbox/send-tap.ts';
import type { About, QueuedTap } from './outbox/tap.ts';
import { keepBoard, lastBoard } from './phone-database.ts';
import { Tracker } from './positions/tracker.svelte.ts';
import { project } from './projection.ts';
import { stillUnseen } from './unseen.ts';
import { keyOfStop, tripsOf, wayOf, type Stop, type Trip } from './way.ts';

const KEEP_BOARD_AFTER_MS = 400;
const NOTHING: About = { jobId: null, code: null, from: null };

export class Shift {
  readonly view: SessionView;
  readonly courierId: CourierId;
  readonly live: LiveConnection;
  readonly outbox: Outbox;
  readonly tracker: Tracker;
  /** The stop the courier chose to look at; the next one when none */
  chosen = $state<string | null>(null);
  /** What others did to the courier's jobs, until it is read */
  news = $state.raw<readonly News[]>([]);
  #heard: Board | null = null;
  readonly #stopEffects: () => void;

  static async open(view: SessionView, courierId: CourierId, onSignedOut: () => void): Promise<Shift> {
    const shift = new Shift(view, courierId, onSignedOut);
    shift.live.board = (await lastBoard(courierId)) ?? null;
    await shift.outbox.open();
    shift.live.start();
    return shift;
  }

  private constructor(view: SessionView, courierId: CourierId, onSignedOut: () => void) {
    this.view = view;
    this.courierId = courierId;
    this.live = new LiveConnection({ onSignedOut, view: 'courier' });
    this.tracker = new Tracker(async (batch) => (await this.live.sendPositions(batch)) !== null);
    this.outbox = new Outbox({ courierId, send: sendAs(courierId, sendTap), onSignedOut, place: () => this.tracker.place });
    this.#stopEffects = $effect.root(() => this.#watch());
  }

  close(): void {
    this.#stopEffects();
    this.tracker.stop();
    this.live.stop();
    this.outbox.close();
  }

  /** Epoch ms on the server's clock; ticks. */
  get serverNow(): number {
    return clock.now + this.live.serverNow() - Date.now();
  }

  get board(): Board | null {
    return this.#board;
  }
  readonly #board: Board | null = $derived.by(() => {
    const board = this.live.board;
    return board && project(board, [...this.outbox.sent, ...this.outbox.waiting], this.live.serverNow() - Date.now());
  });

  readonly me = $derived.by(() => this.#board?.couriers[this.courierId]);
  readonly way: Stop[] = $derived.by(() => (this.#board ? wayOf(this.#board, this.courierId) : []));
  readonly jobs: JobView[] = $derived.by(() => [...new Map(this.way.flatMap(({ jobs }) => jobs).map((job) => [job.id, job])).values()]);
  readonly current: Stop | undefined = $derived.by(() => this.way.find((stop) => keyOfStop(stop) === this.chosen) ?? this.way[0]);
  readonly trips: Trip[] = $derived.by(() => (this.#board ? tripsOf(this.#board, this.courierId) : []));

  /** The jobs whose last step can still be taken back: the newest one, and those that took it with the same tap */
  readonly undoable: JobView[] = $derived.by(() => {
    const open = Object.values(this.#board?.jobs ?? {})
      .filter((job) => job.courierId === this.courierId && job.undoUntil !== null && Date.parse(job.undoUntil) > this.serverNow)
      .toSorted((a, b) => b.statusAt.localeCompare(a.statusAt));
    const newest = open[0];
    return newest ? open.filter((job) => isSameTap(newest, job)) : [];
  });

  job(id: string): JobView | undefined {
    return this.#board?.jobs[id];
  }

  /** The yes to an offer that is still there: on its way, or taken and its fact not here yet. */
  answerOf({ offers }: Trip): QueuedTap | undefined {
    return [...this.outbox.waiting, ...this.outbox.sent].find((tap) => tap.endpoint === 'acceptOffer' && offers.some(({ id }) => id === tap.params.offerId));
  }

  /** A hand-in that the board does not show yet. */
  get deposit(): QueuedTap | undefined {
    return [...this.outbox.waiting, ...this.outbox.sent].find((tap) => tap.endpoint === 'declareDeposit');
  }

  setDuty(duty: 'ON' | 'BREAK' | 'OFF'): Promise<void> {
    return this.outbox.add({ endpoint: 'setDuty', params: {}, body: { duty } }, { ...NOTHING, from: this.me?.duty ?? null });
  }

  /** Until when I work today; null: no end */
  setShiftEnd(until: Instant | null): Promise<void> {
    return this.outbox.add({ endpoint: 'setShiftEnd', params: {}, body: { until } }, NOTHING);
  }

  /** One answer for the whole trip. */
  answer({ offers, jobs }: Trip, accept: boolean): Promise<void> {
    const about = { ...NOTHING, code: jobs.map(({ code }) => code).join(', ') || null };
    return this.outbox.add({ endpoint: accept ? 'acceptOffer' : 'declineOffer', params: { offerId: offers[0].id }, body: {} }, about);
  }

  /** One tap for all orders of a stop that stand where the button was; each is its own request. */
  async step(stop: Stop, step: CourierStep): Promise<void> {
    for (const job of stop.jobs) {
      const next = nextStep(job.status);
      if (next.kind !== 'step' || next.step !== step) continue;
      await this.outbox.add({ endpoint: 'stepJob', params: { jobId: job.id }, body: { step } }, aboutJob(job));
    }
  }

  /** `taken`: less than is due, and why; else exactly what is due */
  deliver(job: JobView, receiverName: string, taken: { cash: string; shortfall: Shortfall } | null = null): Promise<void> {
    const cash = taken ? { cashCollected: taken.cash, shortfall: taken.shortfall } : { cashCollected: job.cashDue, shortfall: null };
    return this.outbox.add({ endpoint: 'deliverJob', params: { jobId: job.id }, body: { receiverName, ...cash } }, aboutJob(job));
  }

  fail(job: JobView, reason: FailureReason, note: string): Promise<void> {
    return this.outbox.add({ endpoint: 'failJob', params: { jobId: job.id }, body: { reason, note } }, aboutJob(job));
  }

  async undo(jobs: readonly JobView[]): Promise<void> {
    for (const job of jobs) await this.outbox.undo(job.id, aboutJob(job));
  }

  declare(declared: string): Promise<void> {
    return this.outbox.add({ endpoint: 'declareDeposit', params: {}, body: { declared } }, NOTHING);
  }

  /** The courier's half of the two signatures under a count */
  sign(depositId: DepositId, agrees: boolean, note: string): Promise<void> {
    return this.outbox.add({ endpoint: 'signDeposit', params: { depositId }, body: { agrees, note } }, NOTHING);
  }

  /** Heard and felt once; the card stays until it is put away. */
  #hear(board: Board): void {
    const news = this.#heard ? newsBetween(this.#heard, board, { courierId: this.courierId, now: this.live.serverNow(), answered: this.#answered() }) : [];
    this.#heard = board;
    if (news.length === 0) return;
    const about = new Set(news.map(({ jobId }) => jobId));
    this.news = [...this.news.filter(({ jobId }) => !about.has(jobId)), ...news];
    ringOnce();
  }

  /** Offers that the courier has answered, as far as this phone remembers. */
  #answered(): Set<string> {
    const taps = [...this.outbox.waiting, ...this.outbox.sent];
    return new Set(taps.flatMap((tap) => (tap.endpoint === 'acceptOffer' || tap.endpoint === 'declineOffer' ? [tap.params.offerId] : [])));
  }

  #watch(): void {
    $effect(() => {
      const board = this.live.board;
      if (!board) return;
      untrack(() => this.#hear(board)); // before: it asks what was answered
    });
    $effect(() => {
      const board = this.live.board;
      void this.outbox.sent; // a fact may come before the answer
      if (board) untrack(() => this.outbox.keepUnseen((sent) => stillUnseen(board, sent)));
    });
    $effect(() => {
      const board = this.live.board;
      const timer = setTimeout(() => board && void keepBoard(this.courierId, board), KEEP_BOARD_AFTER_MS);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      if (this.live.status === 'live') this.outbox.tryNow();
    });
    $effect(() => {
      if (this.me && this.me.duty !== 'OFF') this.tracker.start();
      else this.tracker.stop();
    });
  }
}

/** Orders of one stall are moved by one tap, and taken back by one. */
const SAME_TAP_MS = 3_000;
const AT_A_STALL: readonly JobStatus[] = ['TO_PICKUP', 'AT_PICKUP', 'PICKED_UP'];
const isSameTap = (one: JobView, other: JobView): boolean => {
  if (one.id === other.id) return true;
  const together = AT_A_STALL.includes(one.status) && one.status === other.status && one.merchantId === other.merchantId;
  return together && Math.abs(Date.parse(one.statusAt) - Date.parse(other.statusAt)) < SAME_TAP_MS;
};

const aboutJob = (job: JobView): About => ({ jobId: job.id, code: job.code, from: job.status });
