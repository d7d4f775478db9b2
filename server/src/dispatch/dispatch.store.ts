// The planner's reads, by plain SQL: they run at every wake-up.
import { VEHICLES, type Vehicle } from '@pitulungan/contracts/couriers';
import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Context } from '../context.ts';
import type { PlannerCourier, PlannerJob } from './planner.rules.ts';

export type OpenJob = Omit<PlannerJob, 'legs'> & { pickup: LatLng };
export type CourierAtWork = Omit<PlannerCourier, 'positionAtMs'> & { speedMps: number };

const MAX_JOBS = 200; // per round; the rest waits for the next one

interface JobRow {
  id: JobId;
  queued_at: Date;
  weight_g: number;
  cash_due: string | null;
  lat: number;
  lng: number;
  refused: { courierId: CourierId; at: string }[] | null;
}

/** Jobs that wait for a courier (or the one asked for), oldest first. */
export async function openJobs(ctx: Context, villageId: VillageId, only?: JobId): Promise<OpenJob[]> {
  const { rows } = await ctx.pool.query<JobRow>(
    `select j.id, j.queued_at, o.weight_g, case when p.method = 'cash' then p.amount::text end as cash_due, m.lat, m.lng,
            (select json_agg(json_build_object('courierId', f.courier_id, 'at', f.answered_at)) from offer f where f.job_id = j.id and f.status in ('DECLINED', 'EXPIRED')) as refused
       from job j join orders o on o.id = j.order_id join payment p on p.order_id = o.id join merchant m on m.id = o.merchant_id
      where j.village_id = $1 and (($2::uuid is null and j.status = 'QUEUED') or j.id = $2) order by j.queued_at, j.id limit ${MAX_JOBS}`,
    [villageId, only ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    queuedAt: row.queued_at.getTime(),
    weightG: row.weight_g,
    cashDue: row.cash_due === null ? null : BigInt(row.cash_due),
    pickup: { lat: row.lat, lng: row.lng },
    refusedAt: new Map((row.refused ?? []).map(({ courierId, at }) => [courierId, Date.parse(at)])),
  }));
}

interface CourierRow {
  id: CourierId;
  name: string;
  vehicle: Vehicle;
  duty: PlannerCourier['duty'];
  active: number;
  carried: number;
  cash: string;
  has_offer: boolean;
}

export async function couriersAtWork(ctx: Context, villageId: VillageId): Promise<CourierAtWork[]> {
  const { rows } = await ctx.pool.query<CourierRow>(
    `select c.id, c.name, c.vehicle, c.duty,
            coalesce(load.active, 0)::int as active, coalesce(load.carried, 0)::int as carried,
            (select coalesce(sum(p.collected), 0)::text from payment p where p.courier_id = c.id and p.status = 'COLLECTED') as cash,
            exists (select 1 from offer f where f.courier_id = c.id and f.status = 'OPEN') as has_offer
       from courier c left join lateral (
            select count(*) as active, sum(o.weight_g) as carried from job j join orders o on o.id = j.order_id
             where j.courier_id = c.id and j.status in ('ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP','AT_DROP','FAILED_ATTEMPT','RETURNING')) load on true
      where c.village_id = $1 order by c.id`,
    [villageId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    duty: row.duty,
    activeJobs: row.active,
    carriedG: row.carried,
    capacityG: VEHICLES[row.vehicle].capacityG,
    speedMps: VEHICLES[row.vehicle].speedMps,
    cashInHand: BigInt(row.cash),
    hasOffer: row.has_offer,
  }));
}
