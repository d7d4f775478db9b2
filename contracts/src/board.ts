// A board is what one listener may see of a village at one sequence. applyFact is the only way it changes:
// snapshot(before) + facts must equal snapshot(after), for every listener (checked after every act of every flow test).
import { z } from 'zod';
import { DepositView } from './cash.ts';
import { CourierView } from './couriers.ts';
import type { Changes, Fact } from './facts.ts';
import { JobView, OfferView } from './jobs.ts';
import { OrderView } from './orders.ts';
import { Settings } from './settings.ts';
import { Instant } from './time.ts';
import { ZoneView } from './zones.ts';

export const BOARD_VERSION = 2;

export const Board = z.strictObject({
  version: z.literal(BOARD_VERSION),
  sequence: z.int().min(0),
  /** Closed orders, jobs and deposits are kept when they closed at or after this instant */
  since: Instant,
  orders: z.record(z.string(), OrderView),
  jobs: z.record(z.string(), JobView),
  offers: z.record(z.string(), OfferView),
  couriers: z.record(z.string(), CourierView),
  deposits: z.record(z.string(), DepositView),
  settings: Settings.nullable(),
  /** Empty for whoever does not see the operations */
  zones: z.record(z.string(), ZoneView),
});
export type Board = z.infer<typeof Board>;

type ById<T> = Record<string, T>;

/** The board after a fact. Facts that it has seen already (sequence <= board.sequence) change nothing. */
export function applyFact(board: Board, fact: Fact): Board {
  if (fact.sequence <= board.sequence) return board;
  return { ...applyChanges(board, fact.changes), sequence: fact.sequence };
}

export const applyFacts = (board: Board, facts: readonly Fact[]): Board => facts.reduce(applyFact, board);

function applyChanges(board: Board, changes: Changes): Board {
  const { orders, jobs, offers, couriers, deposits, settings, zones, gone } = changes;
  return {
    ...board,
    orders: upsert(board.orders, orders),
    jobs: without(upsert(board.jobs, jobs), gone?.jobs),
    offers: without(upsert(board.offers, offers), [
      ...(gone?.offers ?? []),
      ...(offers ?? []).filter((offer) => offer.status !== 'OPEN' && offer.status !== 'ACCEPTED').map((offer) => offer.id),
    ]),
    couriers: upsert(board.couriers, couriers),
    deposits: upsert(board.deposits, deposits),
    settings: settings && board.settings ? settings : board.settings,
    zones: without(upsert(board.zones, zones), gone?.zones),
  };
}

function upsert<T extends { id: string }>(known: ById<T>, changed: readonly T[] | undefined): ById<T> {
  if (!changed || changed.length === 0) return known;
  const next = { ...known };
  for (const entity of changed) next[entity.id] = entity;
  return next;
}

function without<T>(known: ById<T>, ids: readonly string[] | undefined): ById<T> {
  if (!ids || !ids.some((id) => id in known)) return known;
  const next = { ...known };
  for (const id of ids) delete next[id];
  return next;
}

/** The part of a board that every fresh snapshot must hold too: nothing that closed before `since`, offers of live jobs only. */
export function trimBoard(board: Board, since: Instant): Board {
  const from = Math.max(Date.parse(since), Date.parse(board.since));
  const open = (at: Instant | null) => at === null || Date.parse(at) >= from;
  const jobs = keep(board.jobs, (job) => open(job.closedAt));
  return {
    ...board,
    since: new Date(from).toISOString(),
    orders: keep(board.orders, (order) => open(order.closedAt)),
    jobs,
    offers: keep(board.offers, (offer) => jobs[offer.jobId] !== undefined),
    deposits: keep(board.deposits, (deposit) => open(isClosed(deposit) ? deposit.countedAt : null)),
  };
}

/** Decided, and answered by its courier. */
const isClosed = ({ status, signature }: DepositView): boolean => (status === 'MATCHED' || status === 'RESOLVED') && signature !== null;

function keep<T>(known: ById<T>, wanted: (entity: T) => boolean): ById<T> {
  return Object.fromEntries(Object.entries(known).filter(([, entity]) => wanted(entity)));
}
