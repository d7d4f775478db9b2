import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, isAsked, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(hub.clock.now() + minutes * MINUTE).toISOString();

test('who goes home soon is not offered what lasts longer; extended, the offer comes at once, and off duty the end is forgotten', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const me = () => desk.live.board.couriers[courier.person.courierId];
  const end = (until: string | null) => ({ body: { until, happenedAt: hub.clock.instant() } });
  await courier.person.act(endpoints.setShiftEnd, end(inMinutes(1)));
  expect(me()?.shiftEnd).toBe(inMinutes(1));
  await placeAndPack(hub);
  expect(isAsked(courier.live)).toBe(false);

  for (const wrong of [inMinutes(0), inMinutes(24 * 60 + 1)]) expect(await courier.person.refused(endpoints.setShiftEnd, end(wrong))).toBe('SHIFT_END_WRONG');
  await courier.person.ask(endpoints.setShiftEnd, end(inMinutes(120))); // and no sweep
  await courier.live.next('job.offered');
  await hub.comeToRest();
  await accept(hub, courier);
  expect(me()).toMatchObject({ duty: 'BUSY', shiftEnd: inMinutes(120) });

  const other = await onDuty(hub, 'courier 2');
  await other.person.act(endpoints.setShiftEnd, end(inMinutes(90)));
  await other.person.act(endpoints.setDuty, { body: { duty: 'OFF', happenedAt: hub.clock.instant() } });
  expect(desk.live.board.couriers[other.person.courierId]).toMatchObject({ duty: 'OFF', shiftEnd: null });
  expect(await other.person.refused(endpoints.setShiftEnd, end(inMinutes(90)))).toBe('NOT_ON_DUTY');
});
