// Where: WGS 84 degrees, and the address as residents say it: RT/RW and a landmark (patokan).
import { z } from 'zod';

export const LatLng = z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export type LatLng = z.infer<typeof LatLng>;

export const Address = z.strictObject({
  /** Street and house, e.g. "Gg. Melati III no. 12"; may be empty: patokan and RT/RW are enough */
  line: z.string().trim().max(160),
  rt: z.int().min(1).max(99).nullable(),
  rw: z.int().min(1).max(99).nullable(),
  patokan: z.string().trim().max(200),
  pin: LatLng,
});
export type Address = z.infer<typeof Address>;

const EARTH_RADIUS_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Great-circle distance in metres (haversine on the mean Earth radius). */
export function distanceM(a: LatLng, b: LatLng): number {
  const s = Math.sin(((b.lat - a.lat) * RAD) / 2) ** 2 + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(((b.lng - a.lng) * RAD) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, s)));
}
