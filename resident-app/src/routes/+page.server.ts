import { fail, redirect } from '@sveltejs/kit';
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import { resolve } from '$app/paths';
import { askHub } from '#lib/server/hub.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import { villagesOf } from '#lib/server/village.ts';
import type { Actions, PageServerLoad } from './$types';

/** A token alone, or a whole link that ends in one. */
const TOKEN = /(?:^|\/lacak\/)([\w-]{16,64})(?:[/?#]|$)/;

export const load: PageServerLoad = async (event) => {
  const { villages, village } = await villagesOf(event);
  if (village === null) return { villages, village: null, stalls: [] };
  const stalls = valueOrErrorPage(await askHub(event, shopEndpoints.stalls, { params: { village: village.code } }), event.locals.language);
  return { villages, village, stalls, villageName: village.name, demo: village.demo };
};

export const actions: Actions = {
  lacak: async ({ request }) => {
    const pasted = (await request.formData()).get('tautan');
    const link = typeof pasted === 'string' ? pasted.trim().slice(0, 300) : '';
    const token = TOKEN.exec(link)?.[1];
    if (token === undefined) return fail(422, { link });
    redirect(303, resolve('/lacak/[token]', { token }));
  },
};
