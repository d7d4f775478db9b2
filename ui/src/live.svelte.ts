// The one live connection of an app: hello on every (re)connect and every 30 s, then facts and positions as they come.
// The board is whole or null; facts that were seen are dropped; a position never goes back in time.
import { applyFact, trimBoard, type Board } from '@pitulungan/contracts/board';
import type { PositionReport, PositionView } from '@pitulungan/contracts/couriers';
import type { Fact } from '@pitulungan/contracts/facts';
import { PROTOCOL_VERSION, type ClientToServer, type HelloAnswer, type PositionsAnswer, type ServerToClient } from '@pitulungan/contracts/sockets';
import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';

export type LiveStatus = 'connecting' | 'live' | 'lost' | 'outdated' | 'signed-out';
/** measuredAt: the fix on the server's clock, so that its age goes on growing between messages */
export type LivePosition = PositionView & { measuredAt: number };

export interface LiveOptions {
  /** After the board has them; facts of a snapshot are not told one by one */
  onFacts?: (facts: readonly Fact[]) => void;
  /** The session is over: show the sign-in */
  onSignedOut?: () => void;
  /** 'courier': hear only what concerns one's own jobs, also when the account may see more */
  view?: 'courier';
}

const HELLO_EVERY_MS = 30_000;
const HELLO_TIMEOUT_MS = 8_000;
const RECENT_FACTS = 300;
const MAX_WAITING_FACTS = 5_000;
const KEEP_CLOSED_MS = 24 * 3_600_000;
const TRIM_EVERY_MS = 3_600_000;

export class LiveConnection {
  board = $state.raw<Board | null>(null);
  positions = $state.raw<ReadonlyMap<string, LivePosition>>(new Map());
  recentFacts = $state.raw<readonly Fact[]>([]);
  status = $state<LiveStatus>('connecting');
  /** When the status began, this device's epoch ms: "not live since …" */
  since = $state(Date.now());

  #socket: Socket<ServerToClient, ClientToServer> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #clockOffsetMs = 0;
  #greeted = false;
  #waiting: Fact[] = [];
  #trimmedAt = Date.now();
  readonly #options: LiveOptions;

  constructor(options: LiveOptions = {}) {
    this.#options = options;
  }

  /** The server's clock as this device best knows it, epoch ms. */
  serverNow(): number {
    return Date.now() + this.#clockOffsetMs;
  }

  start(): void {
    if (this.#socket) return;
    const socket: Socket<ServerToClient, ClientToServer> = io({
      withCredentials: true,
      reconnectionDelayMax: 5_000,
      ...(this.#options.view ? { auth: { view: this.#options.view } } : {}),
    });
    this.#socket = socket;
    socket.on('connect', () => void this.#hello());
    socket.on('disconnect', () => this.#lose());
    socket.on('connect_error', (error) => (error.message === 'NOT_SIGNED_IN' ? this.#end('signed-out') : this.#lose()));
    socket.on('facts', (batch) => this.#hear(batch));
    socket.on('positions', (batch) => this.#place(batch));
    this.#timer = setInterval(() => void this.#hello(), HELLO_EVERY_MS);
    addEventListener('offline', this.#onOffline);
    addEventListener('online', this.#onOnline);
  }

  stop(): void {
    clearInterval(this.#timer);
    removeEventListener('offline', this.#onOffline);
    removeEventListener('online', this.#onOnline);
    this.#socket?.disconnect();
    this.#socket = undefined;
  }

  /** A courier's own positions. Resolves to null when nobody took them: keep and send again. */
  async sendPositions(batch: PositionReport[]): Promise<z.infer<typeof PositionsAnswer> | null> {
    if (!this.#socket?.connected) return null;
    try {
      return await this.#socket.timeout(HELLO_TIMEOUT_MS).emitWithAck('positions', batch);
    } catch {
      return null; // no acknowledgement in time
    }
  }

  readonly #onOffline = (): void => this.#lose();
  readonly #onOnline = (): void => {
    if (this.#socket?.connected) void this.#hello();
    else this.#socket?.connect();
  };

  async #hello(): Promise<void> {
    const socket = this.#socket;
    if (!socket?.connected) return;
    try {
      const answer = await socket.timeout(HELLO_TIMEOUT_MS).emitWithAck('hello', {
        version: PROTOCOL_VERSION,
        lastSequence: this.board?.sequence ?? 0,
      });
      this.#welcome(answer);
    } catch {
      this.#lose(); // connected but silent: the next hello tries again
    }
  }

  #welcome(answer: HelloAnswer): void {
    if ('refused' in answer) return this.#end(answer.refused === 'NOT_SIGNED_IN' ? 'signed-out' : 'outdated');
    this.#clockOffsetMs = Date.parse(answer.serverTime) - Date.now();
    this.#greeted = true;
    const waited = this.#waiting.splice(0);
    if ('snapshot' in answer) {
      this.board = answer.snapshot;
      this.positions = new Map();
      this.#apply(waited);
    } else {
      this.#apply([...answer.replay, ...waited]);
      if (this.board && this.board.sequence < answer.upTo) this.board = { ...this.board, sequence: answer.upTo };
    }
    this.#place(answer.positions);
    this.#become('live');
  }

  /** Between a reconnect and the answer to hello, facts wait: applying them would hide the ones that were missed. */
  #hear(batch: readonly Fact[]): void {
    if (this.#greeted) this.#apply(batch);
    else this.#waiting = [...this.#waiting, ...batch].slice(-MAX_WAITING_FACTS);
  }

  #apply(batch: readonly Fact[]): void {
    const seen = this.board?.sequence ?? 0;
    const news = batch.filter((fact) => fact.sequence > seen);
    if (!this.board || news.length === 0) return;
    this.board = this.#trimmed(news.reduce(applyFact, this.board));
    this.recentFacts = [...this.recentFacts, ...news].slice(-RECENT_FACTS);
    this.#options.onFacts?.(news);
  }

  #trimmed(board: Board): Board {
    if (Date.now() - this.#trimmedAt < TRIM_EVERY_MS) return board;
    this.#trimmedAt = Date.now();
    return trimBoard(board, new Date(this.serverNow() - KEEP_CLOSED_MS).toISOString());
  }

  #place(batch: readonly PositionView[]): void {
    const now = this.serverNow();
    const newer = batch.filter(({ courierId, at }) => {
      const known = this.positions.get(courierId);
      return !known || Date.parse(known.at) < Date.parse(at);
    });
    if (newer.length === 0) return;
    this.positions = new Map([
      ...this.positions,
      ...newer.map((position) => [position.courierId as string, { ...position, measuredAt: now - position.ageMs }] as const),
    ]);
  }

  #lose(): void {
    this.#greeted = false;
    if (this.status === 'live' || (this.status === 'connecting' && Date.now() - this.since > HELLO_TIMEOUT_MS)) this.#become('lost');
  }

  #end(status: 'outdated' | 'signed-out'): void {
    this.stop();
    this.#become(status);
    if (status === 'signed-out') this.#options.onSignedOut?.();
  }

  #become(status: LiveStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.since = Date.now();
  }
}
