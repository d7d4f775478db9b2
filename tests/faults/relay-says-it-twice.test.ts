import { describe, expect, test } from 'vitest';
import { atDesk, deliver, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { STORES } from '../harness/stores.ts';
import { useHub } from '../harness/test-hub.ts';

describe.each(STORES)('a relay that dies between publishing and marking (%s)', (store) => {
  const hub = useHub({ store });

  test('publishes the same facts again, and nobody takes them twice', async () => {
    const desk = await atDesk(hub);
    const courier = await onDuty(hub, 'courier');
    const { orderId } = await placeAndPack(hub);
    await deliver(hub, courier);
    const [heard, packets, board] = [desk.live.facts.length, desk.live.raw.length, desk.live.board];

    await hub.pool.query('update fact set published = false'); // as if no batch had been marked
    await hub.comeToRest();
    await placeAndPack(hub);

    const again = desk.live.raw.slice(packets).join('\n');
    expect(again).toContain('"order.placed"');
    expect(again).toContain(`"sequence":${board.sequence}`); // it did come twice
    expect(desk.live.facts.slice(heard).map(({ sequence }) => sequence)[0]).toBe(board.sequence + 1);
    expect(orderOn(desk.live, orderId)).toEqual(board.orders[orderId]);
    expect((await hub.pool.query('select 1 from journal')).rows).toHaveLength(1);
  });
});
