// Vouchers, and the things that they buy.
import { FUND_ACCOUNTS, type FundKind } from '@pitulungan/contracts/funds';
import type { CourierId, DepositId, VillageId, VoucherId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { BusinessDate } from '@pitulungan/contracts/time';
import { VoucherEvent, type VoucherStatus, type VoucherView } from '@pitulungan/contracts/vouchers';
import type { Prisma, Voucher } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Actor } from '../platform/perform.ts';

export interface NewVoucher {
  id: VoucherId;
  villageId: VillageId;
  event: VoucherEvent;
  date: BusinessDate;
  memo: string;
  attachment: string;
  by: Actor;
  asManager: boolean;
  now: number;
}

export async function insertVoucher(tx: Tx, voucher: NewVoucher): Promise<Voucher> {
  const { id, villageId, event, memo, attachment, by, asManager, now } = voucher;
  return tx.voucher.create({
    data: {
      id,
      villageId,
      kind: event.kind,
      event: event as Prisma.InputJsonObject,
      date: new Date(voucher.date),
      memo,
      attachment,
      status: 'PROPOSED',
      madeBy: by.id,
      madeByName: by.name,
      madeByManager: asManager,
      madeAt: new Date(now),
    },
  });
}

export async function lockVoucher(tx: Tx, villageId: VillageId, id: VoucherId): Promise<Voucher | undefined> {
  await tx.$queryRaw`select 1 from voucher where village_id = ${villageId} and id = ${id}::uuid for update`;
  return (await tx.voucher.findUnique({ where: { villageId_id: { villageId, id } } })) ?? undefined;
}

export async function saveVoucher(tx: Tx, id: string, data: Prisma.VoucherUncheckedUpdateInput): Promise<VoucherView> {
  return voucherView(await tx.voucher.update({ where: { id }, data: { ...data, version: { increment: 1 } } }));
}

export async function listVouchers(
  db: Database,
  villageId: VillageId,
  page: { status?: VoucherStatus | undefined; before?: string | undefined; limit: number },
): Promise<VoucherView[]> {
  const rows = await db.voucher.findMany({
    where: { villageId, ...(page.status ? { status: page.status } : {}), ...(page.before ? { number: { lt: Number(page.before) } } : {}) },
    orderBy: { number: 'desc' },
    take: page.limit,
  });
  return rows.map(voucherView);
}

export const voucherCode = (number: number): string => `BK-${number}`;

export const voucherView = (row: Voucher): VoucherView => ({
  id: row.id as VoucherId,
  code: voucherCode(row.number),
  status: row.status as VoucherStatus,
  date: row.date.toISOString().slice(0, 10),
  event: VoucherEvent.parse(row.event),
  memo: row.memo,
  attachment: row.attachment,
  made: { by: row.madeByName, at: row.madeAt.toISOString(), note: '' },
  decided: signed(row.decidedByName, row.decidedAt, row.decisionNote),
  reversed: signed(row.reversedByName, row.reversedAt, row.reversalReason),
  journalId: row.journalId?.toString() ?? null,
  reversalId: row.reversalId?.toString() ?? null,
  covered: row.covered === null ? null : rupiahToJson(row.covered),
});

const signed = (by: string | null, at: Date | null, note: string) => (by === null || at === null ? null : { by, at: at.toISOString(), note });

/** The courier who owes for a bag that was short: the case was decided that way. */
export async function debtorOf(tx: Tx, villageId: VillageId, depositId: DepositId): Promise<CourierId | undefined> {
  const deposit = await tx.deposit.findUnique({ where: { villageId_id: { villageId, id: depositId } }, select: { courierId: true, resolution: true } });
  return deposit?.resolution === 'COURIER_OWES' ? (deposit.courierId as CourierId) : undefined;
}

export const isFund = async (tx: Tx, villageId: VillageId, fund: { fund: FundKind; code: string }): Promise<boolean> =>
  (await tx.fund.count({ where: { villageId, account: FUND_ACCOUNTS[fund.fund], code: fund.code } })) === 1;
export const isDeposit = async (tx: Tx, villageId: VillageId, id: DepositId): Promise<boolean> => (await tx.deposit.count({ where: { villageId, id } })) === 1;

/** How often a key has been posted, and whether one of those stands. Numbers of papers may be entered again once they are taken back. */
export async function keyUse(tx: Tx, villageId: VillageId, key: string): Promise<{ times: number; stands: boolean }> {
  const used = await tx.journal.findMany({
    where: { villageId, OR: [{ idemKey: key }, { idemKey: { startsWith: `${key}#` } }] },
    select: { reversals: { select: { id: true } } },
  });
  return { times: used.length, stands: used.some(({ reversals }) => reversals.length === 0) };
}

export async function insertAsset(
  tx: Tx,
  asset: { id: string; villageId: VillageId; name: string; code: string; cost: bigint; residual: bigint; acquiredOn: BusinessDate; months: number },
): Promise<void> {
  await tx.asset.create({ data: { ...asset, acquiredOn: new Date(asset.acquiredOn) } });
}

export async function giveBackAsset(tx: Tx, villageId: VillageId, id: string): Promise<void> {
  await tx.asset.updateMany({ where: { villageId, id }, data: { gone: true } });
}
