// What a cashier chooses of the ways to pay, and whether it is complete.
import type { PayMethod } from '@pitulungan/contracts/refunds';

const MIN_REFERENCE = 4;
export const isReference = (typed: string): boolean => typed.trim().length >= MIN_REFERENCE;

export class MethodChoice {
  method = $state<PayMethod['method']>('cash');
  reference = $state('');
  #checked = $state(false);

  readonly isWrong = $derived.by(() => this.#checked && this.method === 'transfer' && !isReference(this.reference));

  /** null: the reference is missing, and the form says so from now on. */
  take(): PayMethod | null {
    this.#checked = true;
    if (this.method === 'cash') return { method: 'cash' };
    return isReference(this.reference) ? { method: 'transfer', reference: this.reference.trim() } : null;
  }
}
