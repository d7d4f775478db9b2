import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Candidate } from '@pitulungan/contracts/jobs';
import { expect, test } from 'vitest';
import { accept, atDesk, decline, deliver, isAsked, jobOn, onDuty, openOffer, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const sumOf = (candidate: Candidate | undefined): number => Object.values(candidate?.terms?.cost ?? {}).reduce((total, part) => total + part, 0);
const totalOf = (candidate: Candidate | undefined): number => candidate?.terms?.totalMin ?? NaN;
const coverageOf = (candidate: Candidate | undefined): number => candidate?.terms?.cost?.coverage ?? NaN;
const MONTH_MS = 30 * 86_400_000;

test('every plan of a morning comes out the same again, byte for byte, and tells why this courier', async () => {
  const desk = await atDesk(hub);
  const near = await onDuty(hub, 'courier', 20);
  const far = await onDuty(hub, 'courier 2', 500);
  const first = await placeAndPack(hub);
  expect(isAsked(near.live)).toBe(true);
  await decline(hub, near);
  await accept(hub, far);
  const second = await placeAndPack(hub, { payment: 'qris', food: true });
  await hub.advance(45_000); // an offer runs out
  await hub.advance(60_000);
  await deliver(hub, near).catch(() => undefined); // if he is asked again

  const plans = await desk.person.act(endpoints.listPlans, {});
  expect(plans.length).toBeGreaterThan(4);
  for (const { id } of plans) expect(await desk.person.act(endpoints.replayPlan, { params: { planId: id } }), id).toMatchObject({ same: true });

  const firstJob = jobOn(desk.live, first.orderId).id;
  const details = [];
  for (const { id } of plans) details.push(await desk.person.act(endpoints.readPlan, { params: { planId: id } }));
  const asked = details
    .flatMap(({ trips }) => trips.filter(({ kind, jobIds }) => kind === 'offer' && jobIds.includes(firstJob)))
    .map(({ candidates }) => candidates);
  const [chosen, other] = asked.find(([candidate]) => candidate?.courierId === near.person.courierId) ?? [];
  expect(chosen).toMatchObject({ courierId: near.person.courierId, reason: 'CHOSEN', suitable: true });
  expect(other).toMatchObject({ courierId: far.person.courierId, reason: 'FARTHER' });
  expect(sumOf(chosen)).toBeCloseTo(totalOf(chosen), 6);
  expect(totalOf(chosen)).toBeLessThan(totalOf(other));
  expect(coverageOf(chosen)).toBeGreaterThan(0); // the order itself says that the next may come there
  expect(coverageOf(other)).toBe(0);
  expect(jobOn(desk.live, second.orderId)).toBeDefined();

  // one of an engine of before: what its numbers mean is not known any more
  await hub.pool.query(`update plan set engine = 'columns/5' where id = $1`, [plans[1]?.id]);
  expect(await desk.person.act(endpoints.replayPlan, { params: { planId: plans[1]?.id as never } })).toMatchObject({ same: false, madeBy: 'columns/5' });
  await hub.pool.query(`update plan set inputs = (select inputs from plan p where p.digest <> plan.digest limit 1) where id = $1`, [plans[0]?.id]);
  expect(await desk.person.act(endpoints.replayPlan, { params: { planId: plans[0]?.id as never } })).toMatchObject({ same: false });
});

test('a month later they are gone, and another village never sees them', async () => {
  const desk = await atDesk(hub);
  await onDuty(hub, 'courier');
  await placeAndPack(hub);
  const [plan] = await desk.person.act(endpoints.listPlans, {});
  const neighbour = await hub.signIn('neighbour 2');
  expect(await neighbour.act(endpoints.listPlans, {})).toEqual([]);
  expect(await neighbour.refused(endpoints.readPlan, { params: { planId: plan?.id as never } })).toBe('NOT_FOUND');
  const { dropOldPlans } = await import('../../server/src/dispatch/plans.actions.ts');
  expect(await dropOldPlans(hub.hub.ctx)).toBe(0);
  hub.clock.move(MONTH_MS + 60_000);
  expect(await dropOldPlans(hub.hub.ctx)).toBeGreaterThan(0);
});

test('the dispatcher sees everybody ranked, with the terms of the price or what stands in the way', async () => {
  const desk = await atDesk(hub);
  const near = await onDuty(hub, 'courier', 20);
  const resting = await onDuty(hub, 'courier 2', 300);
  await resting.person.act(endpoints.setDuty, { body: { duty: 'BREAK', happenedAt: hub.clock.instant() } });
  await placeAndPack(hub);
  const { jobId } = openOffer(near.live);
  const candidates = await desk.person.act(endpoints.jobCandidates, { params: { jobId } });
  const of = (courierId: string) => candidates.find((candidate) => candidate.courierId === courierId);
  expect(of(near.person.courierId)).toMatchObject({ suitable: false, reason: 'HAS_OFFER' });
  expect(of(resting.person.courierId)).toMatchObject({ suitable: false, reason: 'ON_BREAK', terms: { lent: false, totalMin: null } });
  expect(candidates.length).toBeGreaterThan(5);
});
