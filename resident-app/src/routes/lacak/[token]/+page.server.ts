// One order by the token of its link. The two things a buyer may do have a step of their own (?langkah=…), which never reloads by itself.
import { fail, redirect } from '@sveltejs/kit';
import { IdempotencyKey } from '@pitulungan/contracts/endpoints/endpoint';
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import { resolve } from '$app/paths';
import { askHub, type Problem } from '#lib/server/hub.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import { mayNameReference } from '#lib/tracking-page.ts';
import { words, type Language } from '#lib/words/words.ts';
import type { Actions, PageServerLoad } from './$types';

type Step = 'batal' | 'bayar';
const LONGEST_TYPED = 80;

export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const view = valueOrErrorPage(await askHub(event, shopEndpoints.tracking, { params: { token } }), event.locals.language);
  const asked = event.url.searchParams.get('langkah');
  const step: Step | null = asked === 'batal' && view.mayCancel ? 'batal' : asked === 'bayar' && mayNameReference(view) ? 'bayar' : null;
  if (asked !== null && step === null && event.request.method === 'GET') redirect(303, resolve('/lacak/[token]', { token }));
  return {
    view,
    token,
    step,
    key: crypto.randomUUID(),
    now: new Date().toISOString(),
    reloads: event.url.searchParams.get('otomatis') !== '0',
    villageName: view.village,
    demo: view.demo,
  };
};

/** The same key only when the hub may have heard it already; a refusal changed nothing, so what comes next is a new intent. */
function again(problem: Problem, language: Language, tried: { step: Step; key: string; reference: string }) {
  const { step, key, reference } = tried;
  const sentence =
    problem.code === null && problem.fault === null ? words[language].problems.unreachable : (Object.values(problem.fields)[0] ?? problem.sentence[language]);
  return fail(problem.status, { step, sentence, reference, key: problem.status >= 500 ? key : crypto.randomUUID() });
}

const keyIn = (posted: FormData): string => IdempotencyKey.safeParse(posted.get('key')).data ?? crypto.randomUUID();

export const actions: Actions = {
  batal: async (event) => {
    const key = keyIn(await event.request.formData());
    const answer = await askHub(event, shopEndpoints.cancelByResident, { params: event.params, key });
    if (!answer.ok) return again(answer.problem, event.locals.language, { step: 'batal', key, reference: '' });
    redirect(303, resolve('/lacak/[token]', event.params));
  },

  bayar: async (event) => {
    const { language } = event.locals;
    const posted = await event.request.formData();
    const typed = posted.get('nomor');
    const reference = typeof typed === 'string' ? typed.trim().slice(0, LONGEST_TYPED) : '';
    const key = keyIn(posted);
    if (reference.length < 4 || reference.length > 60)
      return fail(422, { step: 'bayar' as const, sentence: words[language].tracking.proof.wrong, reference, key });
    const answer = await askHub(event, shopEndpoints.sendProof, { params: event.params, body: { reference }, key });
    if (!answer.ok) return again(answer.problem, language, { step: 'bayar', key, reference });
    redirect(303, resolve('/lacak/[token]', event.params));
  },
};
