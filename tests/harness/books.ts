// The books at hand: the clerks, months that pass, and a lock by two people.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PeriodView } from '@pitulungan/contracts/books';
import type { VoucherEvent, VoucherView } from '@pitulungan/contracts/vouchers';
import type { Person } from './person.ts';
import type { TestHub } from './test-hub.ts';

export const DAY_MS = 86_400_000;

export interface Clerks {
  manager: Person;
  cashier: Person;
}
export const clerks = async (hub: TestHub): Promise<Clerks> => ({ manager: await hub.signIn('manager'), cashier: await hub.signIn('cashier') });

/** Moves the clock to an instant and lets the night's alarms ring: the periods that the new day needs are opened. */
export async function goTo(hub: TestHub, instant: string): Promise<void> {
  await hub.advance(Date.parse(instant) - hub.clock.now());
}

export const voucher = (person: Person, event: VoucherEvent, more: { date?: string; memo?: string; late?: boolean } = {}): Promise<VoucherView> =>
  person.act(endpoints.makeVoucher, { body: { date: '2026-11-24', memo: 'bukti kas', attachment: 'map 3/12', ...more, event } });

/** The manager reckons, the cashier confirms. */
export async function lockMonth({ manager, cashier }: Clerks, month: string): Promise<PeriodView> {
  const { hashes } = await manager.act(endpoints.computePeriod, { params: { month }, body: { withoutTax: true } });
  if (!hashes) throw new Error(`${month} was not reckoned`);
  return cashier.act(endpoints.lockPeriod, { params: { month }, body: hashes });
}

export const EXPENSE = (amount: string): VoucherEvent => ({ kind: 'EXPENSE', account: '6.1.04.01', amount, from: '1.1.01.01' });
export const CAPITAL = (sp2d: string, amount: string): VoucherEvent => ({ kind: 'VILLAGE_CAPITAL', sp2d, amount, into: '1.1.01.04' });
