// One courier: a phone with a board, an outbox and a place, and a working day.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { VEHICLES, type CourierView, type PositionReport } from '@pitulungan/contracts/couriers';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { HubClient } from './hub-client.ts';
import { LiveBoard } from './live-board.ts';
import { Outbox } from './outbox.ts';
import type { Random } from './random.ts';
import { Walker } from './walk.ts';
import { demoPhone, type World } from './world.ts';

export class Courier {
  readonly world: World;
  readonly id: CourierId;
  readonly client: HubClient;
  readonly live: LiveBoard;
  readonly outbox: Outbox;
  readonly walker: Walker;
  readonly random: Random;
  /** What the phone shows before the hub's word is back */
  readonly believed = new Map<JobId, { status: JobStatus; sinceMs: number }>();
  /** Money in the pocket: what was taken at doors and not handed in */
  pocket = 0n;
  wantsHome = false;

  private constructor(parts: Pick<Courier, 'world' | 'id' | 'client' | 'live' | 'walker' | 'random'>) {
    this.world = parts.world;
    this.id = parts.id;
    this.client = parts.client;
    this.live = parts.live;
    this.outbox = new Outbox(parts.client);
    this.walker = parts.walker;
    this.random = parts.random;
  }

  /** The n-th seeded courier (1 is phone 0101) signs in and gets their board. */
  static async signIn(world: World, n: number): Promise<Courier> {
    const name = `courier-${n}`;
    const client = world.client(name);
    const session = await client.signIn(demoPhone(100 + n), world.options.pin);
    if (session.courierId === null) throw new Error(`${session.name} is no courier`);
    const live = new LiveBoard(name, client);
    await live.open();
    const random = world.random.fork(name);
    const { vehicle } = viewIn(live, session.courierId);
    const start = world.streets.nodes.length > 0 ? world.streets.plane.toPin(random.pick(world.streets.nodes)) : world.map.center;
    const walker = new Walker(world.streets, start, VEHICLES[vehicle].speedMps * world.pace.speed);
    const courier = new Courier({ world, id: session.courierId, client, live, walker, random });
    courier.pocket = BigInt(courier.view.cashInHand);
    return courier;
  }

  get view(): CourierView {
    return viewIn(this.live, this.id);
  }

  get name(): string {
    return this.live.name;
  }

  /** What every tap carries. */
  get now(): { happenedAt: string; pin: PositionReport['pin'] } {
    return { happenedAt: new Date(this.live.nowMs()).toISOString(), pin: this.walker.pin(Date.now()) };
  }

  async walkTo(pin: PositionReport['pin']): Promise<void> {
    await this.world.pace.sleepMs(this.walker.setOff(pin, Date.now()));
  }

  /** Handed in and not yet counted. */
  declaredOpen(): bigint {
    const open = Object.values(this.live.board.deposits).filter((deposit) => deposit.status === 'DECLARED');
    return open.reduce((sum, deposit) => sum + BigInt(deposit.declared ?? '0'), 0n);
  }
}

function viewIn(live: LiveBoard, id: CourierId): CourierView {
  const view = live.board.couriers[id];
  if (!view) throw new Error(`${live.name} is not on their own board`);
  return view;
}

/** Whoever is signed out by the hub's own rule (three offers unanswered) comes back by this endpoint too. */
export const setDuty = (courier: Courier, duty: 'ON' | 'BREAK' | 'OFF') => courier.outbox.tap(endpoints.setDuty, { body: { ...courier.now, duty } }).answer;
