// Alarm clocks: what the queue wakes, and the sweep that finds in the database whatever an alarm would have found. Losing the
// whole queue loses nothing.
import type { CourierId, JobId, OfferId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import { remindDeposit } from './cash/reminders.actions.ts';
import type { Context } from './context.ts';
import { dropOldPlans } from './dispatch/plans.actions.ts';
import { zonesWithWork } from './dispatch/planning.actions.ts';
import { expireOffer } from './jobs/trips.actions.ts';
import { closeDelivery } from './jobs/steps.actions.ts';
import { ensurePeriods } from './ledger/ledger.actions.ts';
import { watch } from './orders/orders.actions.ts';
import { settleOrder } from './orders/settlement.actions.ts';
import { dropExpiredExports, makeExport, rearmExports } from './reports/exports.actions.ts';
import { watchSlot } from './orders/slots.actions.ts';
import { openPlanner, PACE, type Pace, type Planner } from './planner.ts';
import { listVillageIds } from './villages/villages.actions.ts';

const SWEEP_LIMIT = 200;
const PLANNED_AHEAD_MS = 30 * 60_000; // slots that leave within this are planned already

export async function startWork(ctx: Context, pace: Pace = PACE): Promise<Planner> {
  const planner = openPlanner(ctx, pace);
  await ctx.queue.work({
    'plan-zone': (task) => planner.plan(task),
    'expire-offer': async (task) => void (await expireOffer(ctx, task)),
    'close-job': async (task) => void (await closeDelivery(ctx, task)),
    'watch-merchant': async (task) => void (await watch(ctx, task)),
    'watch-slot': async (task) => void (await watchSlot(ctx, task)),
    'settle-order': async (task) => void (await settleOrder(ctx, task)),
    'make-export': (task) => makeExport(ctx, task),
    'remind-deposit': async (task) => void (await remindDeposit(ctx, task)),
  });
  return planner;
}

interface Due {
  village_id: VillageId;
  id: string;
}

/** Does everything that is due and plans every zone in which a job waits, or whose wake-up got lost. Returns how much was due. */
export async function sweep(ctx: Context, planner: Planner): Promise<number> {
  const now = new Date(ctx.clock.now());
  const due = async (sql: string, values: unknown[]): Promise<Due[]> => (await ctx.pool.query<Due>(`${sql} limit ${SWEEP_LIMIT}`, values)).rows;
  const offers = await due(`select village_id, id from offer where status = 'OPEN' and expires_at <= $1 order by expires_at`, [now]);
  for (const { village_id: villageId, id } of offers) await expireOffer(ctx, { villageId, offerId: id as OfferId });
  const jobs = await due(
    `select village_id, id from job where status = 'DELIVERED' and closed_at is null and (undo_until is null or undo_until <= $1) order by status_at`,
    [now],
  );
  for (const { village_id: villageId, id } of jobs) await closeDelivery(ctx, { villageId, jobId: id as JobId });
  const silent = await due(SILENT_MERCHANTS, [now]);
  for (const { village_id: villageId, id } of silent) await watch(ctx, { villageId, orderId: id as OrderId });
  const missed = await due(MISSED_SLOTS, [now]);
  for (const { village_id: villageId, id } of missed) await watchSlot(ctx, { villageId, orderId: id as OrderId });
  const settled = await due(SETTLED_ORDERS, [now]);
  for (const { village_id: villageId, id } of settled) await settleOrder(ctx, { villageId, orderId: id as OrderId });
  const holding = await due(CASH_IN_HAND, [now]);
  for (const { village_id: villageId, id } of holding) await remindDeposit(ctx, { villageId, courierId: id as CourierId });
  for (const { villageId, zoneId, idleMs, awaited } of await zonesWithWork(ctx, now.getTime() + PLANNED_AHEAD_MS, SWEEP_LIMIT))
    if (awaited || idleMs >= planner.mostMs) await planner.plan({ villageId, zoneId, urgent: false });
  const files = await rearmExports(ctx);
  return offers.length + jobs.length + silent.length + missed.length + settled.length + holding.length + files;
}

// the same questions as watchMerchant, isSlotMissed, settlementDate and remindersDue, asked of the table: the rules decide again under the lock
const SILENT_MERCHANTS = `select o.village_id, o.id from orders o join village v on v.id = o.village_id, lateral (select v.settings->'waiting' as w, extract(epoch from $1::timestamptz - o.placed_at) * 1000 as silent) t
  where o.status = 'PLACED' and (silent >= (w->>'merchantExpireMs')::numeric or (silent >= (w->>'merchantAttentionMs')::numeric and o.attention is distinct from 'MERCHANT_SILENT')
    or (silent >= (w->>'merchantTellDispatcherMs')::numeric and (o.attention is null or o.attention not in ('MERCHANT_SLOW', 'MERCHANT_SILENT'))) or (silent >= (w->>'merchantRemindMs')::numeric and o.reminded_at is null)) order by o.placed_at`;
const MISSED_SLOTS = `select o.village_id, o.id from orders o join village v on v.id = o.village_id
  where o.status in ('PLACED', 'CONFIRMED') and (o.attention is null or o.attention = 'POSSIBLE_DUPLICATE')
    and o.slot_at + make_interval(secs => (v.settings->'waiting'->>'slotMissedMs')::numeric / 1000) <= $1 order by o.slot_at`;
// nothing is left to book (settlement-posting.rules.ts, isEmpty): the stall has given all of it back, and nobody is paid for the trip
const GIVEN_BACK = `(o.incentive + o.fee_fund + o.fee_bumdes = 0 and (o.goods, o.fee_customer) = (
  select coalesce(sum(r.goods), 0), coalesce(sum(r.delivery), 0) from refund r where r.order_id = o.id and r.fault = 'MERCHANT' and r.stage = 'BEFORE' and r.status <> 'WITHDRAWN'))`;
const SETTLED_ORDERS = `select o.village_id, o.id from orders o join payment p on p.order_id = o.id
  join village v on v.id = o.village_id
  where (p.status in ('MATCHED', 'RESOLVED', 'VERIFIED', 'PAID') or (p.status = 'DISCREPANCY' and v.settings->'settlement'->>'waitForDiscrepancy' = 'false'))
    and exists (select 1 from period d where d.village_id = o.village_id and d.status = 'open' and ($1::timestamptz at time zone 'Asia/Jakarta')::date >= d.starts
                  and d.ends >= (o.delivered_at at time zone 'Asia/Jakarta')::date) and (o.status = 'RESOLVED' or (o.status = 'DELIVERED' and o.complaint_until <= $1))
    and not ${GIVEN_BACK} order by o.delivered_at`;

const CASH_IN_HAND = `select c.village_id, c.id from courier c join village v on v.id = c.village_id
  cross join lateral (select ($1::timestamptz at time zone 'Asia/Jakarta') as here) t
  where exists (select 1 from payment p where p.courier_id = c.id and p.status = 'COLLECTED')
    and (((c.duty = 'OFF' or c.shift_end <= $1) and not exists (select 1 from deposit_reminder r where r.courier_id = c.id and r.date = here::date and r.kind = 'DUE'))
      or (here::time >= (v.settings->'cash'->>'depositBy')::time and not exists (select 1 from deposit_reminder r where r.courier_id = c.id and r.date = here::date and r.kind = 'LATE')))
  order by c.id`;

const SWEEP_EVERY_MS = 5_000;
const TIDY_EVERY = 120; // sweeps
const KEEP_KEYS_DAYS = 30;

/** Runs the sweep for as long as the node works. */
export function startSweep(ctx: Context, planner: Planner): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = 0;
  let running: Promise<void> = Promise.resolve();
  const once = async () => {
    try {
      if (round++ % TIDY_EVERY === 0) await tidy(ctx);
      await sweep(ctx, planner);
    } catch (error) {
      ctx.log.warn({ err: error }, 'sweep failed, the next one looks again');
    }
    if (!stopped) timer = setTimeout(() => (running = once()), SWEEP_EVERY_MS);
  };
  running = once();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function tidy(ctx: Context): Promise<void> {
  for (const villageId of await listVillageIds(ctx)) await ensurePeriods(ctx, villageId);
  await ctx.pool.query(`delete from idempotency where created_at < now() - make_interval(days => $1)`, [KEEP_KEYS_DAYS]);
  await dropOldPlans(ctx);
  await dropExpiredExports(ctx);
}
