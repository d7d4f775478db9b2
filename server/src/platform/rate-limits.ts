// Rate limits that all nodes share, counted in the database by rate-limiter-flexible.
import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

export interface RateLimits {
  /** false when the limit is reached */
  take(what: 'sign-in' | 'shop-order', who: string): Promise<boolean>;
  forgive(what: 'sign-in', who: string): Promise<void>;
}

const LIMITS = {
  'sign-in': { points: 10, duration: 300 },
  'shop-order': { points: 300, duration: 600 }, // a whole village may sit behind one address of its provider
} as const;

export function openRateLimits(pool: pg.Pool): RateLimits {
  const make = (keyPrefix: keyof typeof LIMITS) =>
    new RateLimiterPostgres({ storeClient: pool, tableName: 'rate_limit', tableCreated: true, keyPrefix, ...LIMITS[keyPrefix] });
  const limiters = { 'sign-in': make('sign-in'), 'shop-order': make('shop-order') };
  return {
    async take(what, who) {
      try {
        await limiters[what].consume(who);
        return true;
      } catch (reached) {
        if (reached instanceof Error) throw reached; // the database is gone: a fault, not a limit
        return false;
      }
    },
    async forgive(what, who) {
      await limiters[what].delete(who);
    },
  };
}
