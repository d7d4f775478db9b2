// Taps are sent only with the session of the courier who made them: on a shared phone another app or tab may have signed
// somebody else in, and a tap sent with that session would be refused, or worse, count for the wrong person.
import { sessionEndpoints } from '@pitulungan/contracts/endpoints/session';
import type { CourierId } from '@pitulungan/contracts/ids';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { callEndpoint } from '@pitulungan/ui/api';
import type { Outcome } from './outcome.ts';
import type { QueuedTap } from './tap.ts';

/** What the server says when it takes us for somebody else. */
const DOUBTFUL: readonly RefusalCode[] = ['NOT_YOUR_JOB', 'NOT_FOUND', 'NOT_ALLOWED'];

type Send = (tap: QueuedTap) => Promise<Outcome>;

/** `who` answers whose session the server sees: a courier, nobody (null), or undefined when it cannot be asked. */
export function sendAs(courierId: CourierId, send: Send, who: () => Promise<CourierId | null | undefined> = courierOfSession): Send {
  let sure = false;
  const trouble = async (): Promise<Outcome | undefined> => {
    if (sure) return undefined;
    const courier = await who();
    sure = courier === courierId;
    if (sure) return undefined;
    return courier === undefined ? { kind: 'unreachable' } : { kind: 'signedOut' };
  };
  return async (tap) => {
    const before = await trouble();
    if (before) return before;
    const outcome = await send(tap);
    if (outcome.kind !== 'refused' || !DOUBTFUL.includes(outcome.code)) return outcome;
    sure = false;
    return (await trouble()) ?? outcome;
  };
}

async function courierOfSession(): Promise<CourierId | null | undefined> {
  const answer = await callEndpoint(sessionEndpoints.currentSession, {});
  if (answer.ok) return answer.value?.courierId;
  return answer.kind === 'refusal' && answer.refusal.code === 'NOT_SIGNED_IN' ? null : undefined;
}
