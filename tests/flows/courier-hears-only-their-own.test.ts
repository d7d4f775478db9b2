import { expect, test } from 'vitest';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { accept, atDesk, deliver, onDuty, openOffer, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const [MINE, THEIRS] = ['+6280000001041', '+6280000001042'];

test('on the raw socket a courier never finds the phone of another courier or of a buyer who is not theirs', async () => {
  const desk = await atDesk(hub);
  const me = await onDuty(hub, 'courier', 20);
  const other = await onDuty(hub, 'courier 2', 300);
  const address = { line: 'Gg. Rahasia no. 7', rt: 1, rw: 1, patokan: 'rumah biru', pin: { lat: -7.3468, lng: 112.7416 } };
  await placeAndPack(hub, { buyerPhone: MINE, buyerName: 'Bu Milik Saya', address });

  // only asked: where about, but not who and not which house
  const asked = me.live.board.jobs[openOffer(me.live).jobId];
  expect(asked).toMatchObject({ drop: { name: 'Bu', phone: null, line: '', rw: 1, patokan: 'rumah biru' }, pickup: { phone: null } });
  expect(me.live.raw.join('\n')).not.toMatch(/80000001041|Rahasia|Milik/);

  const jobId = await accept(hub, me);
  expect(me.live.board.jobs[jobId]).toMatchObject({ drop: { name: 'Bu Milik Saya', phone: MINE, line: 'Gg. Rahasia no. 7' } });
  const second = await placeAndPack(hub, { buyerPhone: THEIRS, buyerName: 'Bu Orang Lain' });
  const theirs = Object.values(desk.live.board.jobs).find(({ orderId }) => orderId === second.orderId);
  await desk.person.act(endpoints.assignJob, { params: { jobId: theirs!.id }, body: { courierId: other.person.courierId } });

  const text = me.live.raw.join('\n');
  expect(text).toContain(MINE);
  for (const secret of [
    THEIRS,
    'Orang Lain',
    ...Object.values(desk.live.board.couriers).flatMap(({ id, phone }) => (id === me.person.courierId ? [] : [phone, id])),
  ])
    expect(text.includes(secret), secret).toBe(false);
  expect(Object.keys(me.live.board.couriers)).toEqual([me.person.courierId]);
  expect(me.live.positions).toEqual([]);
  expect(me.live.board).toMatchObject({ orders: {}, settings: null });
});

test('the cashier’s screen holds deposits, and nothing of the operations', async () => {
  const cashier = await atDesk(hub, 'cashier');
  const courier = await onDuty(hub, 'courier');
  await placeAndPack(hub);
  await deliver(hub, courier);
  await courier.person.act(endpoints.declareDeposit, { body: { declared: '1', happenedAt: hub.clock.instant() } });
  expect(cashier.live.board).toMatchObject({ orders: {}, jobs: {}, offers: {}, couriers: {}, settings: null });
  expect(Object.keys(cashier.live.board.deposits)).toHaveLength(1);
  expect(cashier.live.raw.join('\n')).not.toContain('+628000000');
  expect(new Set(cashier.live.facts.map(({ type }) => type.split('.')[0]))).toEqual(new Set(['cash']));
  expect(cashier.live.positions).toEqual([]);
});

test('people without anything to hear are not let in', async () => {
  for (const who of ['nurse', 'crew', 'merchant'] as const) {
    const person = await hub.signIn(who);
    const socket = hub.socket(person.cookies);
    const outcome = await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', ({ message }) => resolve(message));
      socket.connect();
    });
    expect(outcome, who).toBe('NOT_SIGNED_IN');
  }
});
