// QRIS payments that wait for somebody who can see the provider's list.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { callEndpoint, newKey, type Answer, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from './intent.ts';

export type PendingPayment = ResponseOf<typeof endpoints.pendingPayments>[number];
export type PaymentAction = { orderId: string; what: 'verify' | 'reject' };

const REFRESH_PAUSE_MS = 700;

export class Payments {
  pending = $state.raw<readonly PendingPayment[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  action = $state.raw<PaymentAction | null>(null);
  working = $state(false);
  actionFailure = $state.raw<Failure | null>(null);
  /** The last decision, to say so */
  decided = $state.raw<{ code: string; what: 'verify' | 'reject' } | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #intent: Intent | null = null;

  async load(): Promise<void> {
    const answer = await callEndpoint(endpoints.pendingPayments, {}, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.pending = answer.value;
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  open(action: PaymentAction | null): void {
    this.action = action;
    this.actionFailure = null;
    this.decided = null;
  }

  verify(payment: PendingPayment, reference: string): Promise<boolean> {
    const request = { params: { orderId: payment.id }, body: { reference: reference.trim() } };
    return this.#decide(payment, 'verify', { content: request, call: (key) => callEndpoint(endpoints.verifyPayment, request, { key, attempts: 3 }) });
  }

  reject(payment: PendingPayment, reason: string): Promise<boolean> {
    const request = { params: { orderId: payment.id }, body: { reason: reason.trim() } };
    return this.#decide(payment, 'reject', { content: request, call: (key) => callEndpoint(endpoints.rejectPayment, request, { key, attempts: 3 }) });
  }

  async #decide(
    payment: PendingPayment,
    what: 'verify' | 'reject',
    { content, call }: { content: unknown; call: (key: string) => Promise<Answer<{ ok: true }>> },
  ): Promise<boolean> {
    if (this.working) return false;
    this.#intent = intentFor(this.#intent, `${what} ${JSON.stringify(content)}`, newKey);
    this.working = true;
    const answer = await call(this.#intent.key);
    this.working = false;
    this.actionFailure = answer.ok ? null : answer;
    if (!answer.ok && answer.kind !== 'refusal') return false;
    this.refreshSoon();
    if (!answer.ok) return false;
    this.#intent = null;
    this.action = null;
    this.decided = { code: payment.code, what };
    this.pending = (this.pending ?? []).filter(({ id }) => id !== payment.id);
    return true;
  }
}
