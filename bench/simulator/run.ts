// One run: everybody signs in, the morning happens, the couriers hand in and go home, the settings go back, the checks look.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import type { VillageView } from '@pitulungan/contracts/villages';
import { randomBytes } from 'node:crypto';
import { Admin } from './admin.ts';
import { startActors } from './actors.ts';
import { readCash } from './cash-check.ts';
import { check, openOrders, underWay, type Checked } from './checks.ts';
import { endDay } from './courier-day.ts';
import { closeAll, signInCouriers, signInStaff, type Crew } from './crew.ts';
import { economicsBetween, totalsSince } from './economics.ts';
import { HubClient } from './hub-client.ts';
import type { Options } from './options.ts';
import { Pace, Stopped } from './pace.ts';
import { Random } from './random.ts';
import { placeOrders } from './residents.ts';
import { report, type Report } from './report.ts';
import { arrivalsBefore, compressed } from './slot-day.ts';
import { streetGraph } from './streets.ts';
import { Tally } from './tally.ts';
import { World } from './world.ts';

const MINUTE_MS = 60_000;
const STOP_GRACE_MS = 5_000;

export class WrongVillage extends Error {}

export interface Outcome {
  world: World;
  checked: Checked;
  report: Report;
}

/** flow: orders come as the couriers can carry them. Else neighbours order before the village’s slots leave, which are there or not. */
export type Day = 'flow' | 'without slots' | 'with slots';

/** `stop` is called at once with what ends the run early (Ctrl-C): undefined is returned then. */
export async function run(options: Options, onStart: (stop: () => Promise<void>) => void, day: Day = 'flow'): Promise<Outcome | undefined> {
  const startedMs = Date.now();
  const world = await arrive(options);
  onStart(() => world.pace.stop(STOP_GRACE_MS));
  const staff = await signInStaff(world);
  const admin = new Admin(staff.admin.client, world.village.code);
  try {
    world.settings = await admin.speedUp(options.speed);
    const crew: Crew = { staff, couriers: await signInCouriers(world) };
    const cashStart = await readCash(crew);
    const { client: manager } = staff.manager;
    const before = await totalsSince(manager, startedMs, Date.now());
    if (day !== 'flow') world.arrivals = arrivalsBefore(admin.ownSlots, options.orders, world.random.fork('slot arrivals'));
    if (day === 'with slots')
      world.settings = await admin.openSlots(compressed(admin.ownSlots, { startMs: Date.now(), speed: options.speed, orders: options.orders }));
    await morning(world, crew);
    await world.pace.stop(STOP_GRACE_MS);
    await admin.putBack();
    const checked = await check(world, crew, cashStart);
    const economics = economicsBetween(before, await totalsSince(manager, startedMs, Date.now()));
    closeAll(crew);
    return { world, checked, report: report(world, checked, { seconds: (Date.now() - startedMs) / 1000, economics }) };
  } catch (reason) {
    if (!(reason instanceof Stopped)) throw reason;
    return undefined;
  } finally {
    await admin.putBack();
  }
}

async function arrive(options: Options): Promise<World> {
  const tally = new Tally();
  const runId = randomBytes(4).toString('hex');
  const pace = new Pace(options.speed, (reason) =>
    tally.problem('crash', reason instanceof Error ? (reason.stack ?? reason.message).split('\n').slice(0, 3).join(' ') : String(reason)),
  );
  const visitor = new HubClient({ url: options.url, tally }, `${runId}-visitor`);
  const village = chooseVillage(options, await visitor.get(endpoints.villages, {}));
  const map = await visitor.get(endpoints.villageMap, { params: { village: village.code } });
  const stalls = await visitor.get(endpoints.stalls, { params: { village: village.code } });
  return new World({
    options,
    runId,
    random: new Random(options.seed),
    pace,
    tally,
    village,
    map,
    streets: streetGraph(map),
    stalls,
    settings: DEFAULT_SETTINGS,
  });
}

function chooseVillage(options: Options, villages: VillageView[]): VillageView {
  const village = options.village === undefined ? (villages.find(({ demo }) => demo) ?? villages[0]) : villages.find(({ code }) => code === options.village);
  if (!village) throw new WrongVillage(options.village === undefined ? 'The hub has no village' : `The hub has no village ${options.village}`);
  if (!village.demo && !options.yesReally)
    throw new WrongVillage(`${village.name} (${village.code}) is not marked as demo: real people live there. --yes-really runs it nevertheless.`);
  return village;
}

/** Until every order has ended and the money is counted, or nothing moves any more. */
async function morning(world: World, crew: Crew): Promise<void> {
  const onPlaced = startActors(world, crew);
  const { operator, merchants } = crew.staff;
  await placeOrders(world, { resident: world.client('resident'), operator: operator.client, onPlaced, underWay: () => underWay(world, merchants) });
  world.closing = true;
  const latest = Date.now() + LONGEST_DRAIN_MS;
  let moved = { atMs: Date.now(), open: openOrders(world, merchants).length };
  while (Date.now() < Math.min(latest, moved.atMs + patienceMs(world)) && !isOver(world, crew)) {
    await world.pace.sleepMs(300);
    const open = openOrders(world, merchants).length;
    if (open < moved.open) moved = { atMs: Date.now(), open };
  }
  await Promise.all(crew.couriers.map((courier) => endDay(courier)));
}

const LONGEST_DRAIN_MS = 30 * MINUTE_MS;

/** So long without any order coming to its end is enough: the longest wait of the settings, and a hub that is started again. */
const patienceMs = (world: World): number => world.settings.waiting.merchantExpireMs * 1.2 + (15 * MINUTE_MS) / world.pace.speed + 2 * MINUTE_MS;

function isOver(world: World, { staff, couriers }: Crew): boolean {
  if (openOrders(world, staff.merchants).length > 0) return false;
  const ours = new Set<string>(couriers.map((courier) => courier.id));
  const counting = Object.values(staff.manager.live.board.deposits).some(
    (deposit) => ours.has(deposit.courierId) && (deposit.status === 'DECLARED' || deposit.status === 'DISCREPANCY'),
  );
  const working = couriers.some((courier) => courier.view.cashInHand !== '0' || courier.view.activeJobs.length > 0 || !courier.outbox.empty);
  return !counting && !working;
}
