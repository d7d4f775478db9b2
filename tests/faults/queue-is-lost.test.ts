import { endpoints } from '@pitulungan/contracts/endpoints';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { accept, atDesk, handOver, isAsked, jobOn, onDuty, orderOn, place, placeAndPack, walk } from '../harness/story.ts';
import { STORES } from '../harness/stores.ts';
import { type TestHub, useHub } from '../harness/test-hub.ts';
import { until } from '../harness/until.ts';

const HOUR_MS = 3_600_000;
const DEADLOCK = '40P01';

/** Every alarm that was set, and every task that waits, is gone. */
async function loseQueue(hub: TestHub): Promise<void> {
  const { redisUrl } = hub.hub.ctx.config;
  if (redisUrl === undefined) {
    const { rows } = await hub.pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const emptied = () =>
      hub.pool.query(`truncate ${rows.map(({ name }) => name).join(', ')}`).then(
        () => true,
        (error: { code?: string }) => (error.code === DEADLOCK ? false : Promise.reject(error as Error)), // workers that look for work hold one table and want the next
      );
    await until('the queue is emptied', emptied);
    return;
  }
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  await redis.quit();
}

describe.each(STORES)('the whole queue is lost (%s)', (store) => {
  const hub = useHub({ store });

  test('the sweep finds in the database all that the alarms would have found', async () => {
    const desk = await atDesk(hub);
    const bringing = await onDuty(hub, 'courier', 20);
    const brought = await placeAndPack(hub, { payment: 'qris', food: true });
    const cashier = await hub.signIn('cashier');
    await cashier.act(endpoints.verifyPayment, { params: { orderId: brought.orderId }, body: { reference: 'REF-0001' } });
    const jobId = await accept(hub, bringing);
    await walk(hub, bringing, { jobId, to: 'arriveAtDrop' });
    await handOver(hub, bringing, jobId);
    const offered = await placeAndPack(hub); // asked, and silent
    const silent = await place(hub); // the stall says nothing
    expect(isAsked(bringing.live)).toBe(true);

    await loseQueue(hub);
    await hub.advance(45_000);
    expect(orderOn(desk.live, brought.orderId).status).toBe('DELIVERED');
    expect(desk.live.count('job.offer_expired')).toBe(1);
    await hub.advance(2 * HOUR_MS);
    expect(orderOn(desk.live, brought.orderId).status).toBe('COMPLETED');
    expect(orderOn(desk.live, silent.orderId).status).toBe('EXPIRED');
    expect(jobOn(desk.live, offered.orderId).status).toBe('NO_COURIER');
  });

  test('tasks that come after the loss are done as ever', async () => {
    await loseQueue(hub);
    const courier = await onDuty(hub, 'courier');
    await placeAndPack(hub);
    await accept(hub, courier);
  });
});
