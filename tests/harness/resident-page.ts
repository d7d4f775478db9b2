// A resident's page of one order: the socket with the token of its link, and what came over it.
import type { TrackingPosition } from '@pitulungan/contracts/sockets';
import { openSocket, type HubSocket } from './listener.ts';

export class ResidentPage {
  readonly socket: HubSocket;
  readonly raw: string[] = [];
  readonly positions: (TrackingPosition | null)[] = [];

  constructor(url: string, trackingToken: string) {
    this.socket = openSocket({ url, auth: { trackingToken } }, this.raw);
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
}
