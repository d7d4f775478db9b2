// A day of a village as it was: what was ready when, and who was there to bring it.
import { VEHICLES, type Vehicle } from '@pitulungan/contracts/couriers';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { LatLng } from '@pitulungan/contracts/place';
import type { BusinessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { MAX_DAY_COURIERS, MAX_DAY_JOBS, type Day, type DayCourier, type DayJob, type Span } from './what-if.rules.ts';
import { spotOf } from './zone-state.rules.ts';

interface DayRow {
  id: string;
  mlat: number;
  mlng: number;
  lat: number;
  lng: number;
  weightG: number;
  cash_due: string | null;
  ready_at: Date;
  slot_at: Date | null;
}

const min = (at: Date): number => at.getTime() / 60_000;

const JOBS = `select j.id, m.lat as mlat, m.lng as mlng, o.lat, o.lng, o.weight_g as "weightG",
       case when p.method = 'cash' and p.status <> 'PAID' then p.amount::text end as cash_due, o.ready_at, j.slot_at
  from job j join orders o on o.id = j.order_id join payment p on p.order_id = o.id join merchant m on m.id = o.merchant_id
 where j.village_id = $1 and j.status <> 'CANCELLED' and (o.ready_at at time zone 'Asia/Jakarta')::date = $2::date order by o.ready_at, j.id limit ${MAX_DAY_JOBS}`;

/** Duty as it was told; for a day from before duty was told, from half an hour before the first job to half an hour after the last. */
const COURIERS = `
  with told as (select courier_id, note, at, lead(at) over (partition by courier_id order by at, id) as until from fact
                 where village_id = $1 and type = 'courier.duty_changed' and (at at time zone 'Asia/Jakarta')::date = $2::date),
       spans as (select courier_id, at as starts, coalesce(until, ($2::date + 1)::timestamp at time zone 'Asia/Jakarta') as ends from told where note in ('ON', 'BUSY')),
       worked as (select courier_id, min(accepted_at) - interval '30 min' as starts, max(status_at) + interval '30 min' as ends from job
                   where village_id = $1 and courier_id is not null and (accepted_at at time zone 'Asia/Jakarta')::date = $2::date group by courier_id),
       known as (select * from spans union all select * from worked w where not exists (select 1 from spans s where s.courier_id = w.courier_id))
  select c.id, c.name, c.vehicle, json_agg(json_build_object('from', extract(epoch from k.starts) / 60, 'to', extract(epoch from k.ends) / 60) order by k.starts) as spans,
         (select json_build_object('lat', p.lat, 'lng', p.lng) from position p
           where p.village_id = $1 and p.courier_id = c.id and (p.happened_at at time zone 'Asia/Jakarta')::date = $2::date order by p.happened_at limit 1) as first
    from courier c join known k on k.courier_id = c.id where c.village_id = $1 group by c.id order by c.id limit ${MAX_DAY_COURIERS}`;

/** Who left no place begins at the centre of the village. */
export async function readDay(ctx: Context, at: { villageId: VillageId; date: BusinessDate; center: LatLng; maxActiveJobs: number }): Promise<Day> {
  const { villageId, date, center, maxActiveJobs } = at;
  const [jobs, couriers] = await Promise.all([
    ctx.pool.query<DayRow>(JOBS, [villageId, date]),
    ctx.pool.query<{ id: string; name: string; vehicle: Vehicle; spans: Span[]; first: LatLng | null }>(COURIERS, [villageId, date]),
  ]);
  return {
    jobs: jobs.rows.map((row): DayJob => ({
      id: row.id,
      pickup: spotOf({ lat: row.mlat, lng: row.mlng }, center),
      drop: spotOf({ lat: row.lat, lng: row.lng }, center),
      weightG: row.weightG,
      cashDue: row.cash_due === null ? null : BigInt(row.cash_due),
      readyAt: Math.max(min(row.ready_at), row.slot_at ? min(row.slot_at) : 0),
    })),
    couriers: couriers.rows.map(({ id, name, vehicle, spans, first }): DayCourier => {
      const { speedMps, maxJobs, ...limits } = VEHICLES[vehicle];
      return {
        id,
        name,
        spans,
        first: spotOf(first ?? center, center),
        vehicle: { ...limits, speedMpm: speedMps * 60, maxJobs: Math.min(maxJobs, maxActiveJobs) },
      };
    }),
  };
}
