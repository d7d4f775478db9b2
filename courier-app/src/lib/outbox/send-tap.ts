// One try of one tap over HTTP, judged: whatever is not plainly an answer of the hub leaves the tap in the queue.
import type { Endpoint, RequestOf } from '@pitulungan/contracts/endpoints/endpoint';
import { courierEndpoints } from '@pitulungan/contracts/endpoints/courier';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { outcomeOfRefusal, type Outcome } from './outcome.ts';
import { requestOf, type QueuedTap } from './tap.ts';

/** On a bad line an answer may never come: the try is given up, the same key asks again. */
const TRY_MS = 20_000;

export async function sendTap(tap: QueuedTap): Promise<Outcome> {
  const endpoint: Endpoint = courierEndpoints[tap.endpoint];
  try {
    const answer = await callEndpoint(endpoint, requestOf(tap) as RequestOf<Endpoint>, { key: tap.key, signal: AbortSignal.timeout(TRY_MS) });
    if (!answer.ok) return outcomeOfFailure(answer);
    return isAnswer(answer.value) ? { kind: 'done' } : { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' }; // the try ran out of time
  }
}

function outcomeOfFailure(failure: Failure): Outcome {
  if (failure.kind === 'refusal') return outcomeOfRefusal(failure.refusal);
  if (failure.kind === 'fault' && failure.faultId !== null) return { kind: 'fault', fault: failure.faultId, sentence: failure.sentence };
  return { kind: 'unreachable' };
}

/** A captive portal answers 200 with its own page: that is no answer. */
const isAnswer = (value: unknown): boolean => typeof value === 'object' && value !== null && ('ok' in value || 'depositId' in value);
