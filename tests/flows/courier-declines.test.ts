import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, decline, isAsked, jobOn, onDuty, openOffer, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const COOLDOWN_MS = 20 * 60_000;

test('a courier who declines sees the job no more and is not asked again for it before twenty minutes', async () => {
  const desk = await atDesk(hub);
  const first = await onDuty(hub, 'courier', 20);
  const second = await onDuty(hub, 'courier 2', 300);
  const { orderId } = await placeAndPack(hub);
  const { jobId } = openOffer(first.live);

  await decline(hub, first);
  expect(first.live.board.jobs[jobId]).toBeUndefined();
  expect(openOffer(second.live).jobId).toBe(jobId);
  await decline(hub, second);
  expect(jobOn(desk.live, orderId).status).toBe('QUEUED');
  const candidates = await desk.person.act(endpoints.jobCandidates, { params: { jobId } });
  expect(
    candidates
      .filter(({ reason }) => reason === 'RECENTLY_REFUSED')
      .map(({ courierId }) => courierId)
      .sort(),
  ).toEqual([first, second].map(({ person }) => person.courierId).sort());

  const third = await onDuty(hub, 'courier 3', 800);
  expect(openOffer(third.live).jobId).toBe(jobId);
  expect(isAsked(first.live)).toBe(false);
  await decline(hub, third);
  await hub.advance(COOLDOWN_MS);
  expect(isAsked(first.live)).toBe(false); // its place is too old by now, and nobody took it: a human looks
  expect(jobOn(desk.live, orderId).status).toBe('NO_COURIER');
});
