import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, isAsked, jobOn, onDuty, openOffer, placeAndPack, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const HOUR_MS = 3_600_000;

test('a courier who goes silent with goods keeps the job: nothing is given away by itself, and late taps count', async () => {
  const desk = await atDesk(hub);
  const silent = await onDuty(hub, 'courier', 20);
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, silent);
  await walk(hub, silent, { jobId, to: 'headToDrop' });
  await hub.comeToRest();
  silent.live.drop();
  const other = await onDuty(hub, 'courier 4', 40);
  await hub.advance(HOUR_MS);

  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'TO_DROP', courierId: silent.person.courierId });
  expect(desk.live.board.couriers[silent.person.courierId]).toMatchObject({ duty: 'BUSY', activeJobs: [jobId], stops: [{ jobId, kind: 'drop' }] });
  expect(isAsked(other.live)).toBe(false);
  const to = { params: { jobId }, body: { courierId: other.person.courierId } };
  expect(await desk.person.refused(endpoints.reassignJob, to)).toBe('GOODS_WITH_COURIER');
  expect(await desk.person.refused(endpoints.unassignJob, { params: { jobId } })).toBe('GOODS_WITH_COURIER');

  const next = await placeAndPack(hub); // and no question goes to whom nobody can see
  expect(jobOn(desk.live, next.orderId).courierId).toBeNull();
  expect(desk.live.board.offers[jobOn(desk.live, next.orderId).offerId ?? '']?.courierId).not.toBe(silent.person.courierId);

  await silent.live.open();
  await silent.person.act(endpoints.stepJob, { params: { jobId }, body: { step: 'arriveAtDrop', happenedAt: hub.clock.instant() } });
  expect(jobOn(desk.live, orderId).status).toBe('AT_DROP');
  expect(() => openOffer(silent.live)).toThrow('0 open offers');
});
