// The planner's reads, by plain SQL: four questions for a whole zone, at every wake-up.
import type { JobId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import { ACTIVE_JOB_STATUSES } from '@pitulungan/contracts/lifecycles/job';
import { PolicyNumbers } from '@pitulungan/contracts/policy';
import { Settings } from '@pitulungan/contracts/settings';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import { VillageMap } from '@pitulungan/contracts/villages';
import type { Context } from '../context.ts';
import { REMEMBERED_MIN } from './demand.rules.ts';
import type { CourierRow, HeldJobRow, OpenJobRow, PlacedRow, VillageRow, ZoneRows } from './zone-rows.ts';

const MAX_JOBS = 400; // per round; the rest waits for the next one
const MAX_COURIERS = 500;
const MAX_PLACED = 1_000; // the newest: what is older counts for next to nothing
const ANSWERS_DAYS = 30;

/** Everything about one zone; of all zones of the village when it is null (for one job that is looked at from the side). */
export async function readZone(ctx: Context, at: { villageId: VillageId; zoneId: ZoneId | null; only?: readonly JobId[] }): Promise<ZoneRows> {
  const now = ctx.clock.now();
  const [village, jobs, held, couriers, placed, positions] = await Promise.all([
    villageRow(ctx, at.villageId),
    openJobs(ctx, at),
    heldJobs(ctx, at.villageId),
    courierRows(ctx, at.villageId, now),
    placedRows(ctx, at, now),
    ctx.presence.list(at.villageId),
  ]);
  const places = positions.map(({ courierId, pin, happenedAtMs }) => ({ courierId, pin, happenedAt: happenedAtMs }));
  return { village, jobs, held, couriers, places, placed };
}

async function villageRow(ctx: Context, villageId: VillageId): Promise<VillageRow> {
  const { rows } = await ctx.pool.query<{ settings: unknown; lat: number; lng: number; version: number | null; numbers: unknown; zones: VillageRow['zones'] }>(
    `select v.settings, v.center_lat as lat, v.center_lng as lng, p.version, p.numbers,
            (select json_agg(json_build_object('id', z.id, 'rws', z.rws, 'mode', z.mode) order by z.id) from zone z where z.village_id = v.id) as zones
       from village v left join lateral (select version, numbers from dispatch_policy where village_id = v.id order by version desc limit 1) p on true where v.id = $1`,
    [villageId],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no village ${villageId}`);
  const { settings, lat, lng, version, numbers, zones } = row;
  return { settings: Settings.parse(settings), center: { lat, lng }, policy: { version: version ?? 0, numbers: PolicyNumbers.parse(numbers ?? {}) }, zones };
}

interface OpenRow extends Omit<OpenJobRow, 'pickup' | 'drop' | 'cashDue' | 'queuedAt' | 'readyAt' | 'slotAt'> {
  pickup_lat: number;
  pickup_lng: number;
  lat: number;
  lng: number;
  cash_due: string | null;
  queued_at: Date;
  ready_at: Date;
  slot_at: Date | null;
}

const ANSWERED = `(select coalesce(json_agg(json_build_object('courierId', f.courier_id, 'at', (extract(epoch from f.answered_at) * 1000)::float8) order by f.answered_at, f.id), '[]')
  from offer f where f.job_id = j.id and f.status in ('DECLINED', 'EXPIRED'))`;
const OPEN = `(select coalesce(json_agg(json_build_object('courierId', f.courier_id, 'until', (extract(epoch from f.expires_at) * 1000)::float8) order by f.seat), '[]')
  from offer f where f.job_id = j.id and f.status = 'OPEN')`;

/** Jobs of a zone that wait for a courier or are asked about, oldest first; or those asked for, whatever their state, with what goes with them. */
async function openJobs(
  ctx: Context,
  { villageId, zoneId, only }: { villageId: VillageId; zoneId: ZoneId | null; only?: readonly JobId[] },
): Promise<OpenJobRow[]> {
  const { rows } = await ctx.pool.query<OpenRow>(
    `select j.id, m.lat as pickup_lat, m.lng as pickup_lng, o.lat, o.lng, o.rt, o.rw, o.weight_g as "weightG",
            case when p.method = 'cash' and p.status <> 'PAID' then p.amount::text end as cash_due, j.queued_at, coalesce(o.ready_at, j.queued_at) as ready_at, j.slot_at, o.express_by is not null as express,
            ${ANSWERED} as refusals, ${OPEN} as "openOffers", j.pinned_courier_id as "pinnedTo", j.excluded_couriers as excluded, j.held, j.together, j.alone
       from job j join orders o on o.id = j.order_id join payment p on p.order_id = o.id join merchant m on m.id = o.merchant_id
      where j.village_id = $1 and (j.id = any ($3::uuid[]) or (j.status in ('QUEUED', 'OFFERED') and case when $3::uuid[] is null
              then $2::uuid is null or $2 = ${ZONE_OF_ORDER} else j.together in (select g.together from job g where g.id = any ($3::uuid[])) end))
      order by j.queued_at, j.id limit ${MAX_JOBS}`,
    [villageId, zoneId, only ?? null],
  );
  return rows.map(({ pickup_lat, pickup_lng, lat, lng, cash_due, queued_at, ready_at, slot_at, ...row }) => ({
    ...row,
    pickup: { lat: pickup_lat, lng: pickup_lng },
    drop: { lat, lng },
    cashDue: cash_due === null ? null : BigInt(cash_due),
    queuedAt: queued_at.getTime(),
    readyAt: ready_at.getTime(),
    slotAt: slot_at?.getTime() ?? null,
  }));
}

/** The zone of `o`: that of its RW, or the village's default zone. */
const ZONE_OF_ORDER = `(select z.id from zone z where z.village_id = o.village_id and (o.rw = any (z.rws) or cardinality(z.rws) = 0) order by cardinality(z.rws) desc limit 1)`;

async function heldJobs(ctx: Context, villageId: VillageId): Promise<HeldJobRow[]> {
  const { rows } = await ctx.pool.query<
    Omit<HeldJobRow, 'pickup' | 'drop' | 'readyAt'> & { mlat: number; mlng: number; lat: number; lng: number; ready_at: Date }
  >(
    `select j.id, j.courier_id as "courierId", j.status, m.lat as mlat, m.lng as mlng, o.lat, o.lng, o.weight_g as "weightG", coalesce(o.ready_at, j.queued_at) as ready_at
       from job j join orders o on o.id = j.order_id join merchant m on m.id = o.merchant_id where j.village_id = $1 and j.status = any($2) order by j.accepted_at, j.id`,
    [villageId, ACTIVE_JOB_STATUSES],
  );
  return rows.map(({ mlat, mlng, lat, lng, ready_at, ...row }) => ({
    ...row,
    pickup: { lat: mlat, lng: mlng },
    drop: { lat, lng },
    readyAt: ready_at.getTime(),
  }));
}

interface RawCourier extends Omit<CourierRow, 'dutySince' | 'shiftEnd' | 'cashInHand' | 'asked' | 'today'> {
  duty_since: Date;
  shift_end: Date | null;
  cash: string;
  yes: number;
  total: number;
  jobs: number;
  income: string;
  duty_min: number | null;
}

const COURIERS = `
  select c.id, c.name, c.vehicle, c.duty, c.duty_since, c.shift_end, c.zone_id as "zoneId", c.stop_order as stops,
         (select coalesce(sum(p.collected), 0)::text from payment p where p.courier_id = c.id and p.status = 'COLLECTED') as cash,
         exists (select 1 from offer f where f.courier_id = c.id and f.status = 'OPEN') as "hasOffer",
         coalesce(answers.yes, 0)::int as yes, coalesce(answers.total, 0)::int as total,
         coalesce(done.jobs, 0)::int as jobs, coalesce(done.income, 0)::text as income, duty.minutes as duty_min
    from courier c
    left join lateral (select count(distinct f.trip_id) filter (where f.status = 'ACCEPTED') as yes, count(distinct f.trip_id) as total from offer f
         where f.courier_id = c.id and f.status in ('ACCEPTED', 'DECLINED', 'EXPIRED') and f.answered_at > $3 and f.answered_at <= $2) answers on true
    left join lateral (select count(*) as jobs, sum(o.incentive) as income from job j join orders o on o.id = j.order_id
         where j.village_id = $1 and j.courier_id = c.id and j.status in ('DELIVERED', 'LEFT_WITH') and j.status_at >= $4) done on true
    left join lateral (select sum(extract(epoch from d.until - d.at) / 60) filter (where d.note in ('ON', 'BUSY'))::float8 as minutes
         from (select at, note, lead(at, 1, greatest(at, $2::timestamptz)) over (order by at, id) as until from fact
                where village_id = $1 and courier_id = c.id and type = 'courier.duty_changed' and at >= $4 and at <= $2) d) duty on true
   where c.village_id = $1 order by c.id limit ${MAX_COURIERS}`;

/** With their answers of a month, and their jobs, income and duty of this day. */
async function courierRows(ctx: Context, villageId: VillageId, now: number): Promise<CourierRow[]> {
  const dayStart = startOfBusinessDate(businessDate(now));
  const { rows } = await ctx.pool.query<RawCourier>(COURIERS, [villageId, new Date(now), new Date(now - ANSWERS_DAYS * 86_400_000), new Date(dayStart)]);
  return rows.map(({ duty_since, shift_end, cash, yes, total, jobs, income, duty_min, ...row }) => {
    const dutySince = duty_since.getTime();
    const shiftEnd = shift_end?.getTime() ?? null;
    const withoutFacts = row.duty === 'ON' || row.duty === 'BUSY' ? Math.max(0, now - Math.max(dutySince, dayStart)) / 60_000 : 0;
    return {
      ...row,
      dutySince,
      shiftEnd,
      cashInHand: BigInt(cash),
      asked: { yes, total },
      today: { jobs, incomeRp: BigInt(income), dutyMin: duty_min ?? withoutFacts },
    };
  });
}

/** What was ordered lately in a zone, by stall: of all zones of the village when it is null. */
async function placedRows(ctx: Context, { villageId, zoneId }: { villageId: VillageId; zoneId: ZoneId | null }, now: number): Promise<PlacedRow[]> {
  const { rows } = await ctx.pool.query<{ lat: number; lng: number; queued_at: Date }>(
    `select m.lat, m.lng, j.queued_at from job j join orders o on o.id = j.order_id join merchant m on m.id = o.merchant_id
      where j.village_id = $1 and j.queued_at > $3 and j.queued_at <= $4 and ($2::uuid is null or $2 = ${ZONE_OF_ORDER})
      order by j.queued_at desc, j.id limit ${MAX_PLACED}`,
    [villageId, zoneId, new Date(now - REMEMBERED_MIN * 60_000), new Date(now)],
  );
  return rows.map(({ lat, lng, queued_at }) => ({ pin: { lat, lng }, at: queued_at.getTime() }));
}

/** The village's own streets; none when they are drawn as an example. */
export async function readStreets(ctx: Context, villageId: VillageId): Promise<VillageMap['streets']> {
  const { rows } = await ctx.pool.query<{ streets: unknown }>(
    `select map->'streets' as streets from village where id = $1 and not (map->>'generated')::boolean`,
    [villageId],
  );
  return rows[0] ? VillageMap.shape.streets.parse(rows[0].streets) : [];
}

/** Where a job belongs; undefined: the village has no such job. */
export async function zoneOfJob(ctx: Context, villageId: VillageId, jobId: JobId): Promise<ZoneId | undefined> {
  const { rows } = await ctx.pool.query<{ zone: ZoneId }>(
    `select ${ZONE_OF_ORDER} as zone from job j join orders o on o.id = j.order_id where j.village_id = $1 and j.id = $2`,
    [villageId, jobId],
  );
  return rows[0]?.zone;
}

/** Zones in which a job waits that may be planned by `until`; of one village when it is given. */
export async function zonesWithWork(
  ctx: Context,
  until: number,
  limit: number,
): Promise<{ villageId: VillageId; zoneId: ZoneId; idleMs: number; awaited: boolean }[]> {
  const { rows } = await ctx.pool.query<{ villageId: VillageId; zoneId: ZoneId; idleMs: number; awaited: boolean }>(
    `with work as (select distinct o.village_id, ${ZONE_OF_ORDER} as id from job j join orders o on o.id = j.order_id
                    where j.status = 'QUEUED' and (j.slot_at is null or j.slot_at <= $1))
     select z.village_id as "villageId", z.id as "zoneId", z.wanted > z.planned as awaited,
            coalesce(extract(epoch from clock_timestamp() - z.planned_at)::float8 * 1000, 1e12) as "idleMs"
       from zone z join work w on w.id = z.id where z.mode <> 'manual' order by z.planned_at nulls first, z.id limit $2`,
    [new Date(until), limit],
  );
  return rows;
}
