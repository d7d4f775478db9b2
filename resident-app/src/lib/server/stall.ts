// A stall with the map of its village, or the page that says there is none.
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import type { VillageView } from '@pitulungan/contracts/villages';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Shop } from './check-order-form.ts';
import { askHub } from './hub.ts';
import { valueOrErrorPage } from './show-problem.ts';
import { villageOrChoice } from './village.ts';

export async function stallOrErrorPage(event: RequestEvent, stallId: string): Promise<Shop & { village: VillageView }> {
  const { language } = event.locals;
  const village = await villageOrChoice(event);
  const params = { village: village.code };
  const [stalls, map] = await Promise.all([askHub(event, shopEndpoints.stalls, { params }), askHub(event, shopEndpoints.villageMap, { params })]);
  const stall = valueOrErrorPage(stalls, language).find(({ id }) => id === stallId);
  if (stall === undefined) error(404, 'stall', { fault: null });
  return { village, stall, map: valueOrErrorPage(map, language) };
}
