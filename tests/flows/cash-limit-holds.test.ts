import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, changeSettings, deliver, isAsked, jobOn, onDuty, openOffer, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('with too much cash in hand no order to be paid in cash is offered or given by hand; one paid by QRIS is, and after handing in all is well', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const first = await placeAndPack(hub);
  await deliver(hub, courier);
  const inHand = orderOn(desk.live, first.orderId).total;
  await changeSettings(hub, (settings) => ({ ...settings, cash: { ...settings.cash, softLimit: inHand, hardLimit: inHand } }));

  const second = await placeAndPack(hub);
  expect(isAsked(courier.live)).toBe(false);
  const { id: jobId } = jobOn(desk.live, second.orderId);
  const candidates = await desk.person.act(endpoints.jobCandidates, { params: { jobId } });
  expect(candidates.find(({ courierId }) => courierId === courier.person.courierId)).toMatchObject({
    suitable: false,
    reason: 'CASH_LIMIT',
    cashInHand: inHand,
  });
  const byHand = { params: { jobId }, body: { courierId: courier.person.courierId } };
  expect(await desk.person.refused(endpoints.assignJob, byHand)).toBe('CASH_LIMIT_REACHED');
  expect(await desk.person.refused(endpoints.offerJob, byHand)).toBe('CASH_LIMIT_REACHED');

  const paid = await placeAndPack(hub, { payment: 'qris' });
  expect(openOffer(courier.live).jobId).toBe(jobOn(desk.live, paid.orderId).id);
  await accept(hub, courier);

  await courier.person.act(endpoints.declareDeposit, { body: { declared: inHand, happenedAt: hub.clock.instant() } });
  expect(openOffer(courier.live).jobId).toBe(jobId);
});

test('between the limits nothing is offered by the planner, but the dispatcher may give it by hand', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const first = await placeAndPack(hub);
  await deliver(hub, courier);
  const inHand = orderOn(desk.live, first.orderId).total;
  await changeSettings(hub, (settings) => ({ ...settings, cash: { ...settings.cash, softLimit: '1000', hardLimit: String(BigInt(inHand) + 1n) } }));
  const second = await placeAndPack(hub);
  expect(isAsked(courier.live)).toBe(false);
  await desk.person.act(endpoints.assignJob, { params: { jobId: jobOn(desk.live, second.orderId).id }, body: { courierId: courier.person.courierId } });
  expect(jobOn(desk.live, second.orderId).status).toBe('ACCEPTED');
});
