// The composition root's plain object. Each function destructures what it needs, so that its signature stays honest.
import type pg from 'pg';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Changes } from '@pitulungan/contracts/facts';
import type { Auth } from './platform/auth.ts';
import type { Bus } from './platform/bus.ts';
import type { Clock } from './platform/clock.ts';
import type { ColumnSolver } from './platform/column-solver.ts';
import type { Config } from './platform/config.ts';
import type { Database, Tx } from './platform/database.ts';
import type { Log } from './platform/log.ts';
import type { Touched } from './platform/perform.ts';
import type { Presence } from './platform/presence.ts';
import type { TaskQueue } from './platform/queue.ts';
import type { RateLimits } from './platform/rate-limits.ts';
import type { Routing } from './platform/routing.ts';
import type { SessionCache } from './platform/session.ts';

export interface Context {
  config: Config;
  databaseUrl: string;
  db: Database;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  auth: Auth;
  sessions: SessionCache;
  limits: RateLimits;
  queue: TaskQueue;
  presence: Presence;
  routing: Routing;
  solver: ColumnSolver;
  bus: Bus;
  /** Reads the views of what a fact touched, inside its transaction (board/board.store.ts). */
  views: (tx: Tx, villageId: VillageId, touched: Touched) => Promise<Changes>;
}
