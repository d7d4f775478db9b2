import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../tests/setup/database.ts';
import { seed, seedNeighbour, type SeedOptions } from './seed.ts';

const NOW = Date.parse('2026-11-24T01:30:00Z'); // 08.30 in Sidoarjo
const MINUTE = 60_000;
const TABLES = [
  'village',
  'user',
  'login',
  'membership',
  'courier',
  'merchant',
  'product',
  'resident',
  'orders',
  'payment',
  'job',
  'offer',
  'deposit',
  'position',
  'tracking_link',
  'account',
  'period',
  'tax_rule',
  'journal',
  'entry',
  'fact',
  'fund',
  'fund_reservation',
  'voucher',
  'payout',
  'wage',
  'qris_report',
  'qris_line',
  'share_policy',
  'share_recipient',
];
/** Salted, or of the moment of writing. */
const UNREPEATABLE: Record<string, string> = { login: "- 'password'", journal: "- 'xid' - 'posted_at'" };

let fresh: FreshDatabase;
let db: pg.Client;
const rows = async <T extends object>(sql: string, client = db): Promise<T[]> => (await client.query<T>(sql)).rows;
const numberOf = async (sql: string): Promise<number> => Number((await rows<{ n: string }>(sql))[0]?.n);

async function seeded(options: SeedOptions): Promise<{ database: FreshDatabase; client: pg.Client }> {
  const database = await freshDatabase({ seeded: false });
  await seed(database.url, options);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return { database, client };
}

