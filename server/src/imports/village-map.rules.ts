// What of a village's map stays when its outline is replaced: the streets and RW cells that lie inside the new one.
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Outline, VillageMap } from '@pitulungan/contracts/villages';
import { centerOf } from './outline-area.rules.ts';

type Street = VillageMap['streets'][number];

export interface Kept {
  map: VillageMap;
  streets: { kept: number; dropped: number };
  cells: { kept: number; dropped: number };
}

/** RW cells stay only together: a village that is half divided would be read as whole. Streets stay as one connected network. */
export function withOutline(map: VillageMap, outline: Outline): Kept {
  const isInside = (place: readonly [number, number]) => booleanPointInPolygon([...place], outline);
  const streets = largestNetwork(map.streets.filter(({ line }) => line.every(isInside)));
  const cells = map.cells.every(({ ring }) => ring.every(isInside)) ? map.cells : [];
  const landmarks = map.landmarks.filter(({ pin }) => isInside([pin.lng, pin.lat]));
  return {
    map: { center: centerOf(outline), outline, generated: false, streets, cells, landmarks },
    streets: { kept: streets.length, dropped: map.streets.length - streets.length },
    cells: { kept: cells.length, dropped: map.cells.length - cells.length },
  };
}

function largestNetwork(streets: readonly Street[]): Street[] {
  const networks: { corners: Set<string>; streets: Street[] }[] = [];
  for (const street of streets) {
    const corners = street.line.map(String);
    const met = networks.filter((network) => corners.some((corner) => network.corners.has(corner)));
    const merged = {
      corners: new Set([...corners, ...met.flatMap((network) => [...network.corners])]),
      streets: [...met.flatMap((network) => network.streets), street],
    };
    networks.splice(0, networks.length, ...networks.filter((network) => !met.includes(network)), merged);
  }
  const largest = networks.reduce<Street[]>((best, network) => (network.streets.length > best.length ? network.streets : best), []);
  return streets.filter((street) => largest.includes(street));
}
