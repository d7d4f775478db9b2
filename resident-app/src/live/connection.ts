// The socket of one tracking link, and the line on the page that says whether it is live.
import { io, type Socket } from 'socket.io-client';
import type { ServerToClient } from '@pitulungan/contracts/sockets';

const QUIET_MS = 3_000; // a connection may blink for this long before we speak of it

type Heard = Pick<ServerToClient, 'trackingChanged' | 'trackingPosition'>;

export function listen(token: string, state: HTMLElement | null, heard: Heard & { reconnected: () => void }): { isLive: () => boolean; stop: () => void } {
  const socket: Socket<Heard> = io({ auth: { trackingToken: token } });
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let connectedBefore = false;
  const show = (live: boolean): void => {
    if (!state) return;
    state.hidden = false;
    state.classList.toggle('lost', !live);
    state.textContent = (live ? state.dataset.live : state.dataset.lost) ?? '';
  };
  const lost = (): void => {
    quiet ??= setTimeout(() => show(false), QUIET_MS);
  };
  const found = (): void => {
    clearTimeout(quiet);
    quiet = undefined;
    show(true);
    if (connectedBefore) heard.reconnected();
    connectedBefore = true;
  };
  socket.on('connect', found);
  socket.on('disconnect', lost);
  socket.on('connect_error', lost);
  socket.on('trackingChanged', heard.trackingChanged);
  socket.on('trackingPosition', heard.trackingPosition);
  return {
    isLive: () => socket.connected,
    stop(): void {
      clearTimeout(quiet);
      socket.disconnect();
      if (state) state.hidden = true;
    },
  };
}
