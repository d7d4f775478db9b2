import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { BusinessDate } from '@pitulungan/contracts/time';
import type { Tx } from '../platform/database.ts';
import type { CashHolder, ReminderKind } from './reminders.rules.ts';

/** Locks the courier's row. */
export async function lockHolder(tx: Tx, villageId: VillageId, courierId: CourierId, today: BusinessDate): Promise<CashHolder | undefined> {
  const rows = await tx.$queryRaw<{ duty: DutyStatus; shift_end: Date | null }[]>`
    select duty, shift_end from courier where village_id = ${villageId} and id = ${courierId}::uuid for update`;
  const row = rows[0];
  if (!row) return undefined;
  const cash = await tx.payment.aggregate({ where: { courierId, status: 'COLLECTED' }, _sum: { collected: true } });
  const said = await tx.depositReminder.findMany({ where: { courierId, date: new Date(today) }, select: { kind: true } });
  return {
    inHand: cash._sum.collected ?? 0n,
    duty: row.duty,
    shiftEnd: row.shift_end?.getTime() ?? null,
    said: new Set(said.map(({ kind }) => kind as ReminderKind)),
  };
}

export async function writeReminder(
  tx: Tx,
  reminder: { villageId: VillageId; courierId: CourierId; kind: ReminderKind; date: BusinessDate; now: number },
): Promise<void> {
  const { date, now, ...row } = reminder;
  await tx.depositReminder.create({ data: { ...row, date: new Date(date), at: new Date(now) } });
}
