// Incentives of couriers, paid in runs by two people, and what people owe BUMDes.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierMoney, DebtView, WageView } from '@pitulungan/contracts/payouts';
import { callEndpoint } from '@pitulungan/ui/api';
import { Fetched } from './fetched.svelte.ts';
import { MoneyAct } from './money-act.svelte.ts';

const TWICE = { attempts: 2 } as const;

export class Wages {
  readonly couriers = new Fetched<readonly CourierMoney[]>(() => callEndpoint(endpoints.courierMoney, {}, TWICE));
  readonly list = new Fetched<readonly WageView[]>(() => callEndpoint(endpoints.listWages, {}, TWICE));
  readonly debts = new Fetched<readonly DebtView[]>(() => callEndpoint(endpoints.listDebts, {}, TWICE));
  readonly act = new MoneyAct<'prepare' | 'pay' | 'withdraw' | 'repay'>(() => this.load());

  readonly failure = $derived.by(() => this.couriers.failure ?? this.list.failure ?? this.debts.failure);
  readonly loaded = $derived.by(() => this.couriers.value !== null && this.list.value !== null && this.debts.value !== null);
  /** Of the next run: owed, and not prepared yet */
  readonly next = $derived.by(() => (this.couriers.value ?? []).filter(({ incentiveDue, openWage }) => incentiveDue !== '0' && openWage === null));
  readonly nextTotal = $derived.by(() => this.next.reduce((sum, { incentiveDue }) => sum + BigInt(incentiveDue), 0n));
  readonly waiting = $derived.by(() => (this.list.value ?? []).filter(({ status }) => status === 'PREPARED'));
  readonly ended = $derived.by(() => (this.list.value ?? []).filter(({ status }) => status !== 'PREPARED'));

  load(): void {
    void this.couriers.load();
    void this.list.load();
    void this.debts.load();
  }
}
