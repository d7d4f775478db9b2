// A real hub is killed in the middle of a plan: nothing is lost, and the next one takes the zone over.
import { endpoints } from '@pitulungan/contracts/endpoints';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import { Listener } from '../harness/listener.ts';
import { Person } from '../harness/person.ts';
import { type Program, startHubProcess } from '../harness/processes.ts';
import { quietDatabase } from '../harness/quiet-database.ts';
import { basketOf, beside, JANTI } from '../harness/story.ts';
import { until } from '../harness/until.ts';
import type { FreshDatabase } from '../setup/database.ts';

const LIMIT_MS = 300_000;
const HEARD_WITHIN_MS = 60_000;
const programs: Program[] = [];
let database: FreshDatabase | undefined;
let db: pg.Client | undefined;

afterAll(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  await db?.end();
  await database?.drop();
});

async function arrive(number: number, url: string): Promise<Person> {
  const person = new Person(phoneOf(number), url, () => Promise.resolve());
  person.session = await person.act(endpoints.signIn, { body: { phone: phoneOf(number), secret: DEMO_PIN } });
  return person;
}

const now = () => new Date().toISOString();

test(
  'killed between the plan and its offers',
  async () => {
    database = await quietDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const started = await startHubProcess({ DATABASE_URL: database.url });
    programs.push(started.program);
    const [dispatcher, courier] = [await arrive(2, started.url), await arrive(101, started.url)];
    const merchants = await dispatcher.act(endpoints.stalls, { params: { village: JANTI } });
    const merchant = merchants.find(({ food }) => !food);
    if (!merchant) throw new Error('There is no such stall');
    const { orderId } = await dispatcher.act(endpoints.placeOrder, { body: { ...basketOf(merchant), source: 'phone' } });
    await dispatcher.act(endpoints.confirmOrder, { params: { orderId } });
    await dispatcher.act(endpoints.readyOrder, { params: { orderId } }); // nobody is on duty: it waits
    const phone = new Listener('courier', { url: started.url, headers: courier.cookies, auth: { view: 'courier' } });
    await phone.open();

    await db.query('begin');
    await db.query('select 1 from orders where id = $1 for update', [orderId]);
    await courier.act(endpoints.setDuty, { body: { duty: 'ON', happenedAt: now() } });
    expect(await phone.report({ pin: beside(merchant.pin, 20), accuracyM: 8, headingDeg: null, happenedAt: now() })).toMatchObject({ accepted: 1 });
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const offers = async () => (await other.query<{ n: number }>('select sum(offers)::int as n from plan')).rows[0]?.n ?? 0;
    await until('it has decided to offer, and waits for the order', async () => (await offers()) > 0, HEARD_WITHIN_MS);
    const held = async () => (await other.query<{ n: number }>('select count(*)::int as n from zone where lease_until > clock_timestamp()')).rows[0]?.n ?? 0;
    await started.program.kill();
    phone.socket.disconnect();
    await db.query('rollback');
    expect(await held()).toBe(1); // the dead one’s lease stands
    const asked = async () => (await other.query('select 1 from offer where status = $1', ['OPEN'])).rowCount ?? 0;
    expect(await asked()).toBe(0);

    const next = await startHubProcess({ DATABASE_URL: database.url });
    programs.push(next.program);
    await until('the next one takes over and asks the courier', async () => (await asked()) > 0, HEARD_WITHIN_MS);
    expect(await asked()).toBe(1);
    await other.end();
  },
  LIMIT_MS,
);
