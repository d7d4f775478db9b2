import { endpoints } from '@pitulungan/contracts/endpoints';
import type { LatLng } from '@pitulungan/contracts/place';
import { PROTOCOL_VERSION } from '@pitulungan/contracts/sockets';
import { expect, test } from 'vitest';
import type { ResidentPage } from '../harness/resident-page.ts';
import { accept, beside, handOver, onDuty, placeAndPack, report, stall, walk, type AtWork } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { until } from '../harness/until.ts';

const hub = useHub();

/** The courier moves, the hub's next second has passed, and the page has received whatever was sent. */
async function move(courier: AtWork, page: ResidentPage, pin: LatLng): Promise<void> {
  hub.clock.move(20_000);
  expect(await report(hub, courier.live, pin)).toEqual({ accepted: 1, ignored: 0 });
  await hub.hub.broadcast?.flush();
  await caughtUp(page);
}

/** An answer comes after whatever was sent before it. */
const caughtUp = (page: ResidentPage) => page.socket.timeout(5_000).emitWithAck('hello', { version: PROTOCOL_VERSION, lastSequence: 0 });

test('no position reaches the raw socket before "menuju Anda" or after the arrival; from afar it is rounded', async () => {
  const courier = await onDuty(hub, 'courier');
  const { trackingToken } = await placeAndPack(hub);
  const page = hub.resident(trackingToken);
  expect(await page.open()).toBe('connected');
  const track = () => hub.visitor.act(endpoints.tracking, { params: { token: trackingToken } });
  const jobId = await accept(hub, courier);
  const { pin: door } = courier.live.board.jobs[jobId]!.drop;
  const start = (await stall(hub)).pin;

  const steps = ['headToPickup', 'arriveAtPickup', 'pickUp'] as const;
  for (const [n, step] of steps.entries()) {
    await walk(hub, courier, { jobId, from: step, to: step });
    await move(courier, page, beside(start, 10 * n));
    expect(await track()).toMatchObject({ courier: null });
  }
  expect(page.raw.join('\n')).not.toContain('trackingPosition');
  expect(page.raw.join('\n')).toContain('trackingChanged');

  await walk(hub, courier, { jobId, from: 'headToDrop', to: 'headToDrop' });
  const far = beside(door, 333.3, 7.7);
  await move(courier, page, far);
  expect(page.positions).toHaveLength(1);
  expect(page.positions[0]?.pin).not.toEqual(far);
  expect(Math.abs((page.positions[0]?.pin.lat ?? 0) - far.lat) * 111_320).toBeLessThan(16);
  const view = await track();
  expect(view).toMatchObject({ stage: 'COMING_TO_YOU', courier: { pin: page.positions[0]?.pin } });
  const [least, most] = view.courier?.etaMinutes ?? [0, 0];
  expect(least).toBeLessThan(most);

  const near = beside(door, 120, 3.3);
  await move(courier, page, near);
  expect(page.positions.at(-1)?.pin).toEqual(near);

  await walk(hub, courier, { jobId, from: 'arriveAtDrop', to: 'arriveAtDrop' });
  const heard = page.raw.length;
  await move(courier, page, beside(door, 2));
  await handOver(hub, courier, jobId);
  await move(courier, page, beside(door, 40));
  expect(page.positions).toHaveLength(2);
  expect(page.raw.slice(heard).join('\n')).not.toContain('trackingPosition');
  expect(await track()).toMatchObject({ stage: 'DELIVERED', courier: null, courierName: null, drop: null, receiverName: 'Pak Contoh' });
});

test('the page of one order hears nothing of another, and no name, phone or address over the socket', async () => {
  const courier = await onDuty(hub, 'courier');
  const mine = await placeAndPack(hub);
  const page = hub.resident(mine.trackingToken);
  await page.open();
  await caughtUp(page);
  const before = page.raw.length;
  await placeAndPack(hub);
  await caughtUp(page);
  expect(page.raw.slice(before).join('\n')).not.toContain('trackingChanged');
  await accept(hub, courier); // the older one
  await caughtUp(page);
  const text = page.raw.join('\n');
  expect(text).toContain('trackingChanged');
  for (const secret of ['+628000000', 'Melati', 'Sulastri', courier.person.session!.name]) expect(text).not.toContain(secret);
});

test('a link that was renewed shows nothing any more, to a page that is open either', async () => {
  const dispatcher = await hub.signIn('dispatcher');
  const { orderId, trackingToken } = await placeAndPack(hub);
  const page = hub.resident(trackingToken);
  await page.open();
  const { path } = await dispatcher.act(endpoints.renewTrackingLink, { params: { orderId } });
  expect(await hub.visitor.refused(endpoints.tracking, { params: { token: trackingToken } })).toBe('LINK_EXPIRED');
  expect(await hub.resident(trackingToken).open()).toBe('NOT_SIGNED_IN');
  await until('the open page is closed', () => !page.socket.connected);
  const token = path.split('/').at(-1) ?? '';
  expect(await hub.visitor.act(endpoints.tracking, { params: { token } })).toMatchObject({ stage: 'LOOKING_FOR_COURIER' });
  expect(await dispatcher.act(endpoints.trackingLink, { params: { orderId } })).toEqual({ path });
});

test('a day after the end the link has expired; a guessed one never worked', async () => {
  const dispatcher = await hub.signIn('dispatcher');
  const { orderId, trackingToken } = await placeAndPack(hub);
  await dispatcher.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'salah pesan' } });
  expect(await hub.resident(trackingToken).open()).toBe('connected');
  await hub.advance(24 * 3_600_000 + 1);
  expect(await hub.resident(trackingToken).open()).toBe('NOT_SIGNED_IN');
  expect(await hub.visitor.refused(endpoints.tracking, { params: { token: trackingToken } })).toBe('LINK_EXPIRED');
  for (const guess of ['', 'AAAAAAAAAAAAAAAAAAAAAA', trackingToken.slice(0, -1)]) expect(await hub.resident(guess).open()).toBe('NOT_SIGNED_IN');
});
