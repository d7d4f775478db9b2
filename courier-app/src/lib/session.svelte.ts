// Who works with this phone. Survives restarts and missing signal: only the server's word ends it.
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import { sessionEndpoints } from '@pitulungan/contracts/endpoints/session';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { callEndpoint, type Answer } from '@pitulungan/ui/api';
import { forgetPerson, keepSession, lastSession } from './phone-database.ts';
import { Shift } from './shift.svelte.ts';

export type Phase = 'opening' | 'noStorage' | 'signedOut' | 'notCourier' | 'working';

/** A server that is busy says nothing about the session. */
const ENDING: readonly RefusalCode[] = ['NOT_SIGNED_IN', 'NO_MEMBERSHIP'];

const tabs = new BroadcastChannel('kurir-session');

class Session {
  phase = $state<Phase>('opening');
  view = $state.raw<SessionView | null>(null);
  shift = $state.raw<Shift | null>(null);
  /** The server ended it while this phone still held one */
  ended = $state(false);

  /** Opens with what the phone remembers, then asks the server. */
  async open(): Promise<void> {
    const last = await lastSession().catch(() => {
      this.phase = 'noStorage'; // a private window: a tap could not be kept, so none may be made
      return null;
    });
    if (last === null) return;
    if (last) await this.#enter(last);
    const answer = await callEndpoint(sessionEndpoints.currentSession, {});
    if (answer.ok && answer.value?.userId) await this.#enter(answer.value);
    else if (!answer.ok && answer.kind === 'refusal' && ENDING.includes(answer.refusal.code)) this.lose();
    else if (!last) this.phase = 'signedOut';
  }

  async signIn(phone: string, secret: string): Promise<Answer<SessionView>> {
    const answer = await callEndpoint(sessionEndpoints.signIn, { body: { phone, secret } });
    if (!answer.ok) return answer;
    await this.#enter(answer.value);
    tabs.postMessage('changed');
    return answer;
  }

  /** The outbox stays on the phone; names and addresses do not. */
  async signOut(): Promise<boolean> {
    const answer = await callEndpoint(sessionEndpoints.signOut, {});
    if (!answer.ok) return false;
    this.#leave();
    await forgetPerson();
    tabs.postMessage('changed');
    return true;
  }

  /** The server does not know this session any more. What was not sent is kept. */
  lose(): void {
    this.ended = this.view !== null;
    this.#leave();
  }

  async #enter(view: SessionView): Promise<void> {
    const same = this.view?.courierId === view.courierId && this.shift !== null;
    this.view = view;
    await keepSession(view);
    void navigator.storage?.persist?.(); // unsent taps must not be cleared when the phone runs short of space
    this.ended = false;
    if (view.courierId === null) {
      this.#closeShift();
      this.phase = 'notCourier';
      return;
    }
    if (!same) {
      this.#closeShift();
      this.shift = await Shift.open(view, view.courierId, () => this.lose());
    }
    this.phase = 'working';
  }

  #leave(): void {
    this.#closeShift();
    this.view = null;
    this.phase = 'signedOut';
  }

  #closeShift(): void {
    this.shift?.close();
    this.shift = null;
  }
}

export const session = new Session();
/** Tabs share the cookie: when another signs in or out, this one asks again who it works for. */
tabs.addEventListener('message', () => void session.open());

/** For screens behind the sign-in: the layout shows them only while a shift is open. */
export function currentShift(): Shift {
  if (!session.shift) throw new Error('No shift is open: this screen stands behind the sign-in');
  return session.shift;
}
