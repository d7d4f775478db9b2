import type { VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import type { Delivery } from './economics.rules.ts';

interface Row {
  courier_id: string;
  trip_id: string | null;
  picked_up_at: Date;
  delivered_at: Date;
  stall_lat: number;
  stall_lng: number;
  lat: number;
  lng: number;
  express_by: string | null;
  slot_at: Date | null;
  incentive: string;
  commission: string;
  fee_customer: string;
  fee_fund: string;
  fee_bumdes: string;
}

/** Every order delivered in the window (epoch ms, from inclusive, to exclusive). A phone without a told pickup counts from its accept. */
export async function deliveriesBetween(ctx: Context, villageId: VillageId, from: number, to: number): Promise<Delivery[]> {
  const { rows } = await ctx.pool.query<Row>(
    `select j.courier_id, f.trip_id, o.delivered_at, m.lat as stall_lat, m.lng as stall_lng, o.lat, o.lng, o.express_by, o.slot_at,
            o.incentive::text, o.commission::text, o.fee_customer::text, o.fee_fund::text, o.fee_bumdes::text,
            least(o.delivered_at, coalesce((select max(coalesce(k.happened_at, k.at)) from fact k where k.order_id = o.id and k.type = 'job.picked_up'), j.accepted_at)) as picked_up_at
       from orders o join job j on j.order_id = o.id join merchant m on m.id = o.merchant_id
       left join lateral (select trip_id from offer where job_id = j.id and status = 'ACCEPTED' order by answered_at desc limit 1) f on true
      where o.village_id = $1 and o.delivered_at >= $2 and o.delivered_at < $3 and j.courier_id is not null
      order by o.delivered_at, o.id`,
    [villageId, new Date(from), new Date(to)],
  );
  return rows.map((row) => ({
    courierId: row.courier_id,
    tripId: row.trip_id,
    pickedUpAt: row.picked_up_at.getTime(),
    deliveredAt: row.delivered_at.getTime(),
    stall: { lat: row.stall_lat, lng: row.stall_lng },
    door: { lat: row.lat, lng: row.lng },
    express: row.express_by !== null,
    slotAt: row.slot_at?.getTime() ?? null,
    incentive: BigInt(row.incentive),
    commission: BigInt(row.commission),
    fee: { customer: BigInt(row.fee_customer), fund: BigInt(row.fee_fund), bumdes: BigInt(row.fee_bumdes) },
  }));
}
