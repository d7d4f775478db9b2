// Seeds the demo village: Desa Janti with its people, stalls, three weeks of books and the morning it is now. Everything is
// invented and marked so. The same seed and the same `now` give the same rows (the salt of the PIN's hash apart).
import { DEFAULT_SETTINGS, type Settings } from '@pitulungan/contracts/settings';
import pg from 'pg';
import { accountRows } from './seed/chart-of-accounts.ts';
import { chanceOf } from './seed/chance.ts';
import { DAYS, pastDays } from './seed/days.ts';
import { goOnDuty, traces } from './seed/duty.ts';
import { toVillageMap } from './seed/geography.ts';
import { accountsOf, loginRows } from './seed/logins.ts';
import { liveMorning } from './seed/morning.ts';
import { neighbourRows } from './seed/neighbour.ts';
import { takenOffers } from './seed/offers.ts';
import { periodRows } from './seed/periods.ts';
import { CENTER } from './seed/plane.ts';
import { insert, insertOfVillage, post } from './seed/rows.ts';
import type { Sale } from './seed/sale.ts';
import { handInPast, settleAll } from './seed/settle.ts';
import { ride } from './seed/slots.ts';
import { published } from './seed/timeline.ts';
import { makeWorld, type World } from './seed/world.ts';

export interface SeedOptions {
  seed?: number;
  /** Epoch ms: the morning is relative to it. */
  now?: number;
  /** Places and people only: nobody has ordered yet, every courier is off duty. */
  quiet?: boolean;
  /** false: no slots, every order goes as soon as it is packed */
  slots?: boolean;
}

const DEFAULT_SEED = 2014;
const DAY_MS = 86_400_000;
const JANTI = { code: '35.15.18.2014', name: 'Janti', district: 'Kecamatan Waru, Kabupaten Sidoarjo', enterprise: 'BUMDes Madani Sejahtera', demo: true };

export async function seed(url: string, { seed: number = DEFAULT_SEED, now = Date.now(), quiet = false, slots = true }: SeedOptions = {}): Promise<void> {
  const world = makeWorld(number, now);
  await inOneTransaction(url, async (db) => {
    const villageId = await found(db, {
      ...JANTI,
      center_lat: CENTER.lat,
      center_lng: CENTER.lng,
      map: toVillageMap(world.geography),
      ...beginning(now, slots),
    });
    await settlePeople(db, villageId, world);
    await (quiet ? insertOfVillage(db, villageId, { courier: world.couriers }) : liveThrough(db, villageId, world));
  });
}

/** A second village beside the demo, for tests of the walls between villages. */
export async function seedNeighbour(url: string, { seed: number = DEFAULT_SEED, now = Date.now(), slots = true }: SeedOptions = {}): Promise<void> {
  const { village, accounts, merchant, product } = neighbourRows(number);
  await inOneTransaction(url, async (db) => {
    const villageId = await found(db, { ...village, ...beginning(now, slots) });
    const { users, logins, memberships } = await loginRows(accounts, { seed: number + 1, now });
    await insert(db, 'user', users);
    await insert(db, 'login', logins);
    await insertOfVillage(db, villageId, { membership: memberships, merchant, product, account: accountRows(), period: periodRows(now, now) });
  });
}

async function inOneTransaction(url: string, work: (db: pg.Client) => Promise<void>): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query('begin');
    await work(db);
    await db.query('commit');
  } finally {
    await db.end(); // without a commit everything is rolled back
  }
}

const settingsOf = (slots: boolean): Settings => (slots ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, slots: { ...DEFAULT_SETTINGS.slots, times: [] } });
const beginning = (now: number, slots: boolean) => ({ settings: settingsOf(slots), settings_version: 1, created_at: new Date(now) });

async function found(db: pg.Client, village: { code: string; [column: string]: unknown }): Promise<number> {
  await insert(db, 'village', [village]);
  const { rows } = await db.query<{ id: number }>('select id from village where code = $1', [village.code]);
  if (!rows[0]) throw new Error('The village was not written');
  return rows[0].id;
}

async function settlePeople(db: pg.Client, villageId: number, world: World): Promise<void> {
  const { users, logins, memberships } = await loginRows(accountsOf(world), world);
  await insert(db, 'user', users);
  await insert(db, 'login', logins);
  await insertOfVillage(db, villageId, {
    membership: memberships,
    merchant: world.stalls.map(({ id, userId, name, kind, food, ownerName, phone, place, rt, rw, lat, lng }) => ({
      id,
      user_id: userId,
      name,
      kind,
      food,
      open: true,
      owner_name: ownerName,
      phone,
      place,
      rt,
      rw,
      lat,
      lng,
    })),
    product: world.stalls.flatMap(({ id, products }) =>
      products.map((product) => ({
        id: product.id,
        merchant_id: id,
        name: product.name,
        unit: product.unit,
        price: product.price,
        weight_g: product.weightG,
        available: true,
      })),
    ),
    resident: world.residents.map(({ addressLine, ...resident }) => ({ ...resident, address_line: addressLine })),
    account: accountRows(),
    period: periodRows(world.now - (DAYS + 1) * DAY_MS, world.now),
  });
}

async function liveThrough(db: pg.Client, villageId: number, world: World): Promise<void> {
  const days = pastDays(world);
  const morning = liveMorning(world);
  goOnDuty(world, morning.sales);
  const sales = [...days.flat(), ...morning.sales];
  sales.forEach(ride);
  const { deposits, journals } = settleAll(sales, [...handInPast(world, days), ...morning.deposits], world.now);
  const posted = await post(db, villageId, journals);
  for (const { order } of sales) if (order.status === 'COMPLETED') order.settled_journal = posted.get(`order.settled:${order.id}`) ?? null;

  const positions = traces(world, morning.sales);
  await insertOfVillage(db, villageId, {
    courier: world.couriers,
    orders: [...sales].sort((a, b) => a.order.placed_at.getTime() - b.order.placed_at.getTime()).map(({ order }) => order),
    deposit: [...deposits].sort((a, b) => a.declared_at.getTime() - b.declared_at.getTime()),
    payment: sales.map(({ payment }) => payment),
    job: sales.flatMap(({ job }) => job ?? []),
    offer: takenOffers(world, morning.sales, positions),
    tracking_link: linksFor(morning.sales, world),
    position: positions,
    fact: published(morning.facts),
  });
}

function linksFor(sales: readonly Sale[], world: World) {
  const chance = chanceOf(world.seed, 'links');
  return sales.map(({ order }) => ({ token: chance.token(), order_id: order.id, created_at: order.placed_at, revoked_at: null }));
}
