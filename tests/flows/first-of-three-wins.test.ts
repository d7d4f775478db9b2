import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { onDuty, type AtWork } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { ask, openTrip, quietDesk, waiting } from '../harness/trips.ts';

const hub = useHub();
const CLIENTS = 50;
const SAYS_SO_MS = 1_000;
const OFFER_MS = 45_000;

const threeAtWork = async (): Promise<AtWork[]> => [await onDuty(hub, 'courier', 20), await onDuty(hub, 'courier 2', 40), await onDuty(hub, 'courier 4', 60)];
const tap = (live: AtWork['live']) => ({ params: { offerId: openTrip(live)[0]!.id }, body: { happenedAt: hub.clock.instant() } });

test('three are asked at once, fifty taps race: one wins, forty-nine are told that it is taken, and the screens of the others know within a second', async () => {
  const desk = await quietDesk(hub);
  const asked = await threeAtWork();
  const jobs = await waiting(hub, desk, 2);
  for (const [i, courier] of asked.entries()) expect(await ask(hub, courier, jobs, { seat: i + 1, wave: 2 })).toBe('asked');
  expect(asked.map(({ live }) => openTrip(live).map(({ seat, rank }) => ({ seat, rank })))).toEqual(
    [1, 2, 3].map((seat) => [1, 2].map((rank) => ({ seat, rank }))),
  );
  // each knows of themselves only
  for (const { live } of asked) expect(live.board.jobs[jobs[0]!]?.offerId).toBe(openTrip(live)[0]?.id);

  const requests = asked.map(({ live }) => tap(live));
  const answers = await Promise.all(
    Array.from({ length: CLIENTS }, async (_, n) => {
      const { person } = asked[n % 3]!;
      return { person, answer: await person.ask(endpoints.acceptOffer, requests[n % 3]!) };
    }),
  );
  const winners = answers.filter(({ answer }) => answer.ok);
  expect(winners).toHaveLength(1);
  expect(answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.refusal.code]))).toEqual(Array.from({ length: CLIENTS - 1 }, () => 'JOB_TAKEN'));

  const winner = winners[0]!.person;
  const losers = asked.filter(({ person }) => person !== winner);
  for (const { live } of losers) {
    const heard = await live.next('job.accepted', SAYS_SO_MS);
    expect(heard.changes.offers).toMatchObject([{ status: 'TAKEN' }]);
    expect(heard.courierId).toBeNull(); // who got it is not theirs to know
  }
  await hub.comeToRest();
  for (const { live } of losers) expect([live.board.offers, live.board.jobs]).toEqual([{}, {}]);
  expect(jobs.map((id) => desk.live.board.jobs[id])).toMatchObject(jobs.map(() => ({ status: 'ACCEPTED', courierId: winner.courierId })));
  expect(desk.live.count('job.accepted')).toBe(2);
  for (const { live, person } of losers) {
    expect(live.board.couriers[person.courierId]).toMatchObject({ duty: 'ON', activeJobs: [] });
    expect(await ask(hub, { live, person }, await waiting(hub, desk, 1))).toBe('asked'); // free for the next question
  }
});

test('a no leaves the others asked; only the last one puts the job back into the queue', async () => {
  const desk = await quietDesk(hub);
  const asked = await threeAtWork();
  const [jobId] = await waiting(hub, desk, 1);
  for (const [i, courier] of asked.entries()) await ask(hub, courier, [jobId!], { seat: i + 1, wave: 2 });
  const status = () => desk.live.board.jobs[jobId!]?.status;
  const [first, second, third] = asked;
  await first!.person.act(endpoints.declineOffer, tap(first!.live));
  expect(status()).toBe('OFFERED');
  expect(desk.live.board.jobs[jobId!]?.offerId).toBe(openTrip(second!.live)[0]?.id);
  await second!.person.act(endpoints.declineOffer, tap(second!.live));
  expect(status()).toBe('OFFERED');
  await hub.advance(OFFER_MS);
  expect(status()).toBe('QUEUED');
  expect(desk.live.board.couriers[third!.person.courierId]).toMatchObject({ unansweredOffers: 1 });
});

test('whoever loses one order of a question to another courier keeps the rest of it', async () => {
  const desk = await quietDesk(hub);
  const [one, two] = await threeAtWork();
  const jobs = await waiting(hub, desk, 2);
  await ask(hub, one!, jobs, { seat: 1, wave: 2 });
  await ask(hub, two!, [jobs[0]!], { seat: 2, wave: 2 });
  await two!.person.act(endpoints.acceptOffer, tap(two!.live));
  expect(openTrip(one!.live).map(({ jobId }) => jobId)).toEqual([jobs[1]]);
  await one!.person.act(endpoints.acceptOffer, tap(one!.live));
  expect(jobs.map((id) => desk.live.board.jobs[id]?.courierId)).toEqual([two!.person.courierId, one!.person.courierId]);
});

test('no second courier is asked beside a question to one alone, no seat twice, and no courier twice', async () => {
  const desk = await quietDesk(hub);
  const [one, two] = await threeAtWork();
  const jobs = await waiting(hub, desk, 2);
  await ask(hub, one!, [jobs[0]!], { seat: 1, wave: 2 });
  expect(await ask(hub, two!, [jobs[0]!])).toBe('JOB_MOVED_ON');
  expect(await ask(hub, two!, [jobs[0]!], { seat: 1, wave: 2 })).toBe('JOB_MOVED_ON');
  expect(await ask(hub, one!, [jobs[0]!], { seat: 2, wave: 2 })).toBe('JOB_MOVED_ON');
  expect(await ask(hub, one!, [jobs[1]!])).toBe('COURIER_HAS_OFFER');
});
