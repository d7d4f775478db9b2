// Days that are over: 25 to 50 orders each by the shape of a market day, delivered one by one by the couriers of the shift.
import { VEHICLES } from '@pitulungan/contracts/couriers';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import { fillBasket } from './baskets.ts';
import { at, type Chance, chanceOf } from './chance.ts';
import type { Courier } from './couriers.ts';
import { place } from './placing.ts';
import type { Sale } from './sale.ts';
import { after, accept, confirm, deliver, end, markReady, step, verify } from './sale-steps.ts';
import { WORKING_COURIERS } from './staff.ts';
import type { Stall } from './stalls.ts';
import { distance, toPlane } from './plane.ts';
import { staffOf, type World } from './world.ts';

const DAY_MS = 86_400_000;
const MINUTE = 60_000;
const SECOND = 1_000;
const SHIFT = 8;
const SATURDAY = 6;
const DETOUR = 1.35;

/** When people order, and from whom: market in the morning, meals at noon, both in the afternoon. */
const PEAKS = [
  { share: 0.5, from: 5.5, to: 8.5, kinds: ['pasar', 'pasar', 'pasar', 'pkk', 'warung'] },
  { share: 0.28, from: 10.5, to: 12.5, kinds: ['warung', 'warung', 'pkl', 'kafe', 'warkop'] },
  { share: 0.22, from: 16, to: 18, kinds: ['pkl', 'warung', 'pasar', 'kafe', 'pkk'] },
] as const;

/** `count` days, the last one yesterday. */
export function pastDays(world: World, count: number): Sale[][] {
  const today = startOfBusinessDate(businessDate(world.now));
  return Array.from({ length: count }, (_, index) => liveDay(world, today - (count - index) * DAY_MS));
}

function liveDay(world: World, start: number): Sale[] {
  const chance = chanceOf(world.seed, `day ${businessDate(start)}`);
  const saturday = new Date(`${businessDate(start)}T00:00:00Z`).getUTCDay() === SATURDAY;
  const count = Math.min(50, Math.round(chance.int(25, 42) * (saturday ? 1.3 : 1)));
  const times = Array.from({ length: count }, () => placingTime(start, chance)).sort((a, b) => a.at - b.at);
  const shift = chance.shuffled(world.couriers.slice(0, WORKING_COURIERS)).slice(0, SHIFT);
  const free = new Map(shift.map((courier) => [courier.id, start]));
  return times.map(({ at: when, kind }) => live(world, { when: new Date(when), kind, shift, free }, chance));
}

function placingTime(start: number, chance: Chance): { at: number; kind: Stall['kind'] } {
  const draw = chance.fraction();
  const peak = draw < PEAKS[0].share ? PEAKS[0] : draw < PEAKS[0].share + PEAKS[1].share ? PEAKS[1] : PEAKS[2];
  return {
    at: start + Math.round(chance.between(peak.from, peak.to) * 60) * MINUTE + chance.int(0, 59) * SECOND,
    kind: chance.pick<Stall['kind']>(peak.kinds),
  };
}

interface Scene {
  when: Date;
  kind: Stall['kind'];
  shift: readonly Courier[];
  free: Map<string, number>;
}

function live(world: World, { when, kind, shift, free }: Scene, chance: Chance): Sale {
  const stall = chance.pick(world.stalls.filter((candidate) => candidate.kind === kind));
  const source = chance.happens(0.6) ? 'app' : 'phone';
  const method = chance.happens(0.75) ? 'cash' : 'qris';
  const sale = place({ stall, resident: chance.pick(world.residents), lines: fillBasket(stall, chance), source, method, placedAt: when }, chance);
  if (endsEarly(sale, chance)) return sale;
  confirm(sale, after(when, chance.int(40, 400) * SECOND));
  const ready = after(when, chance.int(8, 25) * MINUTE);
  markReady(sale, ready, chance);
  if (method === 'qris')
    verify(sale, {
      by: chance.pick(staffOf(world, 'cashier')).id,
      at: after(when, chance.int(2, 8) * MINUTE),
      reference: `QR${chance.int(10_000_000, 99_999_999)}${when.getTime() % 1_000_000}`,
    });
  const courier = nextFree(shift, free, sale.order.weight_g);
  bring(sale, { courier, from: new Date(Math.max(ready.getTime(), free.get(courier.id) ?? 0)) }, chance);
  free.set(courier.id, sale.job?.closed_at?.getTime() ?? 0);
  return sale;
}

/** Six in a hundred never leave the stall. */
function endsEarly(sale: Sale, chance: Chance): boolean {
  const draw = chance.fraction();
  const { placed_at: placed } = sale.order;
  if (draw < 0.02) end(sale, { status: 'REJECTED', at: after(placed, 4 * MINUTE), reason: 'Barang habis' });
  else if (draw < 0.03) end(sale, { status: 'EXPIRED', at: after(placed, 60 * MINUTE), reason: null });
  else if (draw < 0.06) end(sale, { status: 'CANCELLED', at: after(placed, 3 * MINUTE), reason: 'Pembeli berubah pikiran' });
  return draw < 0.06;
}

function nextFree(shift: readonly Courier[], free: ReadonlyMap<string, number>, weightG: number): Courier {
  const able = shift.filter((courier) => VEHICLES[courier.vehicle].capacityG >= weightG);
  return at(
    [...able].sort((a, b) => (free.get(a.id) ?? 0) - (free.get(b.id) ?? 0)),
    0,
  );
}

/** From the offer to the door, at the speed of the vehicle. */
function bring(sale: Sale, { courier, from }: { courier: Courier; from: Date }, chance: Chance): void {
  const tripMs = (distance(sale.stall.at, toPlane(sale.resident)) * DETOUR * SECOND) / VEHICLES[courier.vehicle].speedMps;
  let when = after(from, chance.int(8, 40) * SECOND);
  const wait = (ms: number) => (when = after(when, Math.round(ms)));
  accept(sale, courier.id, when);
  step(sale, 'TO_PICKUP', wait(chance.int(10, 60) * SECOND));
  step(sale, 'AT_PICKUP', wait(chance.int(60, 240) * SECOND));
  step(sale, 'PICKED_UP', wait(chance.int(40, 180) * SECOND));
  step(sale, 'TO_DROP', wait(chance.int(5, 30) * SECOND));
  step(sale, 'AT_DROP', wait(tripMs + chance.int(20, 60) * SECOND));
  deliver(sale, wait(chance.int(40, 150) * SECOND), chance.happens(0.75) ? sale.resident.name : `Keluarga ${at(sale.resident.name.split(' '), 0)}`);
}
