import { endpoints } from '@pitulungan/contracts/endpoints';
import { describe, expect, test } from 'vitest';
import { accept, atDesk, isAsked, jobOn, onDuty, openOffer, placeAndPack } from '../harness/story.ts';
import { STORES } from '../harness/stores.ts';
import { useHub } from '../harness/test-hub.ts';

describe.each(STORES)('a courier accepts a job (%s)', (store) => {
  const hub = useHub({ store });

  test('the nearest is asked, accepts, and both screens show it; the other one never hears of it', async () => {
    const desk = await atDesk(hub);
    const near = await onDuty(hub, 'courier', 20);
    const far = await onDuty(hub, 'courier 2', 400);
    const { orderId } = await placeAndPack(hub);

    await near.live.next('job.offered');
    expect(isAsked(far.live)).toBe(false);
    const jobId = await accept(hub, near);

    const heard = await desk.live.next('job.accepted');
    expect(heard).toMatchObject({ jobId, courierId: near.person.courierId, actor: { kind: 'courier' } });
    expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'ACCEPTED', courierId: near.person.courierId });
    expect(near.live.board.jobs[jobId]).toMatchObject({ status: 'ACCEPTED', drop: { phone: expect.any(String) as string } });
    expect(far.live.facts.filter((fact) => fact.jobId === jobId)).toEqual([]);
  });

  test('fifty taps on one offer, by two couriers and with many keys, make one transition', async () => {
    const desk = await atDesk(hub);
    const asked = await onDuty(hub, 'courier 3');
    const other = await hub.signIn('courier 4');
    const { orderId } = await placeAndPack(hub);
    const offer = openOffer(asked.live);

    const tap = (person: typeof other, key?: string) =>
      person.ask(endpoints.acceptOffer, { params: { offerId: offer.id }, body: { happenedAt: offer.offeredAt } }, key);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 5 === 4 ? tap(other) : n % 2 === 0 ? tap(asked.person, 'one-thumb-many-taps') : tap(asked.person))),
    );
    await hub.comeToRest();

    const yes = answers.filter(({ ok }) => ok).length;
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])));
    expect(desk.live.facts.filter(({ type, jobId }) => type === 'job.accepted' && jobId === offer.jobId)).toHaveLength(1);
    expect(yes).toBeGreaterThan(0);
    expect([...codes].every((code) => code === 'JOB_TAKEN' || code === 'NOT_FOUND')).toBe(true);
    expect(codes).toContain('NOT_FOUND'); // what another courier is asked is none of one's business
    expect(jobOn(desk.live, orderId).courierId).toBe(asked.person.courierId);
  });
});
