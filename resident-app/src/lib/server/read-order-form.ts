// The posted fields as the order form's own shape; anything else that was posted is ignored.
import type { MerchantView } from '@pitulungan/contracts/merchants';
import { emptyForm, QUANTITY_PREFIX, TEXT_FIELDS, type OrderForm } from '#lib/order-form.ts';

const LONGEST_FIELD = 400; // longer than any field may be, so that "too long" can still be said about what was typed

const textOf = (posted: FormData, name: string): string => {
  const value = posted.get(name);
  return typeof value === 'string' ? value.slice(0, LONGEST_FIELD) : '';
};

export function readOrderForm(posted: FormData, stall: MerchantView): OrderForm {
  const form = emptyForm();
  for (const field of TEXT_FIELDS) form[field] = textOf(posted, field);
  for (const { id } of stall.products) {
    const quantity = textOf(posted, QUANTITY_PREFIX + id).trim();
    if (quantity !== '' && !/^0+$/.test(quantity)) form.quantities[id] = quantity;
  }
  return form;
}
