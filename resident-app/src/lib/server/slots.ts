// The coming slots for the address that was typed: who rides already, and what it costs.
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import type { SlotsView } from '@pitulungan/contracts/slots';
import type { OrderForm } from '#lib/order-form.ts';
import { askHub } from './hub.ts';

const areaOf = (text: string): string | undefined => (/^\d{1,2}$/.test(text.trim()) && Number(text) > 0 ? text.trim() : undefined);

/** null: the hub did not say; the order then rides in the next open slot. */
export async function slotsFor(caller: Parameters<typeof askHub>[0], village: string, form: OrderForm): Promise<SlotsView | null> {
  const [rt, rw] = [areaOf(form.rt), areaOf(form.rw)];
  const answer = await askHub(caller, shopEndpoints.slots, { params: { village }, query: { ...(rt ? { rt } : {}), ...(rw ? { rw } : {}) } });
  return answer.ok ? answer.value : null;
}
