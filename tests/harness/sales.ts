// Steps of stories about money: something is sold, paid for, counted and settled.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderId } from '@pitulungan/contracts/ids';
import { deliver, onDuty, placeAndPack } from './story.ts';
import type { TestHub } from './test-hub.ts';

const DAY_MS = 86_400_000;

/** One order from the shop to its settlement, paid in cash and counted; a day passes. */
export async function sellOne(hub: TestHub, more: Parameters<typeof placeAndPack>[1] = {}): Promise<OrderId> {
  const courier = await onDuty(hub, 'courier');
  const cashier = await hub.signIn('cashier');
  const { orderId } = await placeAndPack(hub, more);
  await deliver(hub, courier);
  const held = courier.live.board.couriers[courier.person.courierId]?.cashInHand ?? '0';
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: held, happenedAt: hub.clock.instant() } });
  await cashier.act(endpoints.countDeposit, { params: { depositId }, body: { counted: held } });
  await courier.person.act(endpoints.signDeposit, { params: { depositId }, body: { agrees: true, note: '', happenedAt: hub.clock.instant() } });
  await hub.advance(DAY_MS);
  return orderId;
}
