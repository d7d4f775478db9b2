// A signed-in client's socket and its board: snapshot, then facts, across lost connections and restarts of the hub.
import { applyFact, trimBoard, type Board } from '@pitulungan/contracts/board';
import { Fact } from '@pitulungan/contracts/facts';
import { HelloAnswer, PROTOCOL_VERSION, type ClientToServer, type ServerToClient } from '@pitulungan/contracts/sockets';
import { io, type Socket } from 'socket.io-client';
import type { HubClient } from './hub-client.ts';

const HELLO_EVERY_MS = 30_000;
const ACK_TIMEOUT_MS = 10_000;
const TRY_AGAIN_MS = 1_000;
const SNAPSHOT_TIMEOUT_MS = 20_000;
const SNAPSHOT_TRIES = 4;
const KEEP_CLOSED_MS = 3_600_000;

export type HubSocket = Socket<ServerToClient, ClientToServer>;
/** `heardAtMs` on the hub's clock; null when the fact came by replay and not live. */
export type FactListener = (fact: Fact, heardAtMs: number | null) => void;

export class LiveBoard {
  readonly name: string;
  readonly #client: HubClient;
  readonly #listeners = new Set<FactListener>();
  #socket: HubSocket | undefined;
  #board: Board | undefined;
  /** Facts that arrive while a hello is under way wait: applied first, they would hide the replayed ones. */
  #waiting: { fact: Fact; heardAtMs: number }[] | undefined;
  #helloTimer: NodeJS.Timeout | undefined;
  #wanted = true;
  #bestRoundTripMs = Infinity;
  /** Hub's clock minus ours */
  offsetMs = 0;
  lastFactAtMs = 0;

  constructor(name: string, client: HubClient) {
    this.name = name;
    this.#client = client;
  }

