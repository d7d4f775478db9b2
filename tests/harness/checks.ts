// What must hold whenever the hub is at rest, whatever was done before: asked of the database and of every listening client.
import type pg from 'pg';
import { boardDifferences } from '../../bench/simulator/board-difference.ts';
import type { Listener } from './listener.ts';
import { until } from './until.ts';

/** Each must find nothing: what it finds is the complaint. */
const NEVER: Record<string, string> = {
  'the ledger of every village sums to 0': `select village_id, sum(amount) from entry group by village_id having sum(amount) <> 0`,
  'cash in couriers’ hands in the ledger equals what they collected and did not hand in': `
    select c.name, coalesce(l.amount, 0) as ledger, coalesce(p.amount, 0) as payments from courier c
      left join (select a.sub, sum(e.amount) as amount from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.code = '1.1.01.11' group by a.sub) l on l.sub = c.id::text
      left join (select courier_id, sum(collected) as amount from payment where status = 'COLLECTED' group by courier_id) p on p.courier_id = c.id
     where coalesce(l.amount, 0) <> coalesce(p.amount, 0)`,
  'bags that wait for the count in the ledger equal the deposits that were declared': `
    select d.id, d.expected, coalesce(l.amount, 0) as ledger from deposit d
      left join (select a.sub, sum(e.amount) as amount from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.code = '1.1.01.12' group by a.sub) l on l.sub = d.id::text
     where coalesce(l.amount, 0) <> case d.status when 'DECLARED' then d.expected else 0 end`,
  'a job has one to three open offers when it is offered, and none otherwise': `
    select j.id, j.status, count(f.id) from job j left join offer f on f.job_id = j.id and f.status = 'OPEN'
     group by j.id, j.status having not count(f.id) between case j.status when 'OFFERED' then 1 else 0 end and case j.status when 'OFFERED' then 3 else 0 end`,
  'a courier has at most one open question, with one answer': `
    select courier_id from offer where status = 'OPEN' group by courier_id having count(distinct (trip_id, seat, expires_at)) > 1`,
  'nobody is asked against what a dispatcher decided': `
    select j.id, f.courier_id from job j join offer f on f.job_id = j.id and f.status = 'OPEN'
     where j.held or f.courier_id = any (j.excluded_couriers) or j.pinned_courier_id <> f.courier_id`,
  'the stops of a courier are those that are left of their jobs, each once': `
    select c.name, c.stop_order from courier c
     where (select coalesce(array_agg((s->>'kind') || (s->>'jobId') order by (s->>'kind') || (s->>'jobId')), '{}') from jsonb_array_elements(c.stop_order) s)
        <> (select coalesce(array_agg(k || j.id order by k || j.id), '{}') from job j cross join (values ('pickup'), ('drop')) stop (k)
             where j.courier_id = c.id and (j.status in ('ACCEPTED','TO_PICKUP','AT_PICKUP') or (k = 'drop' and j.status in ('PICKED_UP','TO_DROP','AT_DROP'))))`,
  'a courier is busy exactly while they hold a job': `
    select c.name, c.duty, count(j.id) from courier c
      left join job j on j.courier_id = c.id and j.status in ('ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP','AT_DROP','FAILED_ATTEMPT','RETURNING')
     group by c.id having (c.duty = 'BUSY') <> (count(j.id) > 0)`,
  'an order is in delivery exactly while its goods are with a courier': `
    select o.id, o.status, j.status as job from orders o join job j on j.order_id = o.id
     where (o.status = 'IN_DELIVERY') <> (j.status in ('PICKED_UP','TO_DROP','AT_DROP','FAILED_ATTEMPT','RETURNING') or (j.status = 'DELIVERED' and j.closed_at is null))`,
  'a settled order has posted exactly one journal, and nobody else has': `
    select o.id, o.status from orders o left join journal j on j.village_id = o.village_id and j.idem_key = 'order.settled:' || o.id
     where (o.status = 'COMPLETED') <> (j.id is not null) or o.settled_journal is distinct from j.id`,
  'an order that ended without goods asks for no money': `
    select o.id, p.status from orders o join payment p on p.order_id = o.id
     where o.status in ('REJECTED','EXPIRED','CANCELLED','RETURNED') and p.status not in ('VOIDED','VERIFIED','PAID')`,
  'customers’ money is kept exactly while an order is paid and not settled (I3)': `
    select o.id, o.status, p.status as payment, coalesce(l.kept, 0) as kept from orders o join payment p on p.order_id = o.id
      left join (select a.village_id, a.sub, sum(-e.amount) as kept from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.code = '2.1.01.12' group by 1, 2) l
        on l.village_id = o.village_id and l.sub = o.id::text
      left join (select order_id, sum(goods + delivery) as back from refund where stage = 'BEFORE' and payer = 'BUMDES' and status <> 'WITHDRAWN' group by 1) r on r.order_id = o.id
     where coalesce(l.kept, 0) <> case when o.status <> 'COMPLETED' and p.flow is distinct from 'Q2' and (p.collected is not null or p.status in ('VERIFIED','PAID')) then p.amount - coalesce(r.back, 0) else 0 end`,
  'what is owed back to a buyer is what was decided and not paid': `
    select o.id, coalesce(l.owed, 0) as owed, coalesce(r.due, 0) as due from orders o
      left join (select a.village_id, a.sub, sum(-e.amount) as owed from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.code = '2.1.01.13' group by 1, 2) l
        on l.village_id = o.village_id and l.sub = o.id::text
      left join (select order_id, sum(goods + delivery) as due from refund where status in ('DUE', 'SENT_UNKNOWN') and payer = 'BUMDES' group by 1) r on r.order_id = o.id
     where coalesce(l.owed, 0) <> coalesce(r.due, 0)`,
  'nobody gets back more than they paid, and no stall more commission than was taken (I4)': `
    select o.id from orders o join payment p on p.order_id = o.id
      join (select order_id, sum(goods) as goods, sum(delivery) as delivery, sum(commission) as commission, sum(goods) filter (where fault = 'MERCHANT') as at_stall from refund where status <> 'WITHDRAWN' group by 1) r on r.order_id = o.id
     where r.goods + r.delivery > coalesce(p.collected, p.amount) or r.commission > o.commission or (r.at_stall = o.goods and r.commission <> o.commission)`,
  'a fund holds what it has promised, and never gave more than it got (I5)': `
    select f.code, coalesce(g.amount, 0) as holds, coalesce(h.held, 0) as promised from fund f
      left join account a on a.village_id = f.village_id and a.code = f.account and a.sub = f.code left join guarded_balance g on (g.village_id, g.account_id) = (a.village_id, a.id)
      left join (select fund_id, sum(amount) as held from fund_reservation where status = 'HELD' group by 1) h on h.fund_id = f.id
     where coalesce(h.held, 0) > coalesce(g.amount, 0)`,
  'a promise of a fund ends with its order': `
    select o.id, o.status, r.status as promise from orders o join fund_reservation r on r.order_id = o.id
     where r.status <> case o.status when 'COMPLETED' then 'USED' when 'REJECTED' then 'RELEASED' when 'EXPIRED' then 'RELEASED' when 'CANCELLED' then 'RELEASED' when 'RETURNED' then 'RELEASED' else 'HELD' end`,
  'a payout has posted exactly one journal when it is paid, and none before': `
    select p.id, p.status from payout p left join journal j on j.village_id = p.village_id and j.idem_key = 'payout:' || p.id where (p.status = 'PAID') <> (j.id is not null)`,
  'public sequences have no gap': `select max(sequence), count(*) from fact where sequence is not null having max(sequence) <> count(*)`,
};

