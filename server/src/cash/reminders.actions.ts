import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import { businessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { decided, DONE, perform, systemActor, type NewFact, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import { remindersDue, type ReminderKind } from './reminders.rules.ts';
import * as store from './reminders.store.ts';

const FACTS = { DUE: 'cash.deposit_due', LATE: 'cash.deposit_late' } as const satisfies Record<ReminderKind, NewFact['type']>;

/** The alarm of a courier with cash rang: says what is due to be said today, if it still is. Again and again without harm. */
export function remindDeposit(ctx: Context, at: { villageId: VillageId; courierId: CourierId }): Promise<Outcome<typeof DONE>> {
  const { villageId, courierId } = at;
  return perform<typeof DONE>(ctx, { actor: systemActor(villageId), key: null, name: 'remindDeposit' }, async (tx) => {
    const now = ctx.clock.now();
    const date = businessDate(now);
    const holder = await store.lockHolder(tx, villageId, courierId, date);
    const kinds = holder ? remindersDue(holder, (await settingsIn(tx, villageId)).cash.depositBy, now) : [];
    for (const kind of kinds) await store.writeReminder(tx, { villageId, courierId, kind, date, now });
    return decided(
      DONE,
      kinds.map((kind) => ({ type: FACTS[kind], touched: { couriers: [courierId] }, courierId })),
    );
  });
}
