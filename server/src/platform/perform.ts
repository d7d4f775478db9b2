// The one funnel for every write: idempotency key → transaction → rule → save → facts in the SAME transaction → notify → commit.
// A refusal commits nothing. Facts carry the views of what they touched, read inside the transaction, so they cannot be stale.
import { createHash } from 'node:crypto';
import type { FactActor, FactType } from '@pitulungan/contracts/facts';
import type { CourierId, DepositId, JobId, MerchantId, OfferId, OrderId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import { refusal, type Refusal } from '@pitulungan/contracts/refusals';
import type { Instant } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { sqlState, type Tx } from './database.ts';

export interface Actor {
  kind: FactActor['kind'];
  id: string;
  name: string;
  villageId: VillageId;
}

export interface Touched {
  orders?: OrderId[];
  jobs?: JobId[];
  offers?: OfferId[];
  couriers?: CourierId[];
  deposits?: DepositId[];
  merchants?: MerchantId[];
  settings?: true;
  zones?: ZoneId[];
}

export interface NewFact {
  type: FactType;
  touched: Touched;
  orderId?: OrderId;
  jobId?: JobId;
  courierId?: CourierId;
  depositId?: DepositId;
  note?: string;
  happenedAt?: Instant;
  /** Couriers whom the job or offer has left: their boards drop it */
  left?: CourierId[];
}

export type Decision<T> = { ok: true; next: T; facts: NewFact[] } | { ok: false; refusal: Refusal };
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export interface Intent {
  actor: Actor;
  /** null for timers and follow-ups: their rules make them harmless to repeat */
  key: string | null;
  name: string;
  input?: unknown;
  /** For the few that take long: the lock of a month */
  timeoutMs?: number;
}

/** All that a write needs: commands outside a running hub go through the same funnel. */
type Funnel = Pick<Context, 'db' | 'clock' | 'views'>;

const MAX_TRIES = 5;
const TRANSACTION_MS = 15_000;
// serialization, deadlock, a unique twin that another writer won, a month that was locked while we waited: now is in the next one
const RETRYABLE = new Set(['40001', '40P01', '23505', '55000']);

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(why: Refusal) {
    super(why.code);
    this.refusal = why;
  }
}

/** Runs one use case. `value` must be JSON: it is the answer that a repeated key gets again. */
export async function perform<T>(ctx: Funnel, intent: Intent, work: (tx: Tx) => Promise<Decision<T>>): Promise<Outcome<T>> {
  for (let tries = 1; ; tries++) {
    try {
      return await ctx.db.$transaction((tx) => once(ctx, tx, intent, work), { timeout: intent.timeoutMs ?? TRANSACTION_MS, maxWait: TRANSACTION_MS });
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      if (tries >= MAX_TRIES || !isRetryable(error)) throw error;
    }
  }
}

async function once<T>(ctx: Funnel, tx: Tx, intent: Intent, work: (tx: Tx) => Promise<Decision<T>>): Promise<Outcome<T>> {
  const { actor, key, name } = intent;
  const id = { actor: `${actor.kind}:${actor.id}`, key: key ?? '' };
  if (key !== null) {
    const requestHash = createHash('sha256')
      .update(JSON.stringify([name, intent.input ?? null]))
      .digest('hex');
    const fresh =
      await tx.$executeRaw`insert into idempotency (actor, key, name, request_hash, answer) values (${id.actor}, ${key}, ${name}, ${requestHash}, 'null') on conflict do nothing`;
    if (fresh === 0) {
      const known = await tx.idempotency.findUniqueOrThrow({ where: { actor_key: id } });
      if (known.requestHash !== requestHash) throw new Refused(refusal('KEY_REUSED'));
      return { ok: true, value: known.answer as T };
    }
  }
  const decision = await work(tx);
  if (!decision.ok) throw new Refused(decision.refusal);
  await appendFacts(ctx, tx, actor, decision.facts);
  if (key !== null) await tx.idempotency.update({ where: { actor_key: id }, data: { answer: decision.next as never } });
  return { ok: true, value: decision.next };
}

async function appendFacts(ctx: Funnel, tx: Tx, actor: Actor, facts: NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  const at = new Date(ctx.clock.now());
  const rows = [];
  for (const fact of facts) {
    rows.push({
      villageId: actor.villageId,
      type: fact.type,
      at,
      happenedAt: fact.happenedAt ? new Date(fact.happenedAt) : null,
      actorKind: actor.kind,
      actorName: actor.name,
      actorId: actor.id,
      orderId: fact.orderId ?? null,
      jobId: fact.jobId ?? null,
      courierId: fact.courierId ?? null,
      depositId: fact.depositId ?? null,
      leftCourierIds: fact.left ?? [],
      note: fact.note ?? null,
      changes: await ctx.views(tx, actor.villageId, fact.touched),
    });
  }
  await tx.fact.createMany({ data: rows });
  await tx.$executeRaw`select pg_notify('fact', '')`;
}

function isRetryable(error: unknown): boolean {
  if (error instanceof Object && 'code' in error && (error.code === 'P2034' || error.code === 'P2002')) return true;
  const state = sqlState(error);
  return state !== undefined && RETRYABLE.has(state);
}

/** For work of the system itself: timers, follow-ups, the planner. */
export const systemActor = (villageId: VillageId): Actor => ({ kind: 'system', id: 'system', name: 'Sistem', villageId });

export const refused = (...args: Parameters<typeof refusal>): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(...args) });
export const decided = <T>(next: T, facts: NewFact[]): { ok: true; next: T; facts: NewFact[] } => ({ ok: true, next, facts });
export const DONE = { ok: true } as const;
