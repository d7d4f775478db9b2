// Seeds the demo village: Desa Janti with its people, stalls, two months of books and the morning it is now. Everything is
// invented and marked so. The same seed and the same `now` give the same rows (the salt of the PIN's hash apart).
import type { Payer } from '@pitulungan/contracts/funds';
import { DEFAULT_SETTINGS, type Settings } from '@pitulungan/contracts/settings';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import pg from 'pg';
import { accountRows } from './seed/chart-of-accounts.ts';
import { taxRuleRows } from './seed/tax-rules.ts';
import { booksRows, keepBooks } from './seed/books.ts';
import { at, chanceOf } from './seed/chance.ts';
import { pastDays } from './seed/days.ts';
import { goOnDuty, traces } from './seed/duty.ts';
import { fundRows, PAYERS, promises } from './seed/funds.ts';
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
import { policyRow, recipientRows } from './seed/share-registry.ts';
import { ride } from './seed/slots.ts';
import { published } from './seed/timeline.ts';
import { makeWorld, type World } from './seed/world.ts';

export interface SeedOptions {
  seed?: number;
  /** Epoch ms: the morning is relative to it. */
  now?: number;
  /** Places and people only: nobody has ordered yet, every courier is off duty. */
  quiet?: boolean;
  /** How many days of history lie before today */
  days?: number;
  /** false: no slots, every order goes as soon as it is packed */
  slots?: boolean;
}

const DEFAULT_SEED = 2014;
const DAYS = 60; // a whole month lies in them
const DAY_MS = 86_400_000;
const JANTI = { code: '35.15.18.2014', name: 'Janti', district: 'Kecamatan Waru, Kabupaten Sidoarjo', enterprise: 'BUMDes Madani Sejahtera', demo: true };

export async function seed(url: string, options: SeedOptions = {}): Promise<void> {
  const { seed: number = DEFAULT_SEED, now = Date.now(), quiet = false, slots = true, days = quiet ? 0 : DAYS } = options;
  const world = makeWorld(number, now);
  const firstDay = startOfBusinessDate(businessDate(now)) - days * DAY_MS;
  await inOneTransaction(url, async (db) => {
    const villageId = await found(db, {
      ...JANTI,
      center_lat: CENTER.lat,
      center_lng: CENTER.lng,
      map: toVillageMap(world.geography),
      ...beginning(now, settingsOf({ slots, payers: quiet ? undefined : PAYERS })),
    });
    await settlePeople(db, villageId, world, firstDay);
    await (quiet ? insertOfVillage(db, villageId, { courier: world.couriers }) : liveThrough(db, villageId, { world, firstDay, days }));
  });
}

/** A second village beside the demo, for tests of the walls between villages. */
export async function seedNeighbour(url: string, { seed: number = DEFAULT_SEED, now = Date.now(), slots = true }: SeedOptions = {}): Promise<void> {
  const { village, accounts, merchant, product } = neighbourRows(number);
  await inOneTransaction(url, async (db) => {
    const villageId = await found(db, { ...village, ...beginning(now, settingsOf({ slots })) });
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

function settingsOf({ slots, payers }: { slots: boolean; payers?: Payer[] | undefined }): Settings {
  const { slots: times, delivery } = DEFAULT_SETTINGS;
  return { ...DEFAULT_SETTINGS, slots: slots ? times : { ...times, times: [] }, delivery: { ...delivery, payers: payers ?? delivery.payers } };
}
const beginning = (now: number, settings: Settings) => ({ settings, settings_version: 1, created_at: new Date(now) });

async function found(db: pg.Client, village: { code: string; created_at: Date; [column: string]: unknown }): Promise<number> {
  await insert(db, 'village', [village]);
  const { rows } = await db.query<{ id: number }>('select id from village where code = $1', [village.code]);
  if (!rows[0]) throw new Error('The village was not written');
  await insertOfVillage(db, rows[0].id, { tax_rule: taxRuleRows(village.created_at) });
  return rows[0].id;
}

async function settlePeople(db: pg.Client, villageId: number, world: World, firstDay: number): Promise<void> {
  const { users, logins, memberships } = await loginRows(accountsOf(world), world);
  await insert(db, 'user', users);
  await insert(db, 'login', logins);
  await insertOfVillage(db, villageId, {
    membership: memberships,
    merchant: world.stalls.map(({ id, userId, name, kind, food, ownerName, phone, place, rt, rw, lat, lng, qrisFlow }) => ({
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
      qris_flow: qrisFlow,
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
    period: periodRows(firstDay, world.now),
  });
}

interface History {
  world: World;
  firstDay: number;
  days: number;
}

async function liveThrough(db: pg.Client, villageId: number, { world, firstDay, days: count }: History): Promise<void> {
  const days = pastDays(world, count);
  const morning = liveMorning(world);
  goOnDuty(world, morning.sales);
  const sales = [...days.flat(), ...morning.sales];
  sales.forEach(ride);
  const { deposits, journals } = settleAll(sales, [...handInPast(world, days), ...morning.deposits], world.now);
  const books = keepBooks({ world, sales, journals, firstDay });
  const posted = await post(db, villageId, books.journals);
  for (const { order } of sales) if (order.status === 'COMPLETED') order.settled_journal = posted.get(`order.settled:${order.id}`) ?? null;

  const positions = traces(world, morning.sales);
  const funds = fundRows(world, firstDay);
  await insertOfVillage(db, villageId, {
    courier: world.couriers,
    fund: funds,
    orders: [...sales].sort((a, b) => a.order.placed_at.getTime() - b.order.placed_at.getTime()).map(({ order }) => order),
    fund_reservation: promises(sales, at(funds, 0).id),
    deposit: [...deposits].sort((a, b) => a.declared_at.getTime() - b.declared_at.getTime()),
    payment: sales.map(({ payment }) => payment),
    job: sales.flatMap(({ job }) => job ?? []),
    offer: takenOffers(world, morning.sales, positions),
    tracking_link: linksFor(morning.sales, world),
    position: positions,
    fact: published(morning.facts),
    ...booksRows(books, posted),
    share_policy: [policyRow(world, firstDay)],
    share_recipient: recipientRows(world),
  });
}

function linksFor(sales: readonly Sale[], world: World) {
  const chance = chanceOf(world.seed, 'links');
  return sales.map(({ order }) => ({ token: chance.token(), order_id: order.id, created_at: order.placed_at, revoked_at: null }));
}
