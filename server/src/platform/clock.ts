/** Milliseconds since 1970, UTC. Tests inject one that stands still until it is told to move. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
