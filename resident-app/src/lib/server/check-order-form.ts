// From what was typed to what the hub takes, or to sentences at the fields. The hub decides in the end; this spares a round of guessing.
import type { MerchantView } from '@pitulungan/contracts/merchants';
import { MAX_ITEMS_PER_ORDER, MAX_QUANTITY, type OrderRequestInput } from '@pitulungan/contracts/orders';
import { normalisePhone } from '@pitulungan/contracts/phone';
import type { VillageMap } from '@pitulungan/contracts/villages';
import { readChoice } from '#lib/delivery-choice.ts';
import { inPageOrder, type FormProblem, type OrderForm, type Place } from '#lib/order-form.ts';
import type { Words } from '#lib/words/words.ts';
import { housePin } from './house-pin.ts';

const LONGEST = { name: 80, line: 160, patokan: 200, note: 300 } as const;

export interface Shop {
  stall: MerchantView;
  map: VillageMap;
}
type Checked = { ok: true; request: OrderRequestInput } | { ok: false; problems: FormProblem[] };
type Problems = Words['problems'];

function quantityProblems(form: OrderForm, stall: MerchantView, say: Problems): FormProblem[] {
  const chosen = stall.products.filter(({ id }) => id in form.quantities);
  if (chosen.length === 0) return [{ place: 'items', sentence: say.noItems }];
  if (chosen.length > MAX_ITEMS_PER_ORDER) return [{ place: 'items', sentence: say.tooManyItems(MAX_ITEMS_PER_ORDER) }];
  return chosen
    .filter(({ id }) => !/^\d{1,2}$/.test(form.quantities[id] ?? ''))
    .map(({ name }): FormProblem => ({ place: 'items', sentence: say.quantity(name, MAX_QUANTITY) }));
}

function textProblems(form: OrderForm, say: Problems): FormProblem[] {
  const wanted: [boolean, Place, string][] = [
    [form.name.trim() === '', 'name', say.name],
    [normalisePhone(form.phone) === undefined, 'phone', say.phone],
    [form.rt !== '' && !/^[1-9]\d?$/.test(form.rt.trim().replace(/^0/, '')), 'rt', say.rt],
    [form.patokan.trim() === '' && form.line.trim() === '', 'patokan', say.patokan],
    [form.payment !== 'cash' && form.payment !== 'qris', 'payment', say.payment],
  ];
  for (const field of ['name', 'line', 'patokan', 'note'] as const)
    wanted.push([form[field].trim().length > LONGEST[field], field, say.tooLong(LONGEST[field])]);
  return wanted.filter(([wrong]) => wrong).map(([, place, sentence]) => ({ place, sentence }));
}

const wholeOrNull = (text: string): number | null => (/^\d{1,2}$/.test(text.trim()) ? Number.parseInt(text, 10) : null);

export function checkOrderForm(form: OrderForm, { stall, map }: Shop, say: Problems): Checked {
  const pin = housePin(form, map);
  const delivery = readChoice(form.delivery);
  const problems = [...quantityProblems(form, stall, say), ...textProblems(form, say)];
  if (pin === null) problems.push({ place: 'rw', sentence: say.place });
  if (pin === null || problems.length > 0) return { ok: false, problems: inPageOrder(problems) };
  return {
    ok: true,
    request: {
      merchantId: stall.id,
      buyerName: form.name.trim(),
      buyerPhone: form.phone.trim(),
      address: { line: form.line.trim(), rt: wholeOrNull(form.rt), rw: wholeOrNull(form.rw), patokan: form.patokan.trim(), pin },
      items: stall.products
        .filter(({ id }) => id in form.quantities)
        .map(({ id }) => ({ productId: id, quantity: Number.parseInt(form.quantities[id] ?? '', 10) })),
      payment: form.payment === 'qris' ? 'qris' : 'cash',
      note: form.note.trim(),
      ...(delivery ? { delivery } : {}),
    },
  };
}
