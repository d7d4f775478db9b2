// Two hubs on one database and one Redis: the courier on A, the dispatcher on B, and A killed in the middle.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Endpoint, RequestOf } from '@pitulungan/contracts/endpoints/endpoint';
import { afterAll, describe, expect, test } from 'vitest';
import { boardDifferences } from '../../bench/simulator/board-difference.ts';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import type { FreshDatabase } from '../setup/database.ts';
import { Listener } from '../harness/listener.ts';
import { Person } from '../harness/person.ts';
import { type Program, startHubProcess } from '../harness/processes.ts';
import { quietDatabase } from '../harness/quiet-database.ts';
import { basketOf, beside, JANTI, openOffer } from '../harness/story.ts';
import { emptyRedis, STORES } from '../harness/stores.ts';
import { until } from '../harness/until.ts';

const LIMIT_MS = 300_000;
const HEARD_WITHIN_MS = 60_000;
const programs: Program[] = [];
const screens: Listener[] = [];
let database: FreshDatabase | undefined;

afterAll(async () => {
  for (const { socket } of screens) socket.disconnect();
  await Promise.all(programs.map((program) => program.stop()));
  await database?.drop();
});

const rest = () => Promise.resolve();
const now = () => new Date().toISOString();
const act = <E extends Endpoint>(person: Person, endpoint: E, request: RequestOf<E>) => person.act(endpoint, request);

async function arrive(number: number, url: string): Promise<Person> {
  const person = new Person(phoneOf(number), url, rest);
  person.session = await person.act(endpoints.signIn, { body: { phone: phoneOf(number), secret: DEMO_PIN } });
  return person;
}

async function screen(person: Person, more: { auth?: Record<string, string>; from?: Listener } = {}): Promise<Listener> {
  const listener = new Listener(person.name, { url: person.url, headers: person.cookies, ...(more.auth ? { auth: more.auth } : {}) }, more.from?.board);
  screens.push(listener);
  await listener.open();
  return listener;
}

describe.skipIf(!STORES.includes('redis'))('two nodes', () => {
  test(
    'facts of either node reach both, and when one dies its courier goes on at the other without losing anything',
    async () => {
      database = await quietDatabase();
      const env = { DATABASE_URL: database.url, REDIS_URL: await emptyRedis() };
      const a = await startHubProcess(env); // the first one publishes: its death must hand that over
      programs.push(a.program);
      const b = await startHubProcess(env);
      programs.push(b.program);
      const [urlA, urlB] = [a.url, b.url];

      const dispatcher = await arrive(2, urlB);
      const desk = await screen(dispatcher);
      const courier = await arrive(101, urlA);
      const phone = await screen(courier, { auth: { view: 'courier' } });
      const heard = (type: Parameters<Listener['next']>[0]) => desk.next(type, HEARD_WITHIN_MS);

      const merchants = await act(dispatcher, endpoints.stalls, { params: { village: JANTI } });
      const merchant = merchants.find(({ food }) => !food);
      if (!merchant) throw new Error('There is no such stall');
      await act(courier, endpoints.setDuty, { body: { duty: 'ON', happenedAt: now() } });
      expect(await heard('courier.duty_changed')).toMatchObject({ courierId: courier.courierId }); // from A to B
      await phone.report({ pin: beside(merchant.pin, 20), accuracyM: 8, headingDeg: null, happenedAt: now() });
      await until('the desk on B sees the place reported to A', () => desk.positions.length > 0, HEARD_WITHIN_MS);

      const { orderId } = await act(dispatcher, endpoints.placeOrder, { body: { ...basketOf(merchant), source: 'phone' } });
      await act(dispatcher, endpoints.confirmOrder, { params: { orderId } });
      await act(dispatcher, endpoints.readyOrder, { params: { orderId } });
      await phone.next('job.offered', HEARD_WITHIN_MS); // from B to A
      const { id: offerId, jobId } = openOffer(phone);
      await act(courier, endpoints.acceptOffer, { params: { offerId }, body: { happenedAt: now() } });
      await heard('job.accepted');
      const step = (person: Person, name: 'headToPickup' | 'arriveAtPickup' | 'pickUp' | 'headToDrop' | 'arriveAtDrop') =>
        act(person, endpoints.stepJob, { params: { jobId }, body: { step: name, happenedAt: now() } });
      await step(courier, 'headToPickup');

      await a.program.kill();
      const moved = courier.at(urlB); // the same cookie
      await step(moved, 'arriveAtPickup');
      const back = await screen(moved, { auth: { view: 'courier' }, from: phone });
      for (const name of ['pickUp', 'headToDrop', 'arriveAtDrop'] as const) await step(moved, name);
      await until('the phone has heard of the arrival', () => back.board.jobs[jobId]?.status === 'AT_DROP', HEARD_WITHIN_MS);
      const cashCollected = back.board.jobs[jobId]?.cashDue ?? null;
      await act(moved, endpoints.deliverJob, { params: { jobId }, body: { receiverName: 'Pak Contoh', cashCollected, happenedAt: now() } });
      expect(await heard('order.delivered')).toMatchObject({ orderId }); // the alarm rings on B alone

      const types = desk.facts.filter((fact) => fact.orderId === orderId).map(({ type }) => type);
      expect(types).toEqual([
        'order.placed',
        'order.confirmed',
        'order.readied',
        'job.offered',
        'job.accepted',
        'job.headed_to_pickup',
        'job.arrived_at_pickup',
        'job.picked_up',
        'job.headed_to_drop',
        'job.arrived_at_drop',
        'job.delivered',
        'order.delivered',
      ]);
      expect(desk.facts.map(({ sequence }) => sequence)).toEqual(desk.facts.map((_, n) => (desk.facts[0]?.sequence ?? 0) + n)); // no gap, no twin
      for (const listener of [desk, back]) {
        await until(`${listener.name} agrees with a fresh snapshot`, async () => {
          const answer = await listener.hello(0);
          return 'snapshot' in answer && boardDifferences(listener.board, answer.snapshot).length === 0;
        });
      }
    },
    LIMIT_MS,
  );
});
