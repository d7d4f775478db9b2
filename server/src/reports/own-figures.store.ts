// A stall's own orders and money.
import type { MerchantId, VillageId } from '@pitulungan/contracts/ids';
import type { Span } from '@pitulungan/contracts/reports';
import type { Reader } from './books.store.ts';
import type { Sold } from './own-figures.rules.ts';

export async function stallOf(ctx: Reader, villageId: VillageId, userId: string): Promise<{ id: MerchantId; name: string } | undefined> {
  const { rows } = await ctx.pool.query<{ id: MerchantId; name: string }>(
    `select id, name from merchant where village_id = $1 and user_id = $2 order by id limit 1`,
    [villageId, userId],
  );
  return rows[0];
}

/** Everything delivered in the span, by day and by whether it is settled; a return or a refusal at the door is no sale. */
export async function soldBy(ctx: Reader, villageId: VillageId, merchantId: MerchantId, { from, to }: Span): Promise<Sold[]> {
  const { rows } = await ctx.pool.query<{ date: string; orders: number; goods: string; commission: string }>(
    `select (o.delivered_at at time zone 'Asia/Jakarta')::date::text as date, count(*)::int as orders, sum(o.goods)::text as goods, sum(o.commission)::text as commission
       from orders o where o.village_id = $1 and o.merchant_id = $2 and o.status in ('DELIVERED', 'DISPUTED', 'RESOLVED', 'COMPLETED')
        and (o.delivered_at at time zone 'Asia/Jakarta')::date between $3 and $4 group by 1 order by 1`,
    [villageId, merchantId, from, to],
  );
  return rows.map(({ date, orders, goods, commission }) => ({ date, orders, goods: BigInt(goods), commission: BigInt(commission) }));
}

export async function pendingOf(ctx: Reader, villageId: VillageId, merchantId: MerchantId): Promise<Sold> {
  const { rows } = await ctx.pool.query<{ orders: number; goods: string; commission: string }>(
    `select count(*)::int as orders, coalesce(sum(goods), 0)::text as goods, coalesce(sum(commission), 0)::text as commission
       from orders where village_id = $1 and merchant_id = $2 and status in ('DELIVERED', 'DISPUTED', 'RESOLVED')`,
    [villageId, merchantId],
  );
  const [row] = rows;
  return { date: '', orders: row?.orders ?? 0, goods: BigInt(row?.goods ?? '0'), commission: BigInt(row?.commission ?? '0') };
}

/** What BUMDes owes the stall now (below 0 after a refund), and what it was paid in the span. */
export async function owedTo(ctx: Reader, villageId: VillageId, merchantId: MerchantId, { from, to }: Span): Promise<{ owed: bigint; paid: bigint }> {
  const { rows } = await ctx.pool.query<{ owed: string; paid: string }>(
    `select coalesce(-sum(e.amount), 0)::text as owed,
            coalesce(sum(e.amount) filter (where coalesce(o.idem_key, j.idem_key) like 'payout:%' and j.business_date between $3 and $4), 0)::text as paid
       from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
       left join journal o on (o.village_id, o.id) = (j.village_id, j.reversal_of)
      where e.village_id = $1 and a.code = '2.1.01.11' and a.sub = $2`,
    [villageId, merchantId, from, to],
  );
  return { owed: BigInt(rows[0]?.owed ?? '0'), paid: BigInt(rows[0]?.paid ?? '0') };
}
