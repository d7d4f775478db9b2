// Ticks once a second while somebody looks, for countdowns and ages.
class Clock {
  /** This device's epoch ms */
  now = $state(Date.now());

  constructor() {
    setInterval(() => (this.now = Date.now()), 500);
  }
}

export const clock = new Clock();
