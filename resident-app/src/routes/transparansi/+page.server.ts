import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { villageOrChoice } from '#lib/server/village.ts';
import type { PageServerLoad } from './$types';

/** The board of the village that this visitor shops in. */
export const load: PageServerLoad = async (event) => {
  const { code } = await villageOrChoice(event);
  redirect(303, resolve('/transparansi/[village]', { village: code }));
};
