// Plays the table of this morning: orders, jobs, payments, offers and the facts of their timelines.
import { COURIER_STEPS, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { fillBasket } from './baskets.ts';
import { at, type Chance, chanceOf } from './chance.ts';
import type { Courier } from './couriers.ts';
import { type Scene, SCENES } from './morning-scenes.ts';
import { place } from './placing.ts';
import type { Sale } from './sale.ts';
import { accept, confirm, deliver, end, markReady, step, verify } from './sale-steps.ts';
import { type DepositRow, declare } from './tills.ts';
import { type FactRow, factOf, type Happening, SYSTEM } from './timeline.ts';
import { staffOf, type World } from './world.ts';

const MINUTE = 60_000;
/** Between the offer and the tap that takes it. */
export const OFFER_MS = 12_000;
const WAY: readonly JobStatus[] = ['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP', 'PICKED_UP', 'TO_DROP', 'AT_DROP', 'DELIVERED'];
const STEP_FACTS = {
  headToPickup: 'job.headed_to_pickup',
  arriveAtPickup: 'job.arrived_at_pickup',
  pickUp: 'job.picked_up',
  headToDrop: 'job.headed_to_drop',
  arriveAtDrop: 'job.arrived_at_drop',
} as const;

export interface Morning {
  sales: Sale[];
  deposits: DepositRow[];
  facts: FactRow[];
}

interface Stage {
  world: World;
  scene: Scene;
  sale: Sale;
  chance: Chance;
  ago(minutes: number): Date;
  tell(happening: Happening): void;
}

export function liveMorning(world: World): Morning {
  const facts: FactRow[] = [];
  const residents = chanceOf(world.seed, 'morning buyers').shuffled(world.residents);
  const sales = [...SCENES.entries()]
    .sort(([, a], [, b]) => b.placed - a.placed)
    .map(([index, scene]) => play(world, { scene, resident: at(residents, index), facts }, chanceOf(world.seed, `morning ${index}`)));
  return { sales: sales.map(({ sale }) => sale), deposits: handIns(sales), facts };
}

function play(world: World, given: { scene: Scene; resident: Sale['resident']; facts: FactRow[] }, chance: Chance): Stage {
  const { scene, resident, facts } = given;
  const ago = (minutes: number) => new Date(world.now - Math.round(minutes * MINUTE));
  const stall = chance.pick(world.stalls.filter(({ kind }) => kind === scene.kind));
  const wish = {
    stall,
    resident,
    lines: fillBasket(stall, chance),
    source: scene.source ?? 'app',
    method: scene.method ?? 'cash',
    placedAt: ago(scene.placed),
  };
  const sale = place(wish, chance);
  const stage: Stage = { world, scene, sale, chance, ago, tell: (happening) => facts.push(factOf(sale, happening)) };
  begin(stage);
  prepare(stage);
  pay(stage);
  if (scene.courier !== undefined) bring(stage, at(world.couriers, scene.courier));
  finishEarly(stage);
  return stage;
}

const operator = ({ world }: Stage) => ({ actor_kind: 'staff', actor_name: at(staffOf(world, 'dispatcher'), 0).name }) as const;
const merchant = ({ sale }: Stage) => ({ actor_kind: 'merchant', actor_name: sale.stall.name }) as const;

function begin(stage: Stage): void {
  const { scene, sale, ago, tell } = stage;
  sale.order.note = scene.note ?? '';
  sale.order.attention = scene.attention ?? null;
  tell({
    type: 'order.placed',
    at: ago(scene.placed),
    by: scene.source === 'phone' ? operator(stage) : { actor_kind: 'resident', actor_name: sale.order.buyer_name },
  });
  if (scene.reminded === undefined) return;
  sale.order.reminded_at = ago(scene.reminded);
  tell({ type: 'order.merchant_reminded', at: ago(scene.reminded), by: SYSTEM });
  if (scene.attention === 'MERCHANT_SILENT') tell({ type: 'order.attention_raised', at: ago(scene.placed - 20), by: SYSTEM, note: 'MERCHANT_SILENT' });
}

function prepare(stage: Stage): void {
  const { scene, sale, chance, ago, tell } = stage;
  if (scene.confirmed === undefined) return;
  confirm(sale, ago(scene.confirmed));
  tell({ type: 'order.confirmed', at: ago(scene.confirmed), by: merchant(stage) });
  if (scene.ready === undefined) return;
  markReady(sale, ago(scene.ready), chance);
  tell({ type: 'order.readied', at: ago(scene.ready), by: merchant(stage) });
  if (scene.noCourier === undefined) return;
  step(sale, 'NO_COURIER', ago(scene.noCourier));
  tell({ type: 'job.no_courier', at: ago(scene.noCourier), by: SYSTEM });
}

function pay({ world, scene, sale, chance, ago, tell }: Stage): void {
  const reference = `QR${chance.int(10_000_000, 99_999_999)}`;
  if (scene.proof !== undefined) {
    Object.assign(sale.payment, { status: 'PROOF_SENT', reference } satisfies Partial<Sale['payment']>);
    tell({ type: 'payment.proof_sent', at: ago(scene.proof), by: { actor_kind: 'resident', actor_name: sale.order.buyer_name } });
  }
  if (scene.verified === undefined) return;
  const cashier = at(staffOf(world, 'cashier'), 0);
  verify(sale, { by: cashier.id, at: ago(scene.verified), reference });
  tell({ type: 'payment.verified', at: ago(scene.verified), by: { actor_kind: 'staff', actor_name: cashier.name } });
}

/** The courier's steps, spread evenly from the accept to where they are now. */
function bring({ scene, sale, ago, tell }: Stage, courier: Courier): void {
  const by = { actor_kind: 'courier', actor_name: courier.name } as const;
  const { accepted = 0, since = 0, at: here = 'ACCEPTED' } = scene;
  const steps = WAY.indexOf(here);
  const when = (index: number) => ago(steps === 0 ? accepted : accepted + ((since - accepted) * index) / steps);
  tell({ type: 'job.offered', at: new Date(when(0).getTime() - OFFER_MS), by: SYSTEM, courierId: courier.id });
  accept(sale, courier.id, when(0));
  tell({ type: 'job.accepted', at: when(0), by, courierId: courier.id });
  for (const [index, command] of COURIER_STEPS.entries()) {
    if (index + 1 > Math.min(steps, COURIER_STEPS.length)) return;
    step(sale, at(WAY, index + 1), when(index + 1));
    tell({ type: STEP_FACTS[command], at: when(index + 1), by, courierId: courier.id });
  }
  if (here !== 'DELIVERED') return;
  deliver(sale, when(steps), sale.resident.name);
  tell({ type: 'job.delivered', at: when(steps), by, courierId: courier.id });
  tell({ type: 'order.delivered', at: sale.job?.closed_at ?? when(steps), by: SYSTEM });
  if (sale.payment.collected_at) tell({ type: 'cash.collected', at: sale.payment.collected_at, by: SYSTEM, courierId: courier.id });
}

function finishEarly(stage: Stage): void {
  const { scene, sale, ago, tell } = stage;
  if (scene.cancelled !== undefined) {
    end(sale, { status: 'CANCELLED', at: ago(scene.cancelled), reason: 'Pembeli salah pilih lapak' });
    tell({ type: 'order.cancelled', at: ago(scene.cancelled), by: operator(stage), note: 'Pembeli salah pilih lapak' });
  }
  if (scene.rejected !== undefined) {
    end(sale, { status: 'REJECTED', at: ago(scene.rejected), reason: 'Bahan habis' });
    tell({ type: 'order.rejected', at: ago(scene.rejected), by: merchant(stage), note: 'Bahan habis' });
  }
}

/** One deposit of each courier that handed in: it waits for the cashier. */
function handIns(stages: readonly Stage[]): DepositRow[] {
  const brought = stages.filter(({ scene }) => scene.handedIn !== undefined);
  return [...new Set(brought.map(({ scene }) => scene.courier))].map((courier) => {
    const mine = brought.filter(({ scene }) => scene.courier === courier);
    const { scene, ago, chance } = at(mine, 0);
    const deposit = declare(
      mine.map(({ sale }) => sale),
      ago(scene.handedIn ?? 0),
      chance,
    );
    for (const { sale, tell, world } of mine) {
      tell({
        type: 'cash.declared',
        at: deposit.declared_at,
        by: { actor_kind: 'courier', actor_name: at(world.couriers, courier ?? 0).name },
        courierId: deposit.courier_id,
        depositId: deposit.id,
      });
      if (sale.payment.deposit_id !== deposit.id) throw new Error('A hand-in takes all of its courier’s orders');
    }
    return deposit;
  });
}
