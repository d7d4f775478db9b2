import type { VillageId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { DebtKind } from '@pitulungan/contracts/payouts';
import type { Database, Tx } from '../platform/database.ts';

/** Debts are paid off one after the other; held until the transaction ends. */
export async function lockDebt(tx: Tx, villageId: VillageId, debt: { kind: DebtKind; sub: string }): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('debt:' || ${villageId}::text || ${debt.kind} || ${debt.sub}, 0))`;
}

/** Names of couriers, or of buyers with their phone: residents, or whoever ordered. */
export async function namesOf(
  db: Database,
  villageId: VillageId,
  kind: DebtKind,
  subs: readonly string[],
): Promise<Map<string, { name: string; phone: string }>> {
  const among = { where: { villageId, id: { in: [...subs] } }, select: { id: true, name: true, phone: true } };
  const rows = kind === 'courier' ? await db.courier.findMany(among) : await db.resident.findMany(among);
  return new Map(rows.map(({ id, name, phone }) => [id, { name, phone }]));
}

export const insertPayment = (
  tx: Tx,
  payment: {
    id: string;
    villageId: VillageId;
    account: string;
    sub: string;
    amount: Rupiah;
    receivedBy: string;
    receivedByName: string;
    receivedAt: Date;
    journal: bigint;
  },
): Promise<unknown> => tx.debtPayment.create({ data: payment });
