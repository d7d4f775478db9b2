// Fill in → check → send, as plain form posts. The idempotency key is made when the order is shown for checking, so sending twice is one order.
import { fail, redirect } from '@sveltejs/kit';
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import { IdempotencyKey } from '@pitulungan/contracts/endpoints/endpoint';
import { resolve } from '$app/paths';
import { emptyForm } from '#lib/order-form.ts';
import { checkOrderForm } from '#lib/server/check-order-form.ts';
import { rwsOf } from '#lib/server/house-pin.ts';
import { askHub } from '#lib/server/hub.ts';
import { aboutDelivery, mayHaveArrived, orderProblems } from '#lib/server/order-refusal.ts';
import { readOrderForm } from '#lib/server/read-order-form.ts';
import { slotsFor } from '#lib/server/slots.ts';
import { stallOrErrorPage } from '#lib/server/stall.ts';
import { feeTold } from '#lib/trip-fee.ts';
import { words } from '#lib/words/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { village, stall, map } = await stallOrErrorPage(event, event.params.stall);
  return { villageName: village.name, villageCode: village.code, demo: village.demo, stall, rws: rwsOf(map), now: Date.now(), blank: emptyForm() };
};

export const actions: Actions = {
  tinjau: async (event) => {
    const shop = await stallOrErrorPage(event, event.params.stall);
    const values = readOrderForm(await event.request.formData(), shop.stall);
    const checked = checkOrderForm(values, shop, words[event.locals.language].problems);
    if (!checked.ok) return fail(422, { step: 'isi' as const, values, problems: checked.problems });
    return { step: 'periksa' as const, values, problems: [], key: crypto.randomUUID(), slots: await slotsFor(event, shop.village.code, values) };
  },

  ubah: async (event) => {
    const { stall } = await stallOrErrorPage(event, event.params.stall);
    return { step: 'isi' as const, values: readOrderForm(await event.request.formData(), stall), problems: [] };
  },

  kirim: async (event) => {
    const { language } = event.locals;
    const shop = await stallOrErrorPage(event, event.params.stall);
    const posted = await event.request.formData();
    const values = readOrderForm(posted, shop.stall);
    const key = IdempotencyKey.safeParse(posted.get('key'));
    const checked = checkOrderForm(values, shop, words[language].problems);
    if (!checked.ok || !key.success) return fail(422, { step: 'isi' as const, values, problems: checked.ok ? [] : checked.problems });
    const fee = feeTold(posted, values.delivery);
    const body = { ...checked.request, ...(fee === undefined ? {} : { fee }) };
    const answer = await askHub(event, shopEndpoints.orderFromStall, { params: { village: shop.village.code }, body, key: key.data });
    if (answer.ok) redirect(303, resolve('/lacak/[token]', { token: answer.value.trackingToken }));
    const problems = orderProblems(answer.problem, language);
    const again = mayHaveArrived(answer.problem) || aboutDelivery(answer.problem);
    if (again)
      return fail(answer.problem.status, {
        step: 'periksa' as const,
        values,
        problems,
        key: key.data,
        slots: await slotsFor(event, shop.village.code, values),
      });
    return fail(answer.problem.status, { step: 'isi' as const, values, problems });
  },
};
