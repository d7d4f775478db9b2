import type { CourierId, VillageId, WageId } from '@pitulungan/contracts/ids';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { WageStatus, WageView } from '@pitulungan/contracts/payouts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database.ts';

const withCourier = { courier: { select: { name: true } } } as const satisfies Prisma.WageInclude;
type Row = Prisma.WageGetPayload<{ include: typeof withCourier }>;

export const wageView = (row: Row): WageView => ({
  id: row.id as WageId,
  run: row.run,
  courierId: row.courierId as CourierId,
  courierName: row.courier.name,
  status: row.status as WageStatus,
  amount: rupiahToJson(row.amount),
  preparedBy: row.preparedByName,
  preparedAt: row.preparedAt.toISOString(),
  paidBy: row.paidByName,
  paidAt: row.paidAt?.toISOString() ?? null,
});

/** One pay run is prepared after the other; held until the transaction ends. */
export async function lockRuns(tx: Tx, villageId: VillageId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('wages:' || ${villageId}::text, 0))`;
}

/** Couriers, and whether a wage of theirs waits to be paid. */
export const couriersOf = async (tx: Tx | Database, villageId: VillageId): Promise<{ id: CourierId; name: string; open: WageView | null }[]> =>
  (
    await tx.courier.findMany({
      where: { villageId },
      select: { id: true, name: true, wages: { where: { status: 'PREPARED' }, include: withCourier } },
      orderBy: { name: 'asc' },
    })
  ).map(({ id, name, wages }) => ({ id: id as CourierId, name, open: wages[0] ? wageView(wages[0]) : null }));

export async function insertWages(
  tx: Tx,
  wages: readonly {
    id: string;
    villageId: VillageId;
    run: string;
    courierId: CourierId;
    amount: Rupiah;
    preparedBy: string;
    preparedByName: string;
    preparedAt: Date;
  }[],
): Promise<void> {
  await tx.wage.createMany({ data: wages.map((wage) => ({ ...wage, status: 'PREPARED' })) });
}

export const wagesOfRun = async (tx: Tx, run: string): Promise<WageView[]> =>
  (await tx.wage.findMany({ where: { run }, include: withCourier, orderBy: { courier: { name: 'asc' } } })).map(wageView);

export interface WageState {
  id: WageId;
  run: string;
  courierId: CourierId;
  status: WageStatus;
  amount: Rupiah;
  preparedBy: string;
}

export async function lockWage(tx: Tx, villageId: VillageId, id: WageId): Promise<WageState | undefined> {
  await tx.$queryRaw`select 1 from wage where village_id = ${villageId} and id = ${id}::uuid for update`;
  const row = await tx.wage.findFirst({ where: { villageId, id } });
  return row ? { ...row, id, courierId: row.courierId as CourierId, status: row.status as WageStatus } : undefined;
}

export const saveWage = async (tx: Tx, id: WageId, data: Prisma.WageUncheckedUpdateInput): Promise<WageView> =>
  wageView(await tx.wage.update({ where: { id }, data, include: withCourier }));

const LAST = 200;
export const listWages = async (db: Database, villageId: VillageId): Promise<WageView[]> =>
  (await db.wage.findMany({ where: { villageId }, include: withCourier, orderBy: [{ preparedAt: 'desc' }, { id: 'asc' }], take: LAST })).map(wageView);
