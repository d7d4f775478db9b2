import { z } from 'zod';
import { VillageId } from './ids.ts';
import { LatLng } from './place.ts';

/** Kepmendagri code, e.g. 35.15.18.2014: other villages share the name Janti, none shares the code. */
export const VillageCode = z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/);
export type VillageCode = z.infer<typeof VillageCode>;

export const Ring = z.array(z.tuple([z.number(), z.number()])).min(4);
export const Outline = z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) });
export type Outline = z.infer<typeof Outline>;

/** What the map draws under the data. GeoJSON order: [lng, lat]. */
export const VillageMap = z.strictObject({
  center: LatLng,
  outline: Outline,
  /** Generated example streets and RW cells are marked so; imported outlines are not */
  generated: z.boolean(),
  streets: z.array(z.strictObject({ name: z.string(), kind: z.enum(['main', 'street', 'lane', 'path']), line: z.array(z.tuple([z.number(), z.number()])) })),
  cells: z.array(z.strictObject({ rw: z.int(), ring: Ring })),
  landmarks: z.array(z.strictObject({ name: z.string(), pin: LatLng })),
});
export type VillageMap = z.infer<typeof VillageMap>;

export const VillageView = z.strictObject({
  id: VillageId,
  code: VillageCode,
  name: z.string(),
  district: z.string(),
  enterprise: z.string(),
  /** Everything in it is fictional: screens carry "DATA CONTOH, semua orang fiktif", phone numbers are no links */
  demo: z.boolean(),
});
export type VillageView = z.infer<typeof VillageView>;
