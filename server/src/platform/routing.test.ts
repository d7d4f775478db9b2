// With a real HTTP server on this machine that answers, is slow, talks nonsense, and dies.
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import { distanceCache } from './distance-cache.ts';
import { createLog } from './log.ts';
import { BLOCK_SIDE } from './osrm.ts';
import { roadGraph, type Street } from './road-graph.ts';
import { openRouting, type Place, type TableAsk } from './routing.ts';

const log = createLog('silent');
const JANTI: LatLng = { lat: -7.36, lng: 112.74 };
const M_LAT = 111_195;
const at = (x: number, y: number): LatLng => ({ lat: JANTI.lat + y / M_LAT, lng: JANTI.lng + x / (M_LAT * Math.cos((JANTI.lat * Math.PI) / 180)) });
const place = (x: number, y: number): Place => ({ key: `${x}_${y}`, pin: at(x, y) });
const nowhere = () => Promise.resolve([]);
const ask = (sources: Place[], targets: Place[]): TableAsk => ({ villageId: 1, sources, targets, streets: nowhere });

/** Answers as OSRM does: twice the straight line. */
class TableServer {
  asked = 0;
  largest = 0;
  answer: (response: http.ServerResponse, table: string) => void = (response, table) => response.end(table);
  #server = http.createServer((request, response) => {
    this.asked++;
    const url = new URL(request.url ?? '', 'http://here');
    const points = (url.pathname.split('/').at(-1) ?? '').split(';').map((text) => text.split(',').map(Number) as [number, number]);
    const among = (name: string) => (url.searchParams.get(name) ?? '').split(';').map((n) => points[Number(n)] ?? [0, 0]);
    const [sources, targets] = [among('sources'), among('destinations')];
    this.largest = Math.max(this.largest, sources.length, targets.length);
    const metres = ([a, b]: [number, number], [c, d]: [number, number]) => 2 * distanceM({ lng: a, lat: b }, { lng: c, lat: d });
    this.answer(
      response,
      JSON.stringify({ code: 'Ok', distances: sources.map((from) => targets.map((to) => metres(from as [number, number], to as [number, number]))) }),
    );
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

describe('a routing server', () => {
  let server = new TableServer();
  afterEach(() => server.stop());
  let ms = 0;
  const open = async () => {
    server = new TableServer();
    ms = 0;
    return openRouting(await server.start(), log, () => ms);
  };
  const [a, b, c] = [place(0, 0), place(300, 0), place(0, 400)];

  it('is asked once for a whole table, and for nothing that is known', async () => {
    const routing = await open();
    const { metres, travel } = await routing.table(ask([a, b], [b, c]));
    expect(travel).toBe('server');
    expect(metres?.['0_0']?.['300_0']).toBeCloseTo(600, -1);
    expect(metres?.['300_0']?.['0_400']).toBeCloseTo(1_000, -1);
    expect(server.asked).toBe(1);
    expect((await routing.table(ask([a, b], [b, c]))).metres).toEqual(metres);
    expect(server.asked).toBe(1);
    await routing.table(ask([a, b, c], [b, c]));
    expect(server.asked).toBe(2);
  });

  it('gets large tables in blocks', async () => {
    const routing = await open();
    const many = Array.from({ length: 2 * BLOCK_SIDE + 5 }, (_, n) => place(n, 0));
    const { metres } = await routing.table(ask(many, many));
    expect(server.largest).toBe(BLOCK_SIDE);
    expect(server.asked).toBe(9);
    expect(Object.keys(metres?.['0_0'] ?? {})).toHaveLength(many.length - 1);
  });

  it('that dies is left alone for half a minute: what is known stays, the rest is a straight line, and it says so', async () => {
    const routing = await open();
    const first = await routing.table(ask([a], [b]));
    await server.stop();
    const second = await routing.table(ask([a], [b, c]));
    expect(second).toEqual({ metres: first.metres, travel: 'fallback' });
    expect(routing.server()).toBe('silent');
    ms += 29_999;
    expect((await routing.table(ask([a], [b, c]))).travel).toBe('fallback');
    ms += 1;
    expect(routing.server()).toBe('answers');
  });

  it('that is slow, or talks nonsense, counts as silent', async () => {
    for (const answer of [
      () => undefined,
      (response: http.ServerResponse) => response.end('<html>'),
      (response: http.ServerResponse) => response.end('{"code":"Ok","distances":[[1]]}'),
    ]) {
      const routing = await open();
      server.answer = answer;
      const { metres, travel } = await routing.table(ask([a], [b, c]));
      expect({ metres, travel }).toEqual({ metres: { '0_0': {} }, travel: 'fallback' });
      const asked = server.asked;
      await routing.table(ask([a], [b, c]));
      expect(server.asked).toBe(asked);
      await server.stop();
    }
  });
});

describe('the village’s own streets', () => {
  const line = (...points: [number, number][]): Street => ({ line: points.map(([x, y]) => [at(x, y).lng, at(x, y).lat]) });
  // a horseshoe: from one end to the other it is 100 m through the air and 900 m by road; and an island
  const streets = [line([0, 0], [400, 0], [400, 100]), line([400, 100], [0, 100]), line([2_000, 0], [2_100, 0])];

  it('lead around, and end where no street leads', () => {
    const graph = roadGraph(streets);
    const metres = graph?.metresFrom(at(0, -20), [at(0, 100), at(400, 0), at(2_050, 10), at(0, -20), at(9_000, 0)]);
    expect(metres?.[0]).toBeCloseTo(920, -1);
    expect(metres?.[1]).toBeCloseTo(420, -1);
    expect(metres?.slice(2)).toEqual([null, expect.closeTo(40, 0), null]);
    expect(roadGraph([])).toBeUndefined();
  });

  it('are read once and answer the table; without them there is nothing to look up', async () => {
    let read = 0;
    const routing = openRouting(undefined, log);
    const table = () => routing.table({ ...ask([place(0, 0)], [place(0, 100)]), streets: () => Promise.resolve((read++, streets)) });
    expect(await table()).toEqual({ metres: { '0_0': { '0_100': expect.closeTo(900, -1) as number } }, travel: 'streets' });
    await table();
    expect(read).toBe(1);
    expect(await openRouting(undefined, log).table(ask([place(0, 0)], [place(0, 100)]))).toEqual({ metres: null, travel: 'straight' });
  });
});

describe('what was looked up', () => {
  it('is kept for a day, and not more of it than is allowed', () => {
    let ms = 0;
    const cache = distanceCache(() => ms, 2);
    cache.put('a', 'b', 1);
    cache.put('a', 'c', null);
    expect([cache.get('a', 'b'), cache.get('a', 'c'), cache.get('b', 'a')]).toEqual([1, null, undefined]);
    cache.get('a', 'b'); // used last: c goes
    cache.put('a', 'd', 3);
    expect([cache.size, cache.get('a', 'b'), cache.get('a', 'c')]).toEqual([2, 1, undefined]);
    ms = 24 * 3_600_000 + 1;
    expect(cache.get('a', 'b')).toBeUndefined();
  });
});
