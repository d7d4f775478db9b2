// /healthz: database, migrations, queue, relay lag, routing server and version; 503 when one of them is not right.
import type { RequestHandler } from 'express';
import type { Context } from './context.ts';
import { relayLag } from './facts/facts.store.ts';

const MAX_LAG_MS = 10_000;

export interface Health {
  ok: boolean;
  version: string;
  database: 'ok' | 'silent';
  migrations: { applied: number; last: string | null; failed: number };
  queue: { store: 'postgresql' | 'redis'; busy: number } | 'silent';
  relay: { waiting: number; oldestMs: number };
  /** none: no server is set up; silent: straight lines are used meanwhile. Neither is a reason to be unwell */
  routing: 'none' | 'answers' | 'silent';
}

export const healthRoute =
  (ctx: Context, version: string): RequestHandler =>
  async (_request, response) => {
    const health = await inspect(ctx, version);
    response
      .status(health.ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health);
  };

async function inspect(ctx: Context, version: string): Promise<Health> {
  const silent: Health = {
    ok: false,
    version,
    database: 'silent',
    migrations: { applied: 0, last: null, failed: 0 },
    queue: 'silent',
    relay: { waiting: 0, oldestMs: 0 },
    routing: ctx.routing.server(),
  };
  try {
    const { rows } = await ctx.pool.query<{ applied: number; failed: number; last: string | null }>(
      `select count(finished_at)::int as applied, count(*) filter (where finished_at is null and rolled_back_at is null)::int as failed, max(migration_name) filter (where finished_at is not null) as last from _prisma_migrations`,
    );
    const relay = await relayLag(ctx);
    const queue = await ctx.queue.busy().then(
      (busy) => ({ store: ctx.config.redisUrl === undefined ? ('postgresql' as const) : ('redis' as const), busy }),
      () => 'silent' as const,
    );
    const migrations = rows[0] ?? silent.migrations;
    return {
      ok: migrations.failed === 0 && queue !== 'silent' && relay.oldestMs < MAX_LAG_MS,
      version,
      database: 'ok',
      migrations,
      queue,
      relay,
      routing: ctx.routing.server(),
    };
  } catch (error) {
    ctx.log.warn({ err: error }, 'health');
    return silent;
  }
}
