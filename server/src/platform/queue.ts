// BullMQ on PostgreSQL, or on Redis when REDIS_URL is set; the same code for both. Tasks are alarm clocks, not truth: they
// carry ids only, wake, reload and ask the same rule; the sweep re-arms whatever got lost.
import bullmq from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { withSetting } from './database.ts';
import type { Log } from './log.ts';
import type { Task, TaskName } from './tasks.ts';

const QUEUE = 'hub';
const SCHEMA = 'bullmq';
const GRANT_LOCK = 712_004; // nodes that start together change the same rights
const POOL_SIZE = 12;
const CONCURRENCY = 6;
const ATTEMPTS = 5;
const BACKOFF_MS = 500;

export interface TaskQueue {
  add(tasks: readonly Task[]): Promise<void>;
  /** Runs handlers until stopped. A task without a handler refuses to compile. */
  work(handlers: { [Name in TaskName]: (task: Extract<Task, { name: Name }>) => Promise<void> }): Promise<void>;
  /** Tasks that wait or run now; delayed alarms do not count. */
  busy(): Promise<number>;
  close(): Promise<void>;
}

interface Backend {
  Queue: typeof bullmq.Queue;
  Worker: typeof bullmq.Worker;
  connection: bullmq.ConnectionOptions;
  close(): Promise<void>;
}

interface QueueOptions {
  databaseUrl: string;
  /** May make the queue's own tables */
  ownerUrl: string;
  redisUrl: string | undefined;
  log: Log;
}

/** The two stores have the same classes with other type parameters: this is where they become one. */
async function openBackend({ databaseUrl, ownerUrl, redisUrl }: QueueOptions): Promise<Backend> {
  if (redisUrl !== undefined) {
    const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
    return { Queue: bullmq.Queue, Worker: bullmq.Worker, connection, close: async () => void (await connection.quit()) };
  }
  const pool = new pg.Pool({ connectionString: withSetting(databaseUrl, 'search_path', SCHEMA), max: POOL_SIZE, keepAlive: true });
  pool.on('error', () => {});
  const { rows } = await pool.query<{ user: string }>('select current_user::text as user');
  await makeTables(ownerUrl, pg.escapeIdentifier(rows[0]?.user ?? ''));
  const { Queue, Worker } = bullmq.withBackend(bullmq.createPostgresBackend);
  return { Queue, Worker, connection: pool, close: () => pool.end() } as unknown as Backend;
}

/** The queue's own schema is the hub's to work in: BullMQ makes a sequence there for every queue that it first meets. */
async function makeTables(ownerUrl: string, user: string): Promise<void> {
  const owner = new pg.Client({ connectionString: withSetting(ownerUrl, 'search_path', SCHEMA) });
  await owner.connect();
  try {
    await bullmq.runMigrations(owner);
    await owner.query(`begin; select pg_advisory_xact_lock(${GRANT_LOCK}); grant usage, create on schema ${SCHEMA} to ${user};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${user};
      grant usage, select on all sequences in schema ${SCHEMA} to ${user}; commit`);
  } finally {
    await owner.end();
  }
}

export async function openQueue(options: QueueOptions): Promise<TaskQueue> {
  const { log } = options;
  const backend = await openBackend(options);
  const queue = new backend.Queue(QUEUE, { connection: backend.connection });
  queue.on('error', (error: Error) => log.warn({ err: error }, 'queue'));
  let worker: bullmq.Worker | undefined;
  return {
    async add(tasks) {
      if (tasks.length === 0) return;
      await queue.addBulk(
        tasks.map(({ name, id, delayMs, ...payload }) => ({
          name,
          data: payload,
          opts: {
            jobId: id,
            delay: Math.max(0, delayMs),
            removeOnComplete: true,
            removeOnFail: true,
            attempts: ATTEMPTS,
            backoff: { type: 'exponential', delay: BACKOFF_MS },
          },
        })),
      );
    },
    async work(handlers) {
      worker = new backend.Worker(
        QUEUE,
        async ({ name, data }: { name: string; data: object }) => {
          const run = handlers[name as TaskName] as ((task: Task) => Promise<void>) | undefined;
          if (!run) throw new Error(`No handler for task ${name}`);
          await run({ name, ...data } as Task);
        },
        { connection: backend.connection, concurrency: CONCURRENCY },
      );
      worker.on('error', (error) => log.warn({ err: error }, 'worker'));
      worker.on('failed', (task, error) => log.warn({ err: error, task: task?.name, attempts: task?.attemptsMade }, 'task failed, the sweep looks again'));
      await worker.waitUntilReady();
    },
    async busy() {
      const counts = await queue.getJobCounts('waiting', 'active', 'prioritized');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    async close() {
      await worker?.close();
      await queue.close();
      await backend.close();
    },
  };
}