beforeAll(async () => {
  ({ database: fresh, client: db } = await seeded({ now: NOW }));
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

const fingerprint = (client: pg.Client, table: string) => {
  const row = `to_jsonb(t) ${UNREPEATABLE[table] ?? ''}`;
  return rows<{ count: number; hash: string }>(
    `select count(*)::int as count, md5(string_agg((${row})::text, chr(10) order by (${row})::text)) as hash from "${table}" t`,
    client,
  );
};

describe('the same seed and the same now', () => {
  it('give the same rows, another seed gives others', async () => {
    const short = { now: NOW, days: 9 };
    const [once, again, other] = [await seeded(short), await seeded(short), await seeded({ ...short, seed: 7 })];
    for (const table of TABLES) expect([table, await fingerprint(again.client, table)]).toEqual([table, await fingerprint(once.client, table)]);
    for (const table of ['resident', 'orders', 'entry']) expect(await fingerprint(other.client, table)).not.toEqual(await fingerprint(once.client, table));
    for (const { client, database } of [once, again, other]) {
      await client.end();
      await database.drop();
    }
  });
});

describe('the people', () => {
  it('are as many as the village has, with phones that cannot ring', async () => {
    const [counts] = await rows(`select (select count(*)::int from courier) as couriers, (select count(*)::int from merchant) as stalls,
      (select count(*)::int from resident where not outside) as inside, (select count(*)::int from resident where outside) as outside`);
    expect(counts).toEqual({ couriers: 20, stalls: 40, inside: 150, outside: 30 });
    expect(
      await rows(
        `select phone from resident where phone not like '+628000000%' union select phone_number from "user" where phone_number not like '+628000000%'`,
      ),
    ).toEqual([]);
  });

  it('live where addresses are traps: a number twice in one RT, a landmark only', async () => {
    expect(
      await numberOf(
        `select count(*) as n from (select 1 from resident where rt is not null and address_line <> '' group by address_line, rt, rw having count(*) > 1) twins`,
      ),
    ).toBeGreaterThan(0);
    expect(await numberOf(`select count(*) as n from resident where address_line = '' and patokan <> ''`)).toBe(1);
  });

  it('have distinct names of goods at each stall, so that an import by name is clear', async () => {
    expect(await rows(`select merchant_id, name from product group by 1, 2 having count(*) > 1`)).toEqual([]);
  });
});

describe('the books', () => {
  it('sum to zero, and every courier holds what the orders say', async () => {
    expect(await numberOf('select sum(amount) as n from entry')).toBe(0);
    const held = `select c.id, coalesce((select sum(collected) from payment p where p.courier_id = c.id and status = 'COLLECTED'), 0) as orders,
        coalesce((select sum(e.amount) from entry e join account a on a.id = e.account_id where a.code = '1.1.01.11' and a.sub = c.id::text), 0) as ledger from courier c`;
    expect(await rows(`select * from (${held}) h where orders <> ledger`)).toEqual([]);
    expect(await numberOf(`select sum(ledger) as n from (${held}) h`)).toBeGreaterThan(0);
  });

  it('keep customers’ money exactly for orders that are paid and not settled', async () => {
    const open = `select o.id, o.status, p.amount, coalesce((select sum(-e.amount) from entry e join account a on a.id = e.account_id where a.code = '2.1.01.12' and a.sub = o.id::text), 0) as kept,
        (p.collected is not null or (p.status = 'VERIFIED' and p.flow = 'Q1')) and o.status <> 'COMPLETED' as waiting from orders o join payment p on p.order_id = o.id`;
    expect(await rows(`select * from (${open}) x where kept <> case when waiting then amount else 0 end`)).toEqual([]);
  });

  it('have one settlement journal for each completed order, and deposits that clear', async () => {
    expect(
      await rows(
        `select o.id from orders o left join journal j on j.id = o.settled_journal and j.idem_key = 'order.settled:' || o.id where o.status = 'COMPLETED' and j.id is null`,
      ),
    ).toEqual([]);
    const clearing = `select d.status, d.expected, coalesce((select sum(e.amount) from entry e join account a on a.id = e.account_id where a.code = '1.1.01.12' and a.sub = d.id::text), 0) as in_count from deposit d`;
    expect(await rows(`select * from (${clearing}) x where in_count <> case status when 'DECLARED' then expected else 0 end`)).toEqual([]);
    expect(await rows(`select resolution, (expected - counted)::int as short from deposit where status = 'RESOLVED'`)).toEqual([
      { resolution: 'COURIER_OWES', short: 5000 },
    ]);
  });

  it('pay stalls and couriers every Monday what was settled by then, from money that is there', async () => {
    const cash = `select min(held) as n from (select sum(e.amount) over (order by j.id, e.line) as held from entry e join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
      join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.code in ('1.1.01.01', '1.1.01.04') and a.code = $1) x`;
    for (const code of ['1.1.01.01', '1.1.01.04']) expect(await numberOf(cash.replace('$1', `'${code}'`)), code).toBeGreaterThan(0);
    const late = `select p.id from payout p join entry e on (e.village_id, e.journal_id) = (p.village_id, p.journal)
      join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.code = '2.1.01.11' and e.amount <> p.gross`;
    expect(await rows(late)).toEqual([]);
    const span = `select p.id, p.gross, (select sum(-e.amount) from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
      where a.code = '2.1.01.11' and a.sub = p.merchant_id::text and j.fact_type = 'order.completed' and e.journal_id > p.after_journal and e.journal_id <= p.up_to_journal) as settled from payout p`;
    expect(await rows(`select * from (${span}) x where gross is distinct from settled`)).toEqual([]);
    expect(await numberOf('select count(distinct date_trunc($$week$$, prepared_at)) as n from payout')).toBeGreaterThanOrEqual(8);
  });

  it('have the words of a voucher in its journal, and of a health visit only its number', async () => {
    const differing = `select v.number from voucher v join journal j on (j.village_id, j.id) = (v.village_id, v.journal_id)
      where j.memo <> case v.kind when 'HEALTH_COST' then v.event->>'visitId' else v.memo end`;
    expect(await rows(differing)).toEqual([]);
    expect(await numberOf('select count(*) as n from voucher')).toBeGreaterThan(10);
  });

  it('hold a whole month with a profit, and funds that bore each trip and each litre', async () => {
    const profit = `select sum(-e.amount) as n from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
      where a.code ~ '^[4567]' and j.business_date between '2026-10-01' and '2026-10-31'`;
    expect(await numberOf(profit)).toBeGreaterThan(1_000_000);
    expect(
      await numberOf(
        `select count(*) as n from orders o join fund_reservation r on r.order_id = o.id where (o.closed_at is null) <> (r.status = 'HELD') or r.amount <> o.fee_fund`,
      ),
    ).toBe(0);
    const used = `select (select sum(amount) from fund_reservation where status = 'USED') - (select sum(e.amount) from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
      where a.code = '2.1.05.11' and e.amount > 0) as n`;
    expect(await numberOf(used)).toBe(0);
  });

  it('hold sixty days of 25 to 50 orders a day', async () => {
    const days = await rows<{ n: number }>(
      `select count(*)::int as n from orders where placed_at < '2026-11-23T17:00:00Z' group by (placed_at at time zone 'Asia/Jakarta')::date`,
    );
    expect(days.length).toBe(60);
    expect(Math.min(...days.map(({ n }) => n))).toBeGreaterThanOrEqual(25);
    expect(Math.max(...days.map(({ n }) => n))).toBeLessThanOrEqual(50);
  });
});

describe('this morning', () => {
  it('has about two dozen orders in all states, none of them in the future', async () => {
    const states = await rows<{ state: string; n: number }>(
      `select coalesce(j.status, o.status) as state, count(*)::int as n from orders o left join job j on j.order_id = o.id where o.placed_at > to_timestamp(${(NOW - 120 * MINUTE) / 1000}) group by 1`,
    );
    expect(states.reduce((sum, { n }) => sum + n, 0)).toBe(26);
    expect(states.map(({ state }) => state).sort()).toEqual([
      'ACCEPTED',
      'AT_DROP',
      'AT_PICKUP',
      'CANCELLED',
      'CONFIRMED',
      'DELIVERED',
      'NO_COURIER',
      'PICKED_UP',
      'PLACED',
      'QUEUED',
      'REJECTED',
      'TO_DROP',
      'TO_PICKUP',
    ]);
    const latest = `select greatest(max(placed_at), max(confirmed_at), max(ready_at), max(delivered_at), max(closed_at)) as at from orders union select max(at) from fact union select max(happened_at) from position union select max(occurred_at) from journal`;
    expect((await rows<{ at: Date }>(latest)).filter(({ at }) => at.getTime() > NOW)).toEqual([]);
  });

  it('has busy couriers exactly where jobs are held, two jobs at most, all seen in the last ten minutes', async () => {
    const held = `(select count(*) from job j where j.courier_id = c.id and j.status in ('ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP','AT_DROP'))`;
    expect(await rows(`select name from courier c where (duty = 'BUSY') <> (${held} > 0) or ${held} > 2`)).toEqual([]);
    expect(
      await rows(`select name from courier c where duty <> 'OFF' and (select max(happened_at) from position p where p.courier_id = c.id) is distinct from null
      and (select max(happened_at) from position p where p.courier_id = c.id) < to_timestamp(${(NOW - 10 * MINUTE) / 1000})`),
    ).toEqual([]);
    expect(await numberOf(`select count(distinct courier_id) as n from position`)).toBe(10);
  });

  it('has a timeline, a tracking link and an answered offer for every order that got so far', async () => {
    expect(
      await rows(
        `select number from orders o where placed_at > to_timestamp(${(NOW - 120 * MINUTE) / 1000}) and (not exists (select 1 from fact f where f.order_id = o.id) or not exists (select 1 from tracking_link t where t.order_id = o.id))`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `select j.id from job j where j.status in ('ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP','AT_DROP') and not exists (select 1 from offer f where f.job_id = j.id and f.status = 'ACCEPTED' and f.candidates->0->>'reason' = 'CHOSEN')`,
      ),
    ).toEqual([]);
    expect(await rows(`select max(sequence)::int as last, count(*)::int as facts, bool_and(published) as published from fact`)).toEqual([
      { last: expect.any(Number) as number, facts: expect.any(Number) as number, published: true },
    ]);
    expect(await numberOf('select max(sequence) - count(*) as n from fact')).toBe(0);
  });
});

it('founds a neighbour beside it, with accounts of its own', async () => {
  await seedNeighbour(fresh.url, { now: NOW });
  expect(
    await rows(
      `select v.code, count(distinct m.user_id)::int as people, (select count(*)::int from orders o where o.village_id = v.id) as orders from village v join membership m on m.village_id = v.id where v.code like '%9999' group by v.id, v.code`,
    ),
  ).toEqual([{ code: '35.15.18.9999', people: 2, orders: 0 }]);
});
