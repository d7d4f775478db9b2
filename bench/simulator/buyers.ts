// Residents who order: fictional names, and houses along the village's own streets.
import type { OrderRequestInput } from '@pitulungan/contracts/orders';
import type { LatLng } from '@pitulungan/contracts/place';
import { gapM } from './plane.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

const NAMES = [
  'Bu Sri',
  'Pak Joko',
  'Mbak Wulan',
  'Mas Dwi',
  'Bu Yanti',
  'Pak Harto',
  'Bu Ningsih',
  'Mas Eko',
  'Mbak Lestari',
  'Pak Gatot',
  'Bu Endang',
  'Mas Arif',
];
const PATOKAN = [
  'pagar hijau',
  'sebelah mushola',
  'depan warung kopi',
  'rumah cat biru',
  'dekat pos kamling',
  'gang buntu, paling ujung',
  'ada pohon mangga',
  'samping bengkel',
];
/** Houses stand this far from the middle of the street. */
const FROM_STREET_M = 12;

export type Buyer = Pick<OrderRequestInput, 'buyerName' | 'buyerPhone' | 'address'>;

/** The same resident number is the same house and name in every run with the same seed. */
export function buyerOf(world: World, residentNumber: number, phone: string): Buyer {
  const random = world.random.fork(`resident-${residentNumber}`);
  const near = world.arrivals ? centreOf(world, residentNumber) : null;
  const pin = houseOf(world, random, near?.pin ?? null);
  return {
    buyerName: `${random.pick(NAMES)} (contoh)`,
    buyerPhone: phone,
    address: {
      line: `Gg. Contoh no. ${random.whole(1, 60)}`,
      rt: near?.rt ?? random.whole(1, 5),
      rw: rwAt(world, near?.pin ?? pin),
      patokan: random.pick(PATOKAN),
      pin,
    },
  };
}

/** So many RTs order on a day with slots: neighbours, not the whole village. */
const RT_COUNT = 12;
const RT_RADIUS_M = 90;

/** The middle of the RT in which a resident lives on such a day. */
function centreOf(world: World, residentNumber: number): { rt: number; pin: LatLng } | null {
  const { nodes, plane } = world.streets;
  if (nodes.length === 0) return null;
  const n = residentNumber % RT_COUNT;
  return { rt: 1 + (n % 6), pin: plane.toPin(world.random.fork(`rt-${n}`).pick(nodes)) };
}

function houseOf(world: World, random: Random, near: LatLng | null): LatLng {
  const { nodes, plane } = world.streets;
  if (nodes.length === 0) return world.map.center;
  const centre = near && plane.toPoint(near);
  const node = random.pick(centre ? nodes.filter((each) => gapM(each, centre) <= RT_RADIUS_M) : nodes);
  return plane.toPin({ x: node.x + random.between(-FROM_STREET_M, FROM_STREET_M), y: node.y + random.between(-FROM_STREET_M, FROM_STREET_M) });
}

const rwAt = (world: World, pin: LatLng): number | null => world.map.cells.find((cell) => inRing(cell.ring, pin))?.rw ?? null;

/** Even-odd rule; the ring is [lng, lat]. */
function inRing(ring: readonly (readonly [number, number])[], pin: LatLng): boolean {
  let inside = false;
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring[(i + ring.length - 1) % ring.length] as [number, number];
    if (y > pin.lat !== py > pin.lat && pin.lng < ((px - x) * (pin.lat - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}
