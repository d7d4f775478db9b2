// A signed-in courier's working state: the live board with unsent taps on top, and what each tap of a button writes down.
import type { Board } from '@pitulungan/contracts/board';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import type { CourierId } from '@pitulungan/contracts/ids';
import type { FailureReason, JobView, OfferView } from '@pitulungan/contracts/jobs';
import type { CourierStep } from '@pitulungan/contracts/lifecycles/job';
import { untrack } from 'svelte';
import { LiveConnection } from '@pitulungan/ui/live.svelte.ts';
import { ringOnce } from './attention/ringer.svelte.ts';
import { clock } from './clock.svelte.ts';
import { inOrderOfUrgency } from './next-step.ts';
import { newsBetween, type News } from './news.ts';
import { Outbox } from './outbox/outbox.svelte.ts';
import { sendAs } from './outbox/own-session.ts';
import { sendTap } from './outbox/send-tap.ts';
import type { About, QueuedTap } from './outbox/tap.ts';
import { keepBoard, lastBoard } from './phone-database.ts';
import { Tracker } from './positions/tracker.svelte.ts';
import { activeJobsOf, project } from './projection.ts';
import { stillUnseen } from './unseen.ts';

const KEEP_BOARD_AFTER_MS = 400;
const NOTHING: About = { jobId: null, code: null, from: null };

export class Shift {
  readonly view: SessionView;
  readonly courierId: CourierId;
  readonly live: LiveConnection;
  readonly outbox: Outbox;
  readonly tracker: Tracker;
  /** The job the courier chose to look at; the most urgent one when none */
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
  readonly jobs: JobView[] = $derived.by(() => (this.#board ? inOrderOfUrgency(activeJobsOf(this.#board, this.courierId)) : []));
  readonly current: JobView | undefined = $derived.by(() => this.jobs.find((job) => job.id === this.chosen) ?? this.jobs[0]);
  readonly offers: OfferView[] = $derived.by(() =>
    Object.values(this.#board?.offers ?? {})
      .filter((offer) => offer.status === 'OPEN' && offer.courierId === this.courierId)
      .toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt)),
  );

  /** The job whose last step can still be taken back; the newest one */
  readonly undoable: JobView | undefined = $derived.by(() =>
    Object.values(this.#board?.jobs ?? {})
      .filter((job) => job.courierId === this.courierId && job.undoUntil !== null && Date.parse(job.undoUntil) > this.serverNow)
      .toSorted((a, b) => b.statusAt.localeCompare(a.statusAt))
      .at(0),
  );

  job(id: string): JobView | undefined {
    return this.#board?.jobs[id];
  }

  /** The yes to an offer that is still there: on its way, or taken and its fact not here yet. */
  answerOf(offer: OfferView): QueuedTap | undefined {
    return [...this.outbox.waiting, ...this.outbox.sent].find((tap) => tap.endpoint === 'acceptOffer' && tap.params.offerId === offer.id);
  }

  /** A hand-in that the board does not show yet. */
  get deposit(): QueuedTap | undefined {
    return [...this.outbox.waiting, ...this.outbox.sent].find((tap) => tap.endpoint === 'declareDeposit');
  }

  setDuty(duty: 'ON' | 'BREAK' | 'OFF'): Promise<void> {
    return this.outbox.add({ endpoint: 'setDuty', params: {}, body: { duty } }, { ...NOTHING, from: this.me?.duty ?? null });
  }

  answer(offer: OfferView, accept: boolean): Promise<void> {
    const about = { ...NOTHING, code: this.job(offer.jobId)?.code ?? null };
    return this.outbox.add({ endpoint: accept ? 'acceptOffer' : 'declineOffer', params: { offerId: offer.id }, body: {} }, about);
  }

  step(job: JobView, step: CourierStep): Promise<void> {
    return this.outbox.add({ endpoint: 'stepJob', params: { jobId: job.id }, body: { step } }, aboutJob(job));
  }

  deliver(job: JobView, receiverName: string): Promise<void> {
    return this.outbox.add({ endpoint: 'deliverJob', params: { jobId: job.id }, body: { receiverName, cashCollected: job.cashDue } }, aboutJob(job));
  }

  fail(job: JobView, reason: FailureReason, note: string): Promise<void> {
    return this.outbox.add({ endpoint: 'failJob', params: { jobId: job.id }, body: { reason, note } }, aboutJob(job));
  }

  undo(job: JobView): Promise<void> {
    return this.outbox.undo(job.id, aboutJob(job));
  }

  declare(declared: string): Promise<void> {
    return this.outbox.add({ endpoint: 'declareDeposit', params: {}, body: { declared } }, NOTHING);
  }

  /** Heard and felt once; the card stays until it is put away. */
  #hear(board: Board): void {
    const news = this.#heard ? newsBetween(this.#heard, board, this.courierId) : [];
    this.#heard = board;
    if (news.length === 0) return;
    const about = new Set(news.map(({ jobId }) => jobId));
    this.news = [...this.news.filter(({ jobId }) => !about.has(jobId)), ...news];
    ringOnce();
  }

  #watch(): void {
    $effect(() => {
      const board = this.live.board;
      if (!board) return;
      untrack(() => {
        this.outbox.keepUnseen((sent) => stillUnseen(board, sent));
        this.#hear(board);
      });
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

const aboutJob = (job: JobView): About => ({ jobId: job.id, code: job.code, from: job.status });
