import { expect, test } from 'vitest';
import { diffPoints, keepPoints, type MapPoint, type PointsDiff } from './points.ts';

const at = (id: string, lng: number, icon = 'x'): MapPoint => ({ id, pin: { lat: -7, lng }, properties: { icon } });
const mapOf = (...points: MapPoint[]) => new Map(points.map((point) => [point.id, point]));

test('only what changed is told', () => {
  expect(diffPoints(mapOf(at('a', 1)), mapOf(at('a', 1)))).toBeNull();
  const diff = diffPoints(mapOf(at('a', 1), at('b', 2), at('c', 3)), mapOf(at('a', 1), at('b', 9, 'y'), at('d', 4)));
  expect(diff?.remove).toEqual(['c']);
  expect(diff?.add.map(({ properties }) => properties['id'])).toEqual(['d']);
  expect(diff?.update).toEqual([{ id: 'b', newGeometry: { type: 'Point', coordinates: [9, -7] }, addOrUpdateProperties: [{ key: 'icon', value: 'y' }] }]);
});

test('while a diff is being drawn, later lists wait and only the newest is sent', async () => {
  const sent: PointsDiff[] = [];
  const done: (() => void)[] = [];
  const show = keepPoints({
    updateData: (diff) => {
      sent.push(diff);
      return new Promise<void>((resolve) => done.push(resolve));
    },
  });
  show([at('a', 1)]);
  for (const lng of [2, 3, 4]) show([at('a', lng)]);
  expect(sent).toHaveLength(1);
  done.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.update[0]?.newGeometry.coordinates).toEqual([4, -7]);
});
