// A merchant's own page, or the way in: sign-in and sign-out are plain form posts, the hub's cookie does the rest.
import { fail, redirect } from '@sveltejs/kit';
import { reportEndpoints } from '@pitulungan/contracts/endpoints/reports';
import { sessionEndpoints } from '@pitulungan/contracts/endpoints/session';
import { normalisePhone } from '@pitulungan/contracts/phone';
import { resolve } from '$app/paths';
import { askHub } from '#lib/server/hub.ts';
import { asSignedIn } from '#lib/server/merchant.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import { words } from '#lib/words/words.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST = 40;
const SHORTEST_PIN = 4;

export const load: PageServerLoad = async (event) => {
  const answer = await askHub(asSignedIn(event), reportEndpoints.ownFigures, {});
  const status = answer.ok ? 200 : answer.problem.status;
  if (status === 401) return { state: 'out' as const };
  if (status === 403 || status === 404) return { state: 'foreign' as const };
  const figures = valueOrErrorPage(answer, event.locals.language);
  const { village } = valueOrErrorPage(await askHub(asSignedIn(event), sessionEndpoints.currentSession, {}), event.locals.language);
  return { state: 'in' as const, figures, now: new Date().toISOString(), villageName: village.name, demo: village.demo };
};

const typed = (posted: FormData, name: string): string => {
  const value = posted.get(name);
  return typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';
};

export const actions: Actions = {
  masuk: async (event) => {
    const say = words[event.locals.language].own;
    const posted = await event.request.formData();
    const [phone, secret] = [typed(posted, 'hp'), typed(posted, 'pin')];
    const problems = [
      ...(normalisePhone(phone) ? [] : [{ place: 'hp', sentence: say.phoneWrong }]),
      ...(secret.length < SHORTEST_PIN ? [{ place: 'pin', sentence: say.pinWrong }] : []),
    ];
    if (problems.length > 0) return fail(422, { phone, problems });
    const answer = await askHub(asSignedIn(event), sessionEndpoints.signIn, { body: { phone, secret }, key: crypto.randomUUID() });
    if (!answer.ok) return fail(answer.problem.status, { phone, problems: [{ place: 'form', sentence: answer.problem.sentence[event.locals.language] }] });
    redirect(303, resolve('/lapak-saya'));
  },

  keluar: async (event) => {
    await askHub(asSignedIn(event), sessionEndpoints.signOut, { key: crypto.randomUUID() });
    redirect(303, resolve('/lapak-saya'));
  },
};
