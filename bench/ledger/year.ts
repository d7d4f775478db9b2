// A village with a year of books and nothing else: each order paid by QRIS, settled, and paid out by the provider; eleven lines.
// Whole months at a time, through the same triggers as everything else.
import type pg from 'pg';
import { accountRows } from '../../prisma/seed/chart-of-accounts.ts';
import { insertOfVillage } from '../../prisma/seed/rows.ts';
import type { VillageId } from '@pitulungan/contracts/ids';
import { MONTHS, type Year, YEAR } from './months.ts';

const STALLS = 40;
const COURIERS = 20;
const SUBS = `values ('2.1.01.11', 'stall-', ${STALLS}), ('2.1.03.02', 'courier-', ${COURIERS})`;

export async function makeYear(pool: pg.Pool, orders: number): Promise<Year> {
  const db = await pool.connect();
  try {
    const villageId = await found(db, orders);
    for (const [n, month] of MONTHS.entries()) {
      const [from, to] = [Math.floor((orders * n) / MONTHS.length) + 1, Math.floor((orders * (n + 1)) / MONTHS.length)];
      await db.query('begin');
      for (const sql of MONTH)
        await db.query(
          sql.replaceAll(':village', String(villageId)).replaceAll(':from', String(from)).replaceAll(':to', String(to)).replaceAll(':month', month),
        );
      await db.query('commit');
    }
    await db.query('vacuum analyze journal, entry, account');
    return { villageId, orders, lines: orders * 11 };
  } finally {
    db.release();
  }
}

async function found(db: pg.PoolClient, orders: number): Promise<VillageId> {
  const { rows } = await db.query<{ id: VillageId }>(
    `insert into village (code, name, district, enterprise, center_lat, center_lng, map, settings)
     select '99.99.99.' || lpad((1000 + ($1::int / 1000))::text, 4, '0'), 'Contoh ' || $1, district, enterprise, center_lat, center_lng, map, settings from village limit 1 returning id`,
    [orders],
  );
  const villageId = rows[0]?.id;
  if (villageId === undefined) throw new Error('There is no village to copy');
  const period = MONTHS.map((month, n) => ({
    id: month,
    starts: `${month}-01`,
    ends: new Date(Date.UTC(YEAR, n + 1, 0)).toISOString().slice(0, 10),
    status: 'open',
  }));
  await insertOfVillage(db as unknown as pg.Client, villageId, { account: accountRows(), period });
  await db.query(
    `insert into account (village_id, code, sub, normal, name, name_en, is_local, guarded)
     select a.village_id, a.code, s.prefix || n, a.normal, a.name, a.name_en, a.is_local, a.guarded
       from (${SUBS}) s (code, prefix, many) cross join lateral generate_series(0, s.many - 1) n join account a on a.village_id = ${villageId} and a.code = s.code and a.sub = ''`,
  );
  return villageId;
}

/** ANALYZE in between: a month is larger than all that the planner knows of the village. Goods of 20,000 to 99,000, 5 % commission, a trip of 8,000 of which the buyer pays 6,000, 2,500 for the courier. */
const MONTH = [
  `create temp table o on commit drop as
     select md5(':village-' || n)::uuid::text as id, 'stall-' || n % ${STALLS} as stall, 'courier-' || n % ${COURIERS} as courier,
            (20 + n * 37 % 80) * 1000::bigint as goods, (20 + n * 37 % 80) * 50::bigint as commission,
            ':month-01'::timestamptz + make_interval(days => n % 28, hours => 9, secs => n % 3000) as at
       from generate_series(:from, :to) n`,
  `insert into account (village_id, code, sub, normal, name, name_en, is_local, guarded)
     select a.village_id, a.code, o.id, a.normal, a.name, a.name_en, a.is_local, a.guarded from o, account a
      where a.village_id = :village and a.code = '2.1.01.12' and a.sub = ''`,
  `create temp table line on commit drop as
     select o.id, k.fact, k.prefix || o.id as key, o.at + k.later as at, l.n, l.code, l.sub, l.amount
       from o cross join (values ('payment.verified', 'pjp:', interval '0'), ('order.completed', 'order.settled:', interval '1 hour'), ('qris.settled', 'pjpset:', interval '2 hours')) k (fact, prefix, later)
       cross join lateral (values
         ('payment.verified', 1, '1.1.03.11', '', goods + 6000), ('payment.verified', 2, '2.1.01.12', o.id, -goods - 6000),
         ('order.completed', 1, '2.1.01.12', o.id, goods + 6000), ('order.completed', 2, '6.3.99.11', '', 2000), ('order.completed', 3, '6.2.01.11', '', 2500),
         ('order.completed', 4, '2.1.01.11', stall, commission - goods), ('order.completed', 5, '4.1.11.01', '', -commission),
         ('order.completed', 6, '4.1.06.01', '', -8000), ('order.completed', 7, '2.1.03.02', courier, -2500),
         ('qris.settled', 1, '1.1.01.04', '', goods + 6000), ('qris.settled', 2, '1.1.03.11', '', -goods - 6000)) l (fact, n, code, sub, amount) where l.fact = k.fact`,
  `insert into journal (village_id, fact_type, source_id, idem_key, payload_hash, occurred_at, business_date)
     select :village, fact, id, key, sha256(convert_to(key, 'UTF8')), at, (at at time zone 'Asia/Jakarta')::date from line where n = 1 order by at, key`,
  `analyze line, journal, account; insert into entry (village_id, journal_id, line, account_id, amount)
     select :village, j.id, l.n, a.id, l.amount from line l join journal j on j.village_id = :village and j.idem_key = l.key
       join account a on a.village_id = :village and a.code = l.code and a.sub = l.sub; analyze entry`,
];
