// Whom or what a voucher means by an id: whoever decides about it must read a name.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { VoucherEvent } from '@pitulungan/contracts/vouchers';
import { callEndpoint } from '@pitulungan/ui/api';
import { isId, readSubs, subName } from './subs.svelte.ts';

/** "S-12, Fajar", a stall's name; null when there is nothing to name, or nobody knows. */
export async function nameBehind(event: VoucherEvent): Promise<string | null> {
  if ('depositId' in event) return depositName(event.depositId);
  if (event.kind !== 'RECEIVABLE_PAID' || !isId(event.sub)) return null;
  const answer = await readSubs(event.account, { all: true });
  const found = answer.ok ? answer.value.find(({ sub }) => sub === event.sub) : undefined;
  return found ? subName(found) : null;
}

async function depositName(id: string): Promise<string | null> {
  const answer = await callEndpoint(endpoints.listDeposits, {}, { attempts: 2 });
  const found = answer.ok ? answer.value.find((deposit) => deposit.id === id) : undefined;
  return found ? `${found.code}, ${found.courierName}` : null;
}
