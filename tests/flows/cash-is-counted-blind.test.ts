import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, deliver, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('until the count, nobody at the desk is told what the courier declared', async () => {
  const cashier = await atDesk(hub, 'cashier');
  const manager = await atDesk(hub, 'manager');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  await deliver(hub, courier);
  const expected = orderOn(manager.live, orderId).total;
  const declared = String(BigInt(expected) + 7n); // an amount that stands nowhere else

  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared, happenedAt: hub.clock.instant() } });
  expect(courier.live.board.deposits[depositId]).toMatchObject({ status: 'DECLARED', declared, expected });
  for (const { person, live } of [cashier, manager]) {
    expect(live.board.deposits[depositId]).toMatchObject({ status: 'DECLARED', declared: null, expected: null, counted: null, difference: null });
    expect(live.raw.join('\n')).not.toContain(declared);
    const listed = await person.send({ method: 'GET', path: '/api/cash/deposits' });
    expect(listed.status).toBe(200);
    expect(listed.text).not.toContain(declared);
    expect(listed.text).not.toContain(`"${expected}"`);
  }
  expect(cashier.live.raw.join('\n')).not.toContain(`"${expected}"`);

  const counted = await cashier.person.act(endpoints.countDeposit, { params: { depositId }, body: { counted: expected } });
  expect(counted).toMatchObject({ status: 'MATCHED', declared, expected, counted: expected, difference: '0', countedBy: cashier.person.session?.name });
  expect(manager.live.board.deposits[depositId]).toEqual(counted);
  expect(await cashier.person.refused(endpoints.countDeposit, { params: { depositId }, body: { counted: expected } })).toBe('DEPOSIT_COUNTED');
});

test('nothing to hand in is refused, and so is a second bag while the first one waits', async () => {
  const courier = await onDuty(hub, 'courier');
  const declare = { body: { declared: '1000', happenedAt: hub.clock.instant() } };
  expect(await courier.person.refused(endpoints.declareDeposit, declare)).toBe('NOTHING_TO_DEPOSIT');
  await placeAndPack(hub);
  await deliver(hub, courier);
  await courier.person.act(endpoints.declareDeposit, declare);
  expect(await courier.person.refused(endpoints.declareDeposit, declare)).toBe('DEPOSIT_PENDING');
});

test('nobody counts their own bag', async () => {
  const courier = await onDuty(hub, 'courier');
  await placeAndPack(hub);
  await deliver(hub, courier);
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: '1000', happenedAt: hub.clock.instant() } });
  await hub.pool.query(`insert into membership (village_id, user_id, role) select village_id, user_id, 'cashier' from courier where id = $1`, [
    courier.person.courierId,
  ]);
  const both = await hub.signInAgain('courier');
  expect(await both.refused(endpoints.countDeposit, { params: { depositId }, body: { counted: '1000' } })).toBe('COUNTING_OWN_CASH');
});
