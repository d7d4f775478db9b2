import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, changeSettings, isAsked, jobOn, onDuty, openOffer, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const OFFER_MS = 45_000;

test('an offer that nobody answers goes to the next after 45 seconds, and the late tap is refused', async () => {
  const desk = await atDesk(hub);
  const silent = await onDuty(hub, 'courier', 20);
  const next = await onDuty(hub, 'courier 2', 300);
  const { orderId } = await placeAndPack(hub);
  const offer = openOffer(silent.live);

  await hub.advance(OFFER_MS - 1);
  expect(jobOn(desk.live, orderId).offerId).toBe(offer.id);
  await hub.advance(1);
  expect(isAsked(silent.live)).toBe(false);
  expect(silent.live.board.jobs[offer.jobId]).toBeUndefined();
  expect(desk.live.board.couriers[silent.person.courierId]).toMatchObject({ duty: 'ON', unansweredOffers: 1 });
  const tap = { params: { offerId: offer.id }, body: { happenedAt: offer.offeredAt } };
  expect(await silent.person.refused(endpoints.acceptOffer, tap)).toBe('OFFER_EXPIRED');
  expect(await silent.person.refused(endpoints.declineOffer, tap)).toBe('OFFER_EXPIRED');
  await accept(hub, next);
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'ACCEPTED', courierId: next.person.courierId });
});

test('three silences in a row take a courier off duty, and an answer between them does not', async () => {
  const desk = await atDesk(hub);
  const { live, person } = await onDuty(hub, 'courier');
  const me = () => desk.live.board.couriers[person.courierId];
  await changeSettings(hub, (settings) => ({ ...settings, waiting: { ...settings.waiting, declineCooldownMs: 0 } })); // asked again at once
  await placeAndPack(hub);

  await hub.advance(OFFER_MS);
  await person.act(endpoints.declineOffer, { params: { offerId: openOffer(live).id }, body: { happenedAt: hub.clock.instant() } });
  expect(me()).toMatchObject({ duty: 'ON', unansweredOffers: 0 });
  await hub.advance(OFFER_MS);
  await hub.advance(OFFER_MS);
  expect(me()).toMatchObject({ duty: 'ON', unansweredOffers: 2 });

  await hub.advance(OFFER_MS);
  expect(me()).toMatchObject({ duty: 'OFF', unansweredOffers: 0 });
  expect((await live.next('courier.duty_changed')).courierId).toBe(person.courierId);
  expect(isAsked(live)).toBe(false);
});
