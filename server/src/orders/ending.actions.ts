// What money does when an order ends without goods: nothing is to be paid any more, and the fund has its promise back. The caller
// holds the order's lock.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import { voidPayment } from '../cash/payments.actions.ts';
import type { Context } from '../context.ts';
import { releaseReservation } from '../funds/reservations.actions.ts';
import type { Tx } from '../platform/database.ts';

export async function endWithoutGoods(ctx: Pick<Context, 'clock'>, tx: Tx, order: { villageId: VillageId; id: OrderId }): Promise<void> {
  await voidPayment(tx, order.villageId, order.id);
  await releaseReservation(tx, order.id, ctx.clock.now());
}
