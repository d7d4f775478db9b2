// A merchant's own page, or the way in: sign-in and sign-out are plain form posts, the hub's cookie does the rest.
import { fail, redirect } from '@sveltejs/kit';
import { IdempotencyKey } from '@pitulungan/contracts/endpoints/endpoint';
import { orderEndpoints } from '@pitulungan/contracts/endpoints/orders';
import { reportEndpoints } from '@pitulungan/contracts/endpoints/reports';
import { sessionEndpoints } from '@pitulungan/contracts/endpoints/session';
import { OrderId } from '@pitulungan/contracts/ids';
import { normalisePhone } from '@pitulungan/contracts/phone';
import { resolve } from '$app/paths';
import { askHub } from '#lib/server/hub.ts';
import { asSignedIn } from '#lib/server/merchant.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import { words } from '#lib/words/words.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST = 80;
const SHORTEST_PIN = 4;
const SHORTEST_REFERENCE = 4;
const LONGEST_REFERENCE = 60;

export const load: PageServerLoad = async (event) => {
  const answer = await askHub(asSignedIn(event), reportEndpoints.ownFigures, {});
  const status = answer.ok ? 200 : answer.problem.status;
  if (status === 401) return { state: 'out' as const };
  if (status === 403 || status === 404) return { state: 'foreign' as const };
  const figures = valueOrErrorPage(answer, event.locals.language);
  const { village } = valueOrErrorPage(await askHub(asSignedIn(event), sessionEndpoints.currentSession, {}), event.locals.language);
  const payments = valueOrErrorPage(await askHub(asSignedIn(event), orderEndpoints.ownPayments, {}), event.locals.language);
  const keys = Object.fromEntries(payments.map(({ id }) => [id, crypto.randomUUID()]));
  const confirmed = /^J-\d+$/.exec(event.url.searchParams.get('diterima') ?? '')?.[0] ?? null;
  return { state: 'in' as const, figures, payments, keys, confirmed, now: new Date().toISOString(), villageName: village.name, demo: village.demo };
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

  terima: async (event) => {
    const { language } = event.locals;
    const posted = await event.request.formData();
    const [order, key] = [OrderId.safeParse(posted.get('pesanan')), IdempotencyKey.safeParse(posted.get('key'))];
    if (!order.success || !key.success) redirect(303, resolve('/lapak-saya'));
    const orderId = order.data;
    const [reference, code] = [typed(posted, `nomor-${orderId}`), typed(posted, 'kode')];
    if (reference.length < SHORTEST_REFERENCE || reference.length > LONGEST_REFERENCE)
      return fail(422, { tried: { orderId, reference, sentence: words[language].own.payments.wrong, key: key.data } });
    const request = { params: { orderId }, body: { reference }, key: key.data };
    const answer = await askHub(asSignedIn(event), orderEndpoints.confirmOwnQris, request);
    if (answer.ok) redirect(303, `${resolve('/lapak-saya')}?diterima=${encodeURIComponent(code)}`);
    const { problem } = answer;
    const sentence = problem.code === null && problem.fault === null ? words[language].problems.unreachable : problem.sentence[language];
    // the same key only when the hub may have heard it already
    return fail(problem.status, { tried: { orderId, reference, sentence, key: problem.status >= 500 ? key.data : crypto.randomUUID() } });
  },

  keluar: async (event) => {
    await askHub(asSignedIn(event), sessionEndpoints.signOut, { key: crypto.randomUUID() });
    redirect(303, resolve('/lapak-saya'));
  },
};
