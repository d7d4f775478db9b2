// A real socket with a board: snapshot, then facts. Keeps every packet as it came over the wire.
import { applyFact, type Board } from '@pitulungan/contracts/board';
import type { PositionReport, PositionView } from '@pitulungan/contracts/couriers';
import { Fact, type FactType } from '@pitulungan/contracts/facts';
import { HelloAnswer, PROTOCOL_VERSION, type ClientToServer, type ServerToClient } from '@pitulungan/contracts/sockets';
import { io, type Socket } from 'socket.io-client';
import { until } from './until.ts';

export type HubSocket = Socket<ServerToClient, ClientToServer>;

const ACK_LIMIT_MS = 30_000;
const NEXT_LIMIT_MS = 30_000;

export interface SocketOptions {
  url: string;
  headers?: Record<string, string>;
  auth?: Record<string, string>;
}

export class Listener {
  readonly name: string;
  readonly socket: HubSocket;
  readonly facts: Fact[] = [];
  readonly positions: PositionView[] = [];
  /** Every packet's text since the connection was opened */
  readonly raw: string[] = [];
  #board: Board | undefined;
  /** Facts that come while a hello is under way: applied first, they would hide the replayed ones */
  #waiting: Fact[] | undefined;
  #upToDate = false;
  #consumed = new Set<Fact>();

  /** `board`: what is known from an earlier connection, perhaps to another node. */
  constructor(name: string, options: SocketOptions, board?: Board) {
    this.name = name;
    this.#board = board;
    this.socket = openSocket(options, this.raw);
    this.socket.on('facts', (batch) => this.#hear(batch));
    this.socket.on('positions', (batch) => void this.positions.push(...batch));
    this.socket.on('connect', () => void this.#catchUp());
  }

  get board(): Board {
    if (!this.#board) throw new Error(`${this.name} has no board yet`);
    return this.#board;
  }

  /** Connects, says hello, and is up to date. */
  async open(): Promise<void> {
    this.#upToDate = false;
    this.socket.connect();
    await until(`${this.name} is up to date`, () => this.#upToDate);
  }

  /** Loses the signal: what happens meanwhile is heard after open(). */
  drop(): void {
    this.socket.disconnect();
  }

  async hello(lastSequence: number, version: number = PROTOCOL_VERSION): Promise<HelloAnswer> {
    return HelloAnswer.parse(await this.socket.timeout(ACK_LIMIT_MS).emitWithAck('hello', { version, lastSequence }));
  }

  async report(...batch: PositionReport[]): Promise<{ accepted: number; ignored: number }> {
    return this.socket.timeout(ACK_LIMIT_MS).emitWithAck('positions', batch);
  }

  /** The first fact of that type that was not asked for before; waits for it, but not for ever. */
  async next(type: FactType, limitMs: number = NEXT_LIMIT_MS): Promise<Fact> {
    const unseen = () => this.facts.find((fact) => fact.type === type && !this.#consumed.has(fact));
    await until(`${this.name} hears ${type}`, () => unseen() !== undefined, limitMs);
    const fact = unseen();
    if (!fact) throw new Error('unreachable');
    this.#consumed.add(fact);
    return fact;
  }

  /** How often it was heard so far. */
  count(type: FactType): number {
    return this.facts.filter((fact) => fact.type === type).length;
  }

  /** On every connection, the first and the next ones. */
  async #catchUp(): Promise<void> {
    this.#waiting = [];
    const answer = await this.hello(this.#board?.sequence ?? 0);
    if ('refused' in answer) throw new Error(`${this.name}: hello was refused: ${answer.refused}`);
    if ('snapshot' in answer) this.#board = answer.snapshot;
    else for (const fact of answer.replay) this.#apply(fact);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const fact of waiting) this.#apply(fact);
    this.#upToDate = true;
  }

  #hear(batch: Fact[]): void {
    for (const fact of batch.map((each) => Fact.parse(each))) {
      if (this.#waiting) this.#waiting.push(fact);
      else this.#apply(fact);
    }
  }

  #apply(fact: Fact): void {
    if (fact.sequence <= this.board.sequence) return;
    this.#board = applyFact(this.board, fact);
    this.facts.push(fact);
  }
}

/** Not connected yet. `raw` takes the text of every packet. */
export function openSocket({ url, headers = {}, auth = {} }: SocketOptions, raw: string[] = []): HubSocket {
  const socket: HubSocket = io(url, { autoConnect: false, forceNew: true, transports: ['websocket'], extraHeaders: headers, auth, reconnection: false });
  socket.io.on('open', () => socket.io.engine.on('packet', ({ data }: { data?: unknown }) => void raw.push(String(data))));
  return socket;
}
