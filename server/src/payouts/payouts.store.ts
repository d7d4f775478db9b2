import type { MerchantId, PayoutId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { MerchantMoney, PayoutStatus, PayoutView, StatementLine } from '@pitulungan/contracts/payouts';
import type { OrderId } from '@pitulungan/contracts/ids';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Context } from '../context.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { PayoutAmounts, PayoutState } from './payouts.rules.ts';

const withMerchant = { merchant: { select: { name: true } } } as const satisfies Prisma.PayoutInclude;
type Row = Prisma.PayoutGetPayload<{ include: typeof withMerchant }>;

const payoutView = (row: Row): PayoutView => ({
  id: row.id as PayoutId,
  code: `P-${row.number}`,
  merchantId: row.merchantId as MerchantId,
  merchantName: row.merchant.name,
  status: row.status as PayoutStatus,
  gross: rupiahToJson(row.gross),
  commission: rupiahToJson(row.commission),
  material: rupiahToJson(row.material),
  net: rupiahToJson(row.net),
  preparedBy: row.preparedByName,
  preparedAt: row.preparedAt.toISOString(),
  method: row.method as PayoutView['method'],
  reference: row.reference,
  paidBy: row.paidByName,
  paidAt: row.paidAt?.toISOString() ?? null,
});

export type Payout = PayoutState & { id: PayoutId; villageId: VillageId; merchantId: MerchantId; afterJournal: bigint; upToJournal: bigint };

export const merchantOf = async (tx: Tx, villageId: VillageId, id: PayoutId): Promise<MerchantId | undefined> =>
  (await tx.payout.findFirst({ where: { villageId, id }, select: { merchantId: true } }))?.merchantId as MerchantId | undefined;

/** The caller holds the lock of the stall's money. */
export async function readPayout(tx: Tx | Database, villageId: VillageId, id: PayoutId): Promise<Payout | undefined> {
  const row = await tx.payout.findFirst({ where: { villageId, id } });
  return row ? { ...row, id, villageId, merchantId: row.merchantId as MerchantId, status: row.status as PayoutStatus } : undefined;
}

export const viewOf = async (tx: Tx | Database, id: PayoutId): Promise<PayoutView> =>
  payoutView(await tx.payout.findUniqueOrThrow({ where: { id }, include: withMerchant }));

export const hasOpenPayout = async (tx: Tx, merchantId: MerchantId): Promise<boolean> =>
  (await tx.payout.count({ where: { merchantId, status: { in: ['PREPARED', 'SENT_UNKNOWN'] } } })) > 0;

export const hasMerchant = async (tx: Tx | Database, villageId: VillageId, id: MerchantId): Promise<boolean> =>
  (await tx.merchant.count({ where: { villageId, id } })) > 0;

/** Up to which journal the last paid statement went. */
export const lastPaidJournal = async (tx: Tx, merchantId: MerchantId): Promise<bigint> =>
  (await tx.payout.aggregate({ where: { merchantId, status: 'PAID' }, _max: { upToJournal: true } }))._max.upToJournal ?? 0n;

export interface NewPayout extends PayoutAmounts {
  id: PayoutId;
  villageId: VillageId;
  merchantId: MerchantId;
  afterJournal: bigint;
  upToJournal: bigint;
  preparedBy: string;
  preparedByName: string;
  preparedAt: Date;
}
export const insertPayout = async (tx: Tx, payout: NewPayout): Promise<void> => void (await tx.payout.create({ data: { ...payout, status: 'PREPARED' } }));

export const savePayout = async (tx: Tx, id: PayoutId, data: Prisma.PayoutUncheckedUpdateInput): Promise<void> =>
  void (await tx.payout.update({ where: { id }, data }));

export const isReferenceUsed = async (tx: Tx, villageId: VillageId, reference: string, butFor: PayoutId): Promise<boolean> =>
  (await tx.payout.count({ where: { villageId, reference, id: { not: butFor } } })) > 0;

const LAST = 200;
export const listPayouts = async (db: Database, villageId: VillageId, merchantId: MerchantId | undefined): Promise<PayoutView[]> =>
  (
    await db.payout.findMany({
      where: { villageId, ...(merchantId ? { merchantId } : {}) },
      include: withMerchant,
      orderBy: { preparedAt: 'desc' },
      take: LAST,
    })
  ).map(payoutView);

interface LineRow {
  id: string;
  fact_type: string;
  occurred_at: Date;
  order_id: OrderId | null;
  order_number: number | null;
  code: string;
  amount: string;
}
const NAMES = { '2.1.01.11': 'payable', '1.1.03.12': 'commission', '1.1.03.14': 'material' } as const;

/** The journals that moved a stall's account, oldest first; positive is to its good. */
export async function statement(
  ctx: Pick<Context, 'pool'>,
  of: { villageId: VillageId; merchantId: MerchantId },
  between: { after: bigint; upTo: bigint },
): Promise<StatementLine[]> {
  const { rows } = await ctx.pool.query<LineRow>(
    `select j.id::text, j.fact_type, j.occurred_at, o.id as order_id, o.number as order_number, a.code, (-e.amount)::text as amount
       from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
       left join refund r on r.id::text = j.source_id left join orders o on o.village_id = j.village_id and (o.id::text = j.source_id or o.id = r.order_id)
      where a.village_id = $1 and a.sub = $2 and a.code = any($3) and j.id > $4 and j.id <= $5 order by j.id, a.code`,
    [of.villageId, of.merchantId, Object.keys(NAMES), between.after, between.upTo],
  );
  return rows.map((row) => ({
    journalId: row.id,
    fact: row.fact_type,
    at: row.occurred_at.toISOString(),
    orderId: row.order_id,
    orderCode: row.order_number === null ? null : `J-${row.order_number}`,
    account: NAMES[row.code as keyof typeof NAMES],
    amount: row.amount,
  }));
}

/** Every stall with the goods of its orders that were brought and are not settled, and its open payout. */
export async function stallsWithPending(
  db: Database,
  villageId: VillageId,
): Promise<Omit<MerchantMoney, 'payable' | 'commissionDue' | 'materialDue' | 'net'>[]> {
  const rows = await db.merchant.findMany({
    where: { villageId },
    select: {
      id: true,
      name: true,
      qrisFlow: true,
      payouts: { where: { status: { in: ['PREPARED', 'SENT_UNKNOWN'] } }, include: withMerchant },
      orders: { where: { status: { in: ['DELIVERED', 'DISPUTED', 'RESOLVED'] } }, select: { goods: true, commission: true } },
    },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ id, name, qrisFlow, payouts, orders }) => ({
    merchantId: id as MerchantId,
    name,
    qrisFlow: qrisFlow as 'Q1' | 'Q2',
    pending: rupiahToJson(orders.reduce((sum: Rupiah, { goods, commission }) => sum + goods - commission, 0n)),
    openPayout: payouts[0] ? payoutView(payouts[0]) : null,
  }));
}
