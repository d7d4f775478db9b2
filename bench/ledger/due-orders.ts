// Orders that are due: copies of settled ones of the demo village, delivered, paid by QRIS, the complaint window over. BUMDes pays
// their trips: the village's fund would not last for thousands.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../../server/src/context.ts';
import { NOW } from './hub.ts';

export interface Due {
  villageId: VillageId;
  orderId: OrderId;
}

/** A copy keeps what it is not told, so that it does not mind new columns. */
const COPY = `
  with model as (select o, j, p, row_number() over (order by o.number) as n from orders o join job j on j.order_id = o.id join payment p on p.order_id = o.id
                  where o.status = 'COMPLETED' and j.status = 'DELIVERED'),
  fresh as (select gen_random_uuid() as id, g, m.o, m.j, m.p from generate_series(1, $1::int) g join model m on m.n = 1 + g % (select count(*) from model)),
  orders_made as (insert into orders select r.* from fresh, jsonb_populate_record(null::orders, to_jsonb(o) || jsonb_build_object('id', id, 'number', nextval('orders_number_seq'),
     'status', 'DELIVERED', 'settled_journal', null, 'closed_at', null, 'external_ref', null, 'slot_at', null,
     'fee_fund', 0, 'fee_bumdes', (o).fee_fund + (o).fee_bumdes, 'complaint_until', $2::timestamptz)) r returning id),
  jobs_made as (insert into job select r.* from fresh, jsonb_populate_record(null::job, to_jsonb(j) || jsonb_build_object('id', gen_random_uuid(), 'order_id', id)) r)
  insert into payment select r.* from fresh, jsonb_populate_record(null::payment, to_jsonb(p) || jsonb_build_object('order_id', id, 'method', 'qris', 'flow', 'Q1', 'shortfall', null, 'status', 'VERIFIED',
     'reference', 'BENCH' || g, 'verified_by', 'bench', 'verified_at', $2::timestamptz, 'courier_id', null, 'collected', null, 'collected_at', null, 'deposit_id', null)) r
  returning village_id as "villageId", order_id as "orderId"`;

/** Posting 03 for each: the money that the settlement takes out again is there. */
const PAY = `
  select count(*) from payment p cross join lateral post_journal(p.village_id, 'payment.verified', p.order_id::text, 'pjp:' || p.order_id || ':' || p.reference, p.verified_at,
      jsonb_build_array(jsonb_build_object('code', '1.1.03.11', 'amount', p.amount), jsonb_build_object('code', '2.1.01.12', 'sub', p.order_id, 'amount', -p.amount)))
   where p.reference like 'BENCH%' and not exists (select 1 from journal j where j.village_id = p.village_id and j.idem_key = 'pjp:' || p.order_id || ':' || p.reference)`;

export async function makeDueOrders({ pool }: Context, howMany: number): Promise<Due[]> {
  const due = await pool.query<Due>(COPY, [howMany, new Date(NOW - 3_600_000)]);
  await pool.query(PAY);
  await pool.query('analyze');
  return due.rows;
}
