// What the dispatcher is doing: one act at a time, with its key, its failure in words, and the way back where there is one.
import type { Answer } from '@pitulungan/ui/api';
import { newKey, type Failure } from '@pitulungan/ui/api';
import type { WishSaid } from './job-wishes.ts';
import type { Said as OrderSaid } from './order-acts.ts';
import type { ArrangedSaid } from './stop-acts.ts';

/** What the undo bar says */
export type Said = OrderSaid | WishSaid | ArrangedSaid;
type Call = (key: string) => Promise<Answer<unknown>>;

export interface Act {
  /** Whose panel shows the failure: an order's, or a courier's */
  orderId: string;
  /** Which button is busy */
  name: string;
  call: Call;
  /** After success: what to say, and the call that takes it back while the undo time runs */
  undo?: { said: Said; back: Call };
}

interface Failed {
  orderId: string;
  failure: Failure;
  /** Sends the same intent again, with the same key: only when nobody answered */
  again: (() => void) | null;
}

class Acts {
  busy = $state<{ orderId: string; name: string } | null>(null);
  failed = $state.raw<Failed | null>(null);
  undo = $state.raw<{ said: Said; until: number; take: () => void } | null>(null);

  /** True when it went through. A second act while one is under way does nothing. */
  async run(act: Act, undoMs: number, key = newKey()): Promise<boolean> {
    if (this.busy) return false;
    this.busy = { orderId: act.orderId, name: act.name };
    this.failed = null;
    const answer = await act.call(key);
    this.busy = null;
    if (!answer.ok) {
      this.failed = { orderId: act.orderId, failure: answer, again: answer.kind === 'offline' ? () => void this.run(act, undoMs, key) : null };
      return false;
    }
    this.#offerUndo(act, undoMs);
    return true;
  }

  forget(): void {
    this.undo = null;
  }

  #offerUndo({ orderId, undo }: Act, undoMs: number): void {
    if (!undo) return;
    const take = (): void => {
      this.undo = null;
      void this.run({ orderId, name: 'undo', call: undo.back }, undoMs);
    };
    this.undo = { said: undo.said, until: Date.now() + undoMs, take };
  }
}

export const acts = new Acts();