export async function checkDatabase(pool: pg.Pool): Promise<void> {
  // all questions in one message: they are asked after every act
  const answers = (await pool.query(Object.values(NEVER).join(';'))) as unknown as pg.QueryResult<object>[];
  for (const [n, rule] of Object.keys(NEVER).entries()) {
    const found = answers[n]?.rows ?? ['not asked'];
    if (found.length > 0) throw new Error(`It must always hold that ${rule}:\n${JSON.stringify(found, null, 1)}`);
  }
}

const HEARD_LIMIT_MS = 30_000;

/** snapshot(before) + facts == snapshot(after), for a client that is connected now. Its last facts may still be on their way. */
export async function checkBoard(listener: Listener): Promise<void> {
  let differences: string[] = [];
  const agrees = async () => {
    const answer = await listener.hello(0);
    if (!('snapshot' in answer)) throw new Error(`${listener.name}: hello from the beginning was not answered with a snapshot`);
    differences = boardDifferences(listener.board, answer.snapshot);
    return differences.length === 0;
  };
  await until('the boards agree', agrees, HEARD_LIMIT_MS).catch(() => {
    const heard = listener.facts.slice(-8).map(({ sequence, type }) => `${sequence} ${type}`);
    throw new Error(`The board of ${listener.name} is not what a fresh snapshot says:\n${differences.join('\n')}\nHeard last: ${heard.join(', ')}`);
  });
}
