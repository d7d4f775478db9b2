// Which village this visitor shops in: by its code (?desa=…, remembered in a cookie), or the only one there is.
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import type { VillageView } from '@pitulungan/contracts/villages';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { askHub } from './hub.ts';
import { valueOrErrorPage } from './show-problem.ts';

const COOKIE = 'desa';
const YEAR_S = 365 * 24 * 3600;

export async function villagesOf(event: RequestEvent): Promise<{ villages: VillageView[]; village: VillageView | null }> {
  const villages = valueOrErrorPage(await askHub(event, shopEndpoints.villages, {}), event.locals.language);
  const asked = event.url.searchParams.get('desa');
  const chosen = villages.find((one) => one.code === asked) ?? villages.find((one) => one.code === event.cookies.get(COOKIE));
  if (asked !== null && chosen?.code === asked) {
    event.cookies.set(COOKIE, asked, { path: '/warga', maxAge: YEAR_S, httpOnly: true, sameSite: 'lax', secure: event.url.protocol === 'https:' });
  }
  return { villages, village: chosen ?? (villages.length === 1 ? (villages[0] ?? null) : null) };
}

/** For pages that make no sense without a village: back to the choice. */
export async function villageOrChoice(event: RequestEvent): Promise<VillageView> {
  const { village } = await villagesOf(event);
  return village ?? redirect(303, resolve('/'));
}
