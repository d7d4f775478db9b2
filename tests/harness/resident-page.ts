// A resident's page of one order: the socket with the token of its link, and what came over it.
import type { TrackingPosition } from '@pitulungan/contracts/sockets';
import { openSocket, type HubSocket } from './listener.ts';
import { until } from './until.ts';

export class ResidentPage {
  readonly socket: HubSocket;
  readonly raw: string[] = [];
  readonly positions: (TrackingPosition | null)[] = [];
  changes = 0;

  constructor(url: string, trackingToken: string) {
    this.socket = openSocket({ url, auth: { trackingToken } }, this.raw);
    this.socket.on('trackingChanged', () => void (this.changes += 1));
    this.socket.on('trackingPosition', (position) => void this.positions.push(position));
  }

  /** 'connected', or why the handshake was turned down. */
  async open(): Promise<string> {
    const outcome = new Promise<string>((resolve) => {
      this.socket.once('connect', () => resolve('connected'));
      this.socket.once('connect_error', (error) => resolve(error.message));
    });
    this.socket.connect();
    return outcome;
  }

  async changed(): Promise<void> {
    const before = this.changes;
    await until('the page is told that something changed', () => this.changes > before);
  }
}
