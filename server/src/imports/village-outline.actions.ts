// Replaces the outline of a village by one from the operator's own file, and says what of the old map stayed.
import type { VillageCode } from '@pitulungan/contracts/villages';
import type { Context } from '../context.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, perform, systemActor } from '../platform/perform.ts';
import { areaM2 } from './outline-area.rules.ts';
import { type OutlineRefusal, REFUSED } from './outline-refusals.rules.ts';
import { type Kept, withOutline } from './village-map.rules.ts';
import { readOutline } from './village-outline.rules.ts';
import { codesOfVillages, saveMap, villageOnMap } from './village-outline.store.ts';

export interface Replaced extends Omit<Kept, 'map'> {
  name: string;
  areaM2: number;
}

type Wanted = { document: unknown; code: VillageCode; name: string | undefined };

export async function replaceOutline(
  ctx: Pick<Context, 'db' | 'clock' | 'views'>,
  wanted: Wanted,
): Promise<{ ok: true; value: Replaced } | { ok: false; refusal: OutlineRefusal }> {
  const village = await villageOnMap(ctx.db, wanted.code);
  if (!village) return { ok: false, refusal: REFUSED.unknownVillage(wanted.code, await codesOfVillages(ctx.db)) };
  const outline = readOutline(wanted.document, { code: wanted.code, near: village.map.center });
  if (!outline.ok) return outline;
  const done = await perform<Replaced>(ctx, { actor: systemActor(village.id), key: null, name: 'replaceOutline' }, async (tx) => {
    const known = await villageOnMap(tx, wanted.code);
    invariant(known, 'the village was there a moment ago');
    const { map, ...rest } = withOutline(known.map, outline.value);
    const name = wanted.name ?? known.name;
    await saveMap(tx, known.id, { map, name });
    return decided({ name, areaM2: areaM2(outline.value.coordinates), ...rest }, [{ type: 'village.outline_replaced', touched: {} }]);
  });
  invariant(done.ok, 'replacing an outline is never refused inside');
  return done;
}
