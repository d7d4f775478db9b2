// Funds and what they have promised. What a fund holds is the ledger's own guarded balance, never a second number.
import { FUND_ACCOUNTS, type FundKind, type FundMovement, type FundView } from '@pitulungan/contracts/funds';
import type { FundId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Context } from '../context.ts';
import type { Database, Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';

export interface FundState {
  id: FundId;
  code: string;
  name: string;
  /** Held and not promised */
  free: Rupiah;
}

/** The fund for free delivery of that code. `lock`: nobody else promises from it until the transaction ends. */
export async function deliveryFund(tx: Tx | Database, villageId: VillageId, code: string, lock: boolean): Promise<FundState | undefined> {
  if (lock) await tx.$queryRaw`select 1 from fund where village_id = ${villageId} and account = ${FUND_ACCOUNTS.delivery} and code = ${code} for update`;
  const rows = await tx.$queryRaw<{ id: FundId; name: string; free: string }[]>`
    select f.id, f.name,
           (coalesce((select g.amount from guarded_balance g join account a on (a.village_id, a.id) = (g.village_id, g.account_id)
                       where a.village_id = f.village_id and a.code = f.account and a.sub = f.code), 0)
          - coalesce((select sum(r.amount) from fund_reservation r where r.village_id = f.village_id and r.fund_id = f.id and r.status = 'HELD'), 0))::text as free
      from fund f where f.village_id = ${villageId} and f.account = ${FUND_ACCOUNTS.delivery} and f.code = ${code}`;
  const row = rows[0];
  return row && { id: row.id, code, name: row.name, free: BigInt(row.free) };
}

export async function hold(tx: Tx, promise: { villageId: VillageId; orderId: OrderId; fundId: FundId; amount: Rupiah; now: number }): Promise<void> {
  const { now, ...row } = promise;
  await tx.fundReservation.create({ data: { ...row, status: 'HELD', heldAt: new Date(now) } });
}

/** Ends a promise that is held; undefined when the order has none. */
export async function end(tx: Tx, orderId: OrderId, how: 'USED' | 'RELEASED', now: number): Promise<{ code: string } | undefined> {
  const { count } = await tx.fundReservation.updateMany({ where: { orderId, status: 'HELD' }, data: { status: how, endedAt: new Date(now) } });
  if (count === 0) return undefined;
  const row = await tx.fundReservation.findUnique({ where: { orderId }, select: { fund: { select: { code: true } } } });
  invariant(row, 'a promise that was just ended is gone');
  return { code: row.fund.code };
}

export async function released(tx: Tx, orderId: OrderId): Promise<{ code: string; amount: Rupiah } | undefined> {
  const row = await tx.fundReservation.findFirst({ where: { orderId, status: 'RELEASED' }, select: { amount: true, fund: { select: { code: true } } } });
  return row ? { code: row.fund.code, amount: row.amount } : undefined;
}

export async function holdAgain(tx: Tx, orderId: OrderId): Promise<void> {
  await tx.fundReservation.update({ where: { orderId }, data: { status: 'HELD', endedAt: null } });
}

export const insertFund = (
  tx: Tx,
  fund: { id: FundId; villageId: VillageId; account: string; code: string; name: string; openedBy: string; openedAt: Date },
): Promise<unknown> => tx.fund.create({ data: fund });

export const hasFund = async (tx: Tx, villageId: VillageId, account: string, code: string): Promise<boolean> =>
  (await tx.fund.count({ where: { villageId, account, code } })) > 0;

interface FundRow {
  id: FundId;
  account: string;
  code: string;
  name: string;
  received: string;
  used: string;
  promised: string;
}

export async function listFunds(ctx: Pick<Context, 'pool'>, villageId: VillageId, id: FundId | null = null): Promise<FundView[]> {
  const { rows } = await ctx.pool.query<FundRow>(
    `select f.id, f.account, f.code, f.name,
            coalesce((select sum(-e.amount) from entry e where e.village_id = f.village_id and e.account_id = a.id and e.amount < 0), 0)::text as received,
            coalesce((select sum(e.amount) from entry e where e.village_id = f.village_id and e.account_id = a.id and e.amount > 0), 0)::text as used,
            coalesce((select sum(r.amount) from fund_reservation r where r.village_id = f.village_id and r.fund_id = f.id and r.status = 'HELD'), 0)::text as promised
       from fund f left join account a on a.village_id = f.village_id and a.code = f.account and a.sub = f.code
      where f.village_id = $1 and ($2::uuid is null or f.id = $2) order by f.account, f.code`,
    [villageId, id],
  );
  return rows.map(fundView);
}

function fundView({ id, account, code, name, received, used, promised }: FundRow): FundView {
  const kind = (Object.keys(FUND_ACCOUNTS) as FundKind[]).find((each) => FUND_ACCOUNTS[each] === account);
  invariant(kind, `a fund on account ${account}`);
  const balance = BigInt(received) - BigInt(used);
  return { id, kind, code, name, received, used, balance: balance.toString(), promised, free: (balance - BigInt(promised)).toString() };
}

interface MovementRow {
  id: string;
  fact_type: string;
  occurred_at: Date;
  order_id: OrderId | null;
  order_number: number | null;
  amount: string;
  balance: string;
}

/** Newest first, older than journal `before`. */
export async function movements(
  ctx: Pick<Context, 'pool'>,
  fund: { villageId: VillageId; id: FundId },
  page: { before?: string | undefined; limit: number },
): Promise<FundMovement[]> {
  const { rows } = await ctx.pool.query<MovementRow>(
    `select * from (
       select j.id::text as id, j.id as at_id, j.fact_type, j.occurred_at, o.id as order_id, o.number as order_number, (-e.amount)::text as amount,
              sum(-e.amount) over (order by j.id)::text as balance
         from fund f join account a on a.village_id = f.village_id and a.code = f.account and a.sub = f.code
         join entry e on (e.village_id, e.account_id) = (a.village_id, a.id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
         left join orders o on o.village_id = j.village_id and o.id::text = j.source_id
        where f.village_id = $1 and f.id = $2) m
      where $3::bigint is null or m.at_id < $3 order by m.at_id desc limit $4`,
    [fund.villageId, fund.id, page.before ?? null, page.limit],
  );
  return rows.map((row) => ({
    journalId: row.id,
    fact: row.fact_type,
    at: row.occurred_at.toISOString(),
    orderId: row.order_id,
    orderCode: row.order_number === null ? null : `J-${row.order_number}`,
    amount: row.amount,
    balance: row.balance,
  }));
}
