// The courier's outbox as the screens see it: what waits, what the server refused, and when it is tried again.
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import type { LatLng } from '@pitulungan/contracts/place';
import { newKey } from '@pitulungan/ui/api';
import type { Note } from '../phone-database.ts';
import { drain, type Rest } from './drain.ts';
import { waitMs, type Outcome } from './outcome.ts';
import { markRead, notesOf, putAway, queueOf, takeBack, waitingTaps, write } from './queue-store.ts';
import { tapOf, type About, type Intent, type QueuedTap } from './tap.ts';

interface Parts {
  courierId: CourierId;
  send: (tap: QueuedTap) => Promise<Outcome>;
  /** The server has refused the session: somebody must sign in again */
  onSignedOut: () => void;
  /** The last known place, when it is fresh */
  place: () => LatLng | null;
}

const LOCK = 'kurir-outbox';
/** A sent tap whose fact never comes is not projected longer than this. */
const SENT_KEPT_MS = 60_000;

export class Outbox {
  waiting = $state.raw<readonly QueuedTap[]>([]);
  /** Taken by the server; their facts may still be on the way */
  sent = $state.raw<readonly QueuedTap[]>([]);
  notes = $state.raw<readonly Note[]>([]);
  rest = $state<Rest>('empty');
  readonly #parts: Parts;
  readonly #tabs = new BroadcastChannel(LOCK);
  readonly #stop = new AbortController();
  readonly #writing = new Set<string>();
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #draining = false;
  #again = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get unread(): number {
    return this.notes.filter((note) => !note.read).length;
  }

  async open(): Promise<void> {
    const { signal } = this.#stop;
    this.#tabs.addEventListener('message', () => void this.#look(), { signal });
    addEventListener('online', () => this.tryNow(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.tryNow(), { signal });
    await this.#look();
    this.tryNow();
  }

  close(): void {
    this.#stop.abort();
    this.#tabs.close();
    clearTimeout(this.#timer);
  }

  /** Written to the phone first; sending begins afterwards and may take as long as it takes. */
  async add(intent: Intent, about: About): Promise<void> {
    const subject = about.jobId ?? intent.endpoint;
    if (this.#writing.has(subject)) return; // a double tap: the first one is being written down
    this.#writing.add(subject);
    try {
      await this.#write(intent, about);
    } finally {
      this.#writing.delete(subject);
    }
    this.tryNow();
  }

  async #write(intent: Intent, about: About): Promise<void> {
    const { courierId, place } = this.#parts;
    const moment = { courierId, now: new Date().toISOString(), pin: place(), key: newKey() };
    const tap = await write(tapOf(intent, about, moment));
    this.waiting = [...this.waiting, tap];
    this.#tabs.postMessage('changed');
  }

  /** A step that never left the phone is simply taken back; otherwise the server is asked to. */
  async undo(jobId: JobId, about: About): Promise<void> {
    if (await takeBack(jobId, this.#parts.courierId)) await this.#changed();
    else await this.add({ endpoint: 'undoStep', params: { jobId }, body: {} }, about);
  }

  /** Signal is back, or may be: begins at once and forgets how often it failed before. */
  tryNow(): void {
    this.#failures = 0;
    void this.#drain();
  }

  async readNotes(): Promise<void> {
    await markRead(this.notes.filter((note) => !note.read).map((note) => note.key));
    await this.#changed();
  }

  async putAway(note: Note): Promise<void> {
    await putAway(note.key);
    await this.#changed();
  }

  /** The caller knows when the board shows what was sent. */
  keepUnseen(unseen: (sent: readonly QueuedTap[]) => readonly QueuedTap[]): void {
    const left = unseen(this.sent);
    if (left.length !== this.sent.length) this.sent = left;
  }

  async #drain(): Promise<void> {
    this.#again = this.#draining;
    if (this.#draining || this.#stop.signal.aborted) return;
    this.#draining = true;
    clearTimeout(this.#timer);
    try {
      this.rest = navigator.onLine
        ? await withLock(() =>
            drain(
              queueOf(this.#parts.courierId, (done) => this.#changed(done)),
              this.#parts.send,
            ),
          )
        : 'unreachable';
    } finally {
      this.#draining = false;
    }
    if (this.#again) return this.#drain();
    this.#planNext();
  }

  #planNext(): void {
    if (this.rest === 'empty') return;
    if (this.rest === 'signedOut') return this.#parts.onSignedOut();
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.#drain(), waitMs(this.#failures, Math.random()));
  }

  async #changed(finished?: QueuedTap): Promise<void> {
    if (finished) {
      this.sent = [...this.sent, finished];
      setTimeout(() => (this.sent = this.sent.filter((tap) => tap !== finished)), SENT_KEPT_MS);
    }
    this.#tabs.postMessage('changed');
    await this.#look();
  }

  async #look(): Promise<void> {
    const { courierId } = this.#parts;
    const [waiting, notes] = await Promise.all([waitingTaps(courierId), notesOf(courierId)]);
    this.waiting = waiting;
    this.notes = notes.toSorted((a, b) => b.notedAt.localeCompare(a.notedAt));
  }
}

/** One tab sends at a time. Without locks (plain http on a LAN) the key still makes the server take each tap once. */
const withLock = <T>(work: () => Promise<T>): Promise<T> => ('locks' in navigator ? navigator.locks.request(LOCK, work) : work()) as Promise<T>;
