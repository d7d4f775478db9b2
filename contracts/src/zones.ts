// A zone is a part of a village that is planned by itself: the RWs whose houses it serves. One zone of each village has no
// list and takes everything else.
import { z } from 'zod';
import { ZoneId } from './ids.ts';

/** auto: the planner offers; suggest: it shows what it would do and offers nothing; manual: only the dispatcher acts */
export const ZONE_MODES = ['auto', 'suggest', 'manual'] as const;
export const ZoneMode = z.enum(ZONE_MODES);
export type ZoneMode = z.infer<typeof ZoneMode>;

/** straight: there is nothing to look distances up in; fallback: there is a routing server, and it does not answer now */
export const TRAVEL_SOURCES = ['straight', 'streets', 'server', 'fallback'] as const;
export const TravelSource = z.enum(TRAVEL_SOURCES);
export type TravelSource = z.infer<typeof TravelSource>;

export const Rws = z.array(z.int().min(1).max(99)).min(1).max(99);
export const ZoneName = z.string().trim().min(1).max(40);

export const ZoneView = z.strictObject({
  id: ZoneId,
  name: z.string(),
  /** Growing; empty: everything that no other zone serves */
  rws: z.array(z.int()),
  mode: ZoneMode,
  /** Where its distances came from when it was planned last */
  travel: TravelSource,
  version: z.int(),
});
export type ZoneView = z.infer<typeof ZoneView>;