  get board(): Board {
    if (!this.#board) throw new Error(`${this.name} has no board yet`);
    return this.#board;
  }

  get connected(): boolean {
    return this.#socket?.connected === true && this.#waiting === undefined;
  }

  /** The hub's clock, now. */
  nowMs(): number {
    return Date.now() + this.offsetMs;
  }

  listen(listener: FactListener): void {
    this.#listeners.add(listener);
  }

  /** Connects and resolves with the first board. */
  async open(): Promise<void> {
    this.#socket = openSocket(this.#client);
    this.#socket.on('facts', (batch) => this.#hear(batch));
    this.#socket.on('connect', () => void this.#hello());
    this.#socket.on('connect_error', () => this.#tryAgain());
    this.#helloTimer = setInterval(() => void this.#hello(), HELLO_EVERY_MS);
    this.#socket.connect();
    await this.until(() => this.#board !== undefined, 60_000);
    if (!this.#board) throw new Error(`${this.name}: no board within a minute`);
  }

  /** Loses the signal, as in a cellar: the socket is gone, what happens meanwhile is heard after `comeBack`. */
  drop(): void {
    this.#wanted = false;
    this.#socket?.disconnect();
  }

  comeBack(): void {
    this.#wanted = true;
    this.#socket?.connect();
  }

  close(): void {
    clearInterval(this.#helloTimer);
    this.drop();
  }

  /** Null when there is no connection or no answer. */
  async sendPositions(batch: Parameters<ClientToServer['positions']>[0]): Promise<{ accepted: number; ignored: number } | null> {
    if (!this.#socket?.connected) return null;
    return this.#socket
      .timeout(ACK_TIMEOUT_MS)
      .emitWithAck('positions', batch)
      .catch(() => null);
  }

  /** True as soon as the board says so; false after `timeoutMs`. */
  async until(holds: () => boolean, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (!holds()) {
      if (Date.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return true;
  }

  /** For a run without end: forgets what closed over an hour ago. */
  forgetOld(): void {
    if (this.#board) this.#board = trimBoard(this.#board, new Date(this.nowMs() - KEEP_CLOSED_MS).toISOString());
  }

  async #hello(): Promise<void> {
    const socket = this.#socket;
    if (!socket?.connected || this.#waiting) return;
    this.#waiting = [];
    const sentAt = Date.now();
    const answer = await socket
      .timeout(ACK_TIMEOUT_MS)
      .emitWithAck('hello', { version: PROTOCOL_VERSION, lastSequence: this.#board?.sequence ?? 0 })
      .catch(() => null);
    if (answer) this.#take(answer, sentAt);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!answer) return this.#startOver(socket);
    for (const { fact, heardAtMs } of waiting) this.#apply(fact, heardAtMs);
  }

  /** No answer to a hello: what was heard meanwhile cannot be trusted to be complete, so the connection begins again. */
  #startOver(socket: HubSocket): void {
    if (!socket.connected) return;
    socket.disconnect();
    socket.connect();
  }

  /** The transport comes back by itself; a handshake that the hub turned down (it is starting) does not. */
  #tryAgain(): void {
    const socket = this.#socket;
    if (!socket || socket.active) return;
    setTimeout(() => {
      if (this.#wanted && !socket.connected) socket.connect();
    }, TRY_AGAIN_MS);
  }

  #take(answer: HelloAnswer, sentAt: number): void {
    const parsed = HelloAnswer.safeParse(answer);
    if (!parsed.success) this.#client.tally.problem('contract', `${this.name}: hello was answered outside its contract: ${parsed.error.message.slice(0, 300)}`);
    if ('refused' in answer) {
      this.#client.tally.problem('hub', `${this.name}: hello was refused: ${answer.refused}`);
      return;
    }
    this.#setClock(Date.parse(answer.serverTime), sentAt);
    if ('snapshot' in answer) {
      this.#client.tally.add('snapshots');
      this.#board = answer.snapshot;
      return;
    }
    if (answer.replay.length > 0) this.#client.tally.add('replays');
    for (const fact of answer.replay) this.#apply(fact, null);
    if (this.#board && this.#board.sequence < answer.upTo) this.#board = { ...this.#board, sequence: answer.upTo };
  }

  /** The quickest answer tells the offset best: half of its way is the most it can be wrong by, and no offset within that is believed. */
  #setClock(serverMs: number, sentAt: number): void {
    const roundTripMs = Date.now() - sentAt;
    if (roundTripMs > this.#bestRoundTripMs) return;
    this.#bestRoundTripMs = roundTripMs;
    const offsetMs = serverMs - (sentAt + roundTripMs / 2);
    this.offsetMs = Math.abs(offsetMs) <= roundTripMs / 2 ? 0 : offsetMs;
  }

  #hear(batch: Fact[]): void {
    const heardAtMs = this.nowMs();
    for (const fact of batch) {
      const parsed = Fact.safeParse(fact);
      if (!parsed.success)
        this.#client.tally.problem('contract', `${this.name}: fact ${fact.type} is outside its contract: ${parsed.error.message.slice(0, 300)}`);
      if (this.#waiting) this.#waiting.push({ fact, heardAtMs });
      else this.#apply(fact, heardAtMs);
    }
  }

  #apply(fact: Fact, heardAtMs: number | null): void {
    if (!this.#board || fact.sequence <= this.#board.sequence) return;
    this.#board = applyFact(this.#board, fact);
    this.lastFactAtMs = Date.now();
    for (const listener of this.#listeners) listener(fact, heardAtMs);
  }
}

function openSocket(client: HubClient, auth: Record<string, string> = {}): HubSocket {
  return io(client.url, {
    autoConnect: false,
    forceNew: true,
    transports: ['websocket'],
    extraHeaders: client.headers,
    auth,
    reconnectionDelay: 200,
    reconnectionDelayMax: 2_000,
  });
}

/** A resident's socket: the token of the order's link is the credential. */
export const openTrackingSocket = (client: HubClient, trackingToken: string): HubSocket => openSocket(client, { trackingToken }).connect();

/** What the hub would tell a client that knows nothing: asked on a second socket of the same person, again when it is busy. */
export async function freshSnapshot(client: HubClient): Promise<Board> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await askSnapshot(client);
    } catch (reason) {
      if (tries >= SNAPSHOT_TRIES) throw reason;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS * tries));
    }
  }
}

async function askSnapshot(client: HubClient): Promise<Board> {
  const socket = openSocket(client);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
      socket.connect();
    });
    const answer = await socket.timeout(SNAPSHOT_TIMEOUT_MS).emitWithAck('hello', { version: PROTOCOL_VERSION, lastSequence: 0 });
    if (!('snapshot' in answer)) throw new Error('hello from the beginning was not answered with a snapshot');
    return answer.snapshot;
  } finally {
    socket.disconnect();
  }
}
