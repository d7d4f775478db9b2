// Counts on how old the courier's position is, between two words from the server. The words stand in the element's own data.
const TICK_MS = 10_000;
const MINUTE_MS = 60_000;

/** `serverNow`: the server's clock when the page was made, so that a phone with a wrong clock tells no wrong age. */
export function startAgeing(element: () => HTMLElement | null, serverNow: number) {
  let ahead = Date.now() - serverNow; // of the phone's clock
  const tell = (): void => {
    const shown = element();
    const at = Date.parse(shown?.dataset.at ?? '');
    if (!shown || shown.hidden || Number.isNaN(at)) return;
    const ageMs = Math.max(0, Date.now() - ahead - at);
    const words = ageMs < MINUTE_MS ? shown.dataset.fresh : shown.dataset.minutes?.replace('{n}', String(Math.floor(ageMs / MINUTE_MS)));
    if (words !== undefined && shown.textContent !== words) shown.textContent = words;
  };
  setInterval(tell, TICK_MS);
  return {
    restart(now: number): void {
      if (!Number.isNaN(now)) ahead = Date.now() - now;
      tell();
    },
    /** A new fix; an older one never turns the time back. null: the courier is not to be seen any more, the page follows. */
    move(at: string | null): void {
      const shown = element();
      if (!shown || at === null || Date.parse(at) <= Date.parse(shown.dataset.at ?? '')) return;
      shown.dataset.at = at;
      tell();
    },
  };
}
