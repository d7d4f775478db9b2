// kill -9 of a hub that settles as fast as it can, again and again: whatever is settled has its journal, nothing twice.
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { type Program, startHubProcess } from '../harness/processes.ts';
import { quietDatabase } from '../harness/quiet-database.ts';
import { until } from '../harness/until.ts';
import type { FreshDatabase } from '../setup/database.ts';

const ORDERS = 1_200;
const KILLS = 2;
const LIMIT_MS = 600_000;
let database: FreshDatabase | undefined;
let program: Program | undefined;
let db: pg.Client | undefined;

afterAll(async () => {
  await program?.stop();
  await db?.end();
  await database?.drop();
});

/** Orders that were brought and paid by QRIS, their complaint window just over: all of them are due at once. */
const MANY_DUE = `
  with made as (
    insert into orders (id, village_id, merchant_id, source, status, buyer_name, buyer_phone, address_line, patokan, lat, lng, items, goods, commission, commission_version,
                        fee_customer, fee_fund, fee_bumdes, incentive, weight_g, food, placed_at, confirmed_at, ready_at, delivered_at, complaint_until)
    select gen_random_uuid(), m.village_id, m.id, 'app', 'DELIVERED', 'Contoh', '+6280000001001', 'Gg. Melati', '', m.lat, m.lng, '[]', 20000 + n, 1000, 'JUNI-2020', 0, 0, 2000, 2500, 500, true,
           now() - interval '5 min', now() - interval '4 min', now() - interval '3 min', now() - interval '2 min', now() - interval '1 min'
      from generate_series(1, ${ORDERS}) n, lateral (select * from merchant where village_id = 1 order by id limit 1 offset n % 40) m
    returning id, village_id, goods),
  jobs as (
    insert into job (id, village_id, order_id, status, courier_id, queued_at, accepted_at, status_at, closed_at, receiver_name)
    select gen_random_uuid(), village_id, id, 'DELIVERED', (select id from courier where village_id = 1 order by id limit 1), now(), now(), now(), now(), 'Contoh' from made),
  paid as (
    insert into payment (order_id, village_id, method, status, amount, flow, reference, verified_by, verified_at)
    select id, village_id, 'qris', 'VERIFIED', goods, 'Q1', 'REF-' || id, 'test', now() - interval '3 min' from made)
  select post_journal(village_id, 'payment.verified', id::text, 'pjp:' || id, now(), jsonb_build_array(
    jsonb_build_object('code', '1.1.03.11', 'sub', '', 'amount', goods::text), jsonb_build_object('code', '2.1.01.12', 'sub', id::text, 'amount', (-goods)::text))) from made`;

const COUNTS = `
  select (select count(*)::int from orders where status = 'COMPLETED') as settled,
         (select count(*)::int from journal where idem_key like 'order.settled:%') as journals,
         (select count(*)::int from fact where type = 'order.completed') as facts,
         (select count(*)::int from orders o left join journal j on j.village_id = o.village_id and j.id = o.settled_journal and j.idem_key = 'order.settled:' || o.id
           where (o.status = 'COMPLETED') <> (j.id is not null)) as wrong,
         (select coalesce(sum(amount), 0)::text from entry) as sum`;

test(
  'no order is settled without its journal, or twice, when the hub dies while it settles',
  async () => {
    database = await quietDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    await db.query(MANY_DUE);
    const counts = async () => (await db!.query<{ settled: number; journals: number; facts: number; wrong: number; sum: string }>(COUNTS)).rows[0]!;
    for (let kill = 0; kill < KILLS; kill++) {
      const before = (await counts()).settled;
      ({ program } = await startHubProcess({ DATABASE_URL: database.url }));
      await until('it settles', async () => (await counts()).settled > before + 20, LIMIT_MS);
      await program.kill();
      const after = await counts();
      expect(after).toMatchObject({ journals: after.settled, facts: after.settled, wrong: 0, sum: '0' });
      expect(after.settled, 'it died in the middle').toBeLessThan(ORDERS);
    }
    ({ program } = await startHubProcess({ DATABASE_URL: database.url }));
    await until('all are settled', async () => (await counts()).settled === ORDERS, LIMIT_MS);
    expect(await counts()).toEqual({ settled: ORDERS, journals: ORDERS, facts: ORDERS, wrong: 0, sum: '0' });
  },
  LIMIT_MS,
);
