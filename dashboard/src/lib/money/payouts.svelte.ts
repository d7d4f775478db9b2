// What stalls are owed, and its payment by two people. A transfer that the bank has not answered is a state of its own.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { PayoutId } from '@pitulungan/contracts/ids';
import type { MerchantMoney, PayoutView } from '@pitulungan/contracts/payouts';
import { callEndpoint } from '@pitulungan/ui/api';
import { Fetched } from './fetched.svelte.ts';
import { MoneyAct } from './money-act.svelte.ts';

export type PayoutActName = 'prepare' | 'pay' | 'reconcile' | 'withdraw' | 'qris';

const ENDED = new Set<PayoutView['status']>(['PAID', 'WITHDRAWN']);

export class StallPayouts {
  readonly stalls = new Fetched<readonly MerchantMoney[]>(() => callEndpoint(endpoints.merchantMoney, {}, { attempts: 2 }));
  readonly list = new Fetched<readonly PayoutView[]>(() => callEndpoint(endpoints.listPayouts, { query: {} }, { attempts: 2 }));
  readonly act = new MoneyAct<PayoutActName>(() => this.load());

  readonly failure = $derived.by(() => this.stalls.failure ?? this.list.failure);
  /** Waiting for somebody; those that the bank has not answered first */
  readonly waiting = $derived.by(() =>
    (this.list.value ?? [])
      .filter(({ status }) => !ENDED.has(status))
      .sort((a, b) => Number(b.status === 'SENT_UNKNOWN') - Number(a.status === 'SENT_UNKNOWN')),
  );
  readonly ended = $derived.by(() => (this.list.value ?? []).filter(({ status }) => ENDED.has(status)));
  /** Stalls that BUMDes owes something, owes it, or who have sold what is not settled; the others behind a fold */
  readonly active = $derived.by(() => (this.stalls.value ?? []).filter(hasMoney));
  readonly idle = $derived.by(() => (this.stalls.value ?? []).filter((stall) => !hasMoney(stall)));

  load(): void {
    void this.stalls.load();
    void this.list.load();
  }
}

const hasMoney = ({ payable, commissionDue, materialDue, pending, openPayout }: MerchantMoney): boolean =>
  [payable, commissionDue, materialDue, pending].some((amount) => amount !== '0') || openPayout !== null;

type Statement = ResponseOf<typeof endpoints.payoutStatement>;

/** One payout with the journals that its sum is made of. */
export const payoutStatement = (payoutId: () => string): Fetched<Statement> =>
  new Fetched(() => callEndpoint(endpoints.payoutStatement, { params: { payoutId: payoutId() as PayoutId } }, { attempts: 2 }));
