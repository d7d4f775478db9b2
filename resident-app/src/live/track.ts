// Makes the tracking page live: hears that something changed and puts fresh parts in place. With its page it stays under 30 kB.
import { startAgeing } from './age.ts';
import { listen } from './connection.ts';
import { offerMap } from './map-button.ts';
import { rememberOrder } from './recent.ts';
import { hasEnded, pageRenewer, part } from './renew.ts';

const SWEEP_MS = 60_000; // also without any message: estimates move on, and a message may be lost
const RETRY_MS = 20_000; // while not live, as often as the page reloads itself without a script

function follow(page: HTMLElement, token: string): void {
  const age = startAgeing(() => part('position'), Date.parse(page.dataset.now ?? ''));
  const map = offerMap(page, () => part('places'));
  const refresh = pageRenewer((serverNow) => {
    age.restart(serverNow);
    map.refresh();
    if (hasEnded()) stop();
  });
  const connection = listen(token, page.querySelector<HTMLElement>('[data-live-state]'), {
    trackingChanged: refresh,
    trackingPosition(position) {
      age.move(position?.at ?? null);
      map.moveCourier(position?.pin ?? null);
    },
    reconnected: refresh, // something may have happened in between
  });
  let waitedMs = 0;
  const ticking = setInterval(() => {
    waitedMs += RETRY_MS;
    if (document.hidden || (connection.isLive() && waitedMs < SWEEP_MS)) return;
    waitedMs = 0;
    refresh();
  }, RETRY_MS);
  const looked = (): void => {
    if (!document.hidden) refresh();
  };
  document.addEventListener('visibilitychange', looked);
  window.addEventListener('online', looked);
  function stop(): void {
    clearInterval(ticking);
    document.removeEventListener('visibilitychange', looked);
    window.removeEventListener('online', looked);
    connection.stop();
  }
}

const root = document.querySelector<HTMLElement>('[data-track]');
const token = root?.dataset.track;
if (root && token) {
  rememberOrder({ token, code: root.dataset.code ?? '', stall: root.dataset.stall ?? '', at: Date.now() });
  if (!hasEnded()) follow(root, token);
}
