import { applyFacts } from '@pitulungan/contracts/board';
import { expect, test } from 'vitest';
import { boardDifferences } from '../../bench/simulator/board-difference.ts';
import { atDesk, deliver, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MAX_REPLAY = 500;

test('after a gap a screen gets exactly what it missed, and its board is right again', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  await placeAndPack(hub);
  const before = desk.live.board;
  desk.live.drop();
  const heardBefore = desk.live.facts.length;
  await deliver(hub, courier);
  await placeAndPack(hub);

  await desk.live.open();
  await hub.comeToRest(); // checks the board
  const missed = desk.live.facts.slice(heardBefore);
  expect(missed.map(({ sequence }) => sequence)).toEqual(Array.from({ length: missed.length }, (_, n) => before.sequence + 1 + n));
  const answer = await desk.live.hello(before.sequence);
  if (!('replay' in answer)) throw new Error('no replay');
  expect(answer.replay).toEqual(missed);
  expect(boardDifferences(applyFacts(before, answer.replay), desk.live.board)).toEqual([]);
  expect(applyFacts(desk.live.board, missed)).toEqual(desk.live.board); // heard twice is heard once
});

test('who was away too long begins again with a snapshot', async () => {
  const desk = await atDesk(hub);
  await placeAndPack(hub);
  const add = (count: number) =>
    hub.pool.query(
      `insert into fact (village_id, type, at, actor_kind, actor_name, changes) select (select id from village order by id limit 1), 'merchant.changed', now(), 'system', 'Sistem', '{}' from generate_series(1, $1)`,
      [count],
    );
  const { sequence } = desk.live.board;
  await add(MAX_REPLAY);
  await hub.comeToRest();
  expect(await desk.live.hello(sequence)).toHaveProperty('replay.length', MAX_REPLAY);
  await add(1);
  await hub.comeToRest();
  expect(await desk.live.hello(sequence)).toHaveProperty('snapshot.sequence', sequence + MAX_REPLAY + 1);
});

test('who remembers more than the hub does, after a restored backup, begins again too', async () => {
  const desk = await atDesk(hub);
  expect(await desk.live.hello(desk.live.board.sequence + 1_000)).toHaveProperty('snapshot');
});

test('an app that is too old, and a hello that is none, are told so', async () => {
  const desk = await atDesk(hub);
  expect(await desk.live.hello(0, 0)).toEqual({ refused: 'VERSION_TOO_OLD' });
  for (const message of [null, 'hello', {}, { version: 1 }, { version: 1, lastSequence: -1 }, { version: 1, lastSequence: 0, surplus: 1 }, [1, 0]]) {
    expect(await desk.live.socket.timeout(5_000).emitWithAck('hello', message as never)).toEqual({ refused: 'BAD_MESSAGE' });
  }
});

test('a fact is heard by everybody who may, in one order, without gaps', async () => {
  const screens = [await atDesk(hub), await atDesk(hub, 'dispatcher 2'), await atDesk(hub, 'kepala desa')];
  await Promise.all([placeAndPack(hub), placeAndPack(hub), placeAndPack(hub)]);
  const heard = screens.map(({ live }) => live.facts.map(({ sequence }) => sequence));
  expect(heard[0]).toEqual(Array.from({ length: heard[0]!.length }, (_, n) => (heard[0]![0] ?? 0) + n));
  expect(heard[1]).toEqual(heard[0]);
  expect(heard[2]).toEqual(heard[0]);
});
