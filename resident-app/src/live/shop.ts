// What a script adds to the shop's pages; each works without it.
import { keepDraft } from './draft.ts';
import { offerPin } from './pin-field.ts';
import { offerQuantities, showTotal } from './quantities.ts';
import { listRecent } from './recent-list.ts';
import { sendOnce } from './send-once.ts';

const orderForm = document.querySelector<HTMLFormElement>('[data-order-form]');
if (orderForm) {
  keepDraft(orderForm);
  offerQuantities(orderForm);
  showTotal(orderForm);
  offerPin(orderForm);
}
for (const form of document.querySelectorAll<HTMLFormElement>('[data-send-once]')) sendOnce(form);
listRecent();
document.querySelector<HTMLElement>('[data-focus-first]')?.focus();
