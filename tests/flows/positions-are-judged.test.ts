import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, beside, jobOn, onDuty, placeAndPack, report, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MINUTE_MS = 60_000;

async function scene() {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const home = (await stall(hub)).pin;
  const last = async () => (await hub.hub.ctx.presence.get(courier.person.session!.village.id, courier.person.courierId))?.pin;
  const history = async () => (await hub.pool.query<{ n: number }>('select count(*)::int as n from position')).rows[0]?.n;
  return { desk, courier, home, last, history };
}

test('a newer place moves the mark on every desk; an older one goes to the history only', async () => {
  const { desk, courier, home, last, history } = await scene();
  const before = (await history()) ?? 0;
  hub.clock.move(MINUTE_MS);
  const newer = beside(home, 200);
  expect(await report(hub, courier.live, newer)).toEqual({ accepted: 1, ignored: 0 });
  expect(await report(hub, courier.live, beside(home, 90), hub.clock.instant(-30_000))).toEqual({ accepted: 1, ignored: 0 });
  expect(await last()).toEqual(newer);
  expect(await history()).toBe(before + 2);
  await hub.hub.broadcast?.flush();
  await hub.comeToRest();
  expect(desk.live.positions.at(-1)).toMatchObject({ courierId: courier.person.courierId, pin: newer, ageMs: 0 });
  expect(desk.live.facts.filter(({ type }) => !type.startsWith('courier.'))).toEqual([]); // positions are no facts
});

test('what cannot be true is ignored: no place, a leap, far away, tomorrow, a guess of the antenna', async () => {
  const { courier, home, last, history } = await scene();
  const [known, rows] = [await last(), await history()];
  hub.clock.move(10_000);
  const untrue = [
    { pin: { lat: 0, lng: 0 } },
    { pin: beside(home, 5_000) }, // 500 m/s
    { pin: { lat: -7.983, lng: 112.621 } }, // Malang
    { pin: beside(home, 30), happenedAt: hub.clock.instant(3 * MINUTE_MS) },
    { pin: beside(home, 30), accuracyM: 900 },
  ];
  for (const report of untrue) {
    const answer = await courier.live.report({ accuracyM: 8, headingDeg: null, happenedAt: hub.clock.instant(), ...report });
    expect(answer, JSON.stringify(report)).toEqual({ accepted: 0, ignored: 1 });
  }
  expect([await last(), await history()]).toEqual([known, rows]);
});

test('off duty nothing is taken at all, and the last place is forgotten', async () => {
  const { courier, home, last, history } = await scene();
  await courier.person.act(endpoints.setDuty, { body: { duty: 'OFF', happenedAt: hub.clock.instant() } });
  const rows = await history();
  hub.clock.move(MINUTE_MS);
  expect(await report(hub, courier.live, beside(home, 50))).toEqual({ accepted: 0, ignored: 1 });
  expect([await last(), await history()]).toEqual([undefined, rows]);
});

test('a batch that is none, too long or from somebody who is no courier is ignored as a whole', async () => {
  const { desk, courier, home } = await scene();
  hub.clock.move(MINUTE_MS);
  const one = { pin: beside(home, 10), accuracyM: 8, headingDeg: null, happenedAt: hub.clock.instant() };
  expect(await desk.live.report(one)).toEqual({ accepted: 0, ignored: 1 });
  const nonsense: unknown[] = [
    [],
    {},
    null,
    'here',
    [{ ...one, surplus: 1 }],
    [{ ...one, pin: { lat: 91, lng: 0 } }],
    [{ ...one, happenedAt: 'today' }],
    Array.from({ length: 61 }, () => one),
  ];
  for (const batch of nonsense) {
    const answer = await courier.live.socket.timeout(5_000).emitWithAck('positions', batch as never);
    expect(answer.accepted, JSON.stringify(batch).slice(0, 80)).toBe(0);
  }
  expect(await courier.live.report(...Array.from({ length: 60 }, (_, n) => ({ ...one, happenedAt: hub.clock.instant(-n * 100) })))).toEqual({
    accepted: 60,
    ignored: 0,
  });
});

test('a place that is too old makes a courier unsuitable', async () => {
  const { desk, courier } = await scene();
  hub.clock.move(10 * MINUTE_MS + 1);
  const { orderId } = await placeAndPack(hub);
  const candidates = await desk.person.act(endpoints.jobCandidates, { params: { jobId: jobOn(desk.live, orderId).id } });
  expect(candidates.find(({ courierId }) => courierId === courier.person.courierId)).toMatchObject({ suitable: false, reason: 'POSITION_OLD' });
});
