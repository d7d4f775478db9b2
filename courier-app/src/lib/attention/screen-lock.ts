// Keeps the screen on during a job: a phone that sleeps gives no position, and the next button is at hand.

/** The system drops the lock when the page is hidden, so it is asked for again when the page comes back. */
export function keepScreenOn(): () => void {
  const over = new AbortController();
  let lock: WakeLockSentinel | undefined;
  const ask = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (over.signal.aborted) await lock.release();
    } catch {
      lock = undefined; // battery saver, or not allowed here: the app works without it
    }
  };
  document.addEventListener('visibilitychange', () => void ask(), { signal: over.signal });
  void ask();
  return () => {
    over.abort();
    void lock?.release();
  };
}
