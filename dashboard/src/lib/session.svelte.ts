// Who is signed in at this desk, and what they may do. One object for the whole app.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import { permissionsOf, type Permission } from '@pitulungan/contracts/roles';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';

class Session {
  person = $state.raw<SessionView | null>(null);
  /** unknown until the hub has answered once */
  state = $state<'unknown' | 'in' | 'out' | 'unreachable'>('unknown');
  readonly permissions = $derived(permissionsOf(this.person?.roles ?? []));

  may(permission: Permission): boolean {
    return this.permissions.has(permission);
  }

  async load(): Promise<void> {
    const answer = await callEndpoint(endpoints.currentSession, {}, { attempts: 3 });
    if (answer.ok) this.enter(answer.value);
    else this.state = answer.kind === 'refusal' ? 'out' : 'unreachable';
  }

  /** The key stays the same while the same form is sent again. */
  async signIn(phone: string, secret: string, key: string): Promise<Failure | null> {
    const answer: Answer<SessionView> = await callEndpoint(endpoints.signIn, { body: { phone, secret } }, { key, attempts: 2 });
    if (!answer.ok) return answer;
    this.enter(answer.value);
    return null;
  }

  enter(person: SessionView): void {
    this.person = person;
    this.state = 'in';
  }

  async signOut(): Promise<Failure | null> {
    const answer = await callEndpoint(endpoints.signOut, {}, { attempts: 2 });
    if (!answer.ok && answer.kind !== 'refusal') return answer;
    this.end();
    return null;
  }

  /** The hub says that the session is over. */
  end(): void {
    this.person = null;
    this.state = 'out';
  }
}

export const session = new Session();
