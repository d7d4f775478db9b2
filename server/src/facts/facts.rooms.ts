// The one place that says who may hear what. A connection is exactly one listener in one facts room; what a listener hears
// live, what it gets as a replay and what its snapshot holds all pass through `project`, so the three cannot differ.
import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Changes, Fact } from '@pitulungan/contracts/facts';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import { NO_FIXES } from '@pitulungan/contracts/trips';
import type { DepositView } from '@pitulungan/contracts/cash';
import type { Permission } from '@pitulungan/contracts/roles';

export interface StaffSight {
  operations: boolean;
  cash: boolean;
  books: boolean;
}
export type Listener =
  | { kind: 'staff'; villageId: VillageId; sight: StaffSight }
  | { kind: 'courier'; villageId: VillageId; courierId: CourierId }
  | { kind: 'resident'; villageId: VillageId; orderId: OrderId };

export interface StoredFact {
  villageId: VillageId;
  /** Couriers whom a job or an offer has left */
  left: CourierId[];
  fact: Fact;
}

const STAFF_SIGHTS: StaffSight[] = [1, 2, 3, 4, 5, 6, 7].map((bits) => ({ operations: (bits & 1) > 0, cash: (bits & 2) > 0, books: (bits & 4) > 0 }));

export function staffSight(permissions: Set<Permission>): StaffSight | undefined {
  const sight = { operations: permissions.has('operations.read'), cash: permissions.has('cash.read'), books: permissions.has('books.read') };
  return sight.operations || sight.cash || sight.books ? sight : undefined;
}

export function roomOf(listener: Listener): string {
  switch (listener.kind) {
    case 'staff':
      return `v${listener.villageId}:staff:${['operations', 'cash', 'books'].filter((part) => listener.sight[part as keyof StaffSight]).join('+')}`;
    case 'courier':
      return `v${listener.villageId}:courier:${listener.courierId}`;
    case 'resident':
      return `v${listener.villageId}:order:${listener.orderId}`;
  }
}

/** Rooms that hear positions of all couriers of a village: those who see its operations. */
export const positionRooms = (villageId: VillageId): string[] =>
  STAFF_SIGHTS.filter(({ operations }) => operations).map((sight) => roomOf({ kind: 'staff', villageId, sight }));

/** What each room hears of a fact; residents hear only that something changed, and ask over HTTP. */
export function hearings(stored: StoredFact): { room: string; fact: Fact }[] {
  const listeners: Listener[] = [
    ...STAFF_SIGHTS.map((sight) => ({ kind: 'staff', villageId: stored.villageId, sight }) as const),
    ...couriersOf(stored).map((courierId) => ({ kind: 'courier', villageId: stored.villageId, courierId }) as const),
  ];
  return listeners.flatMap((listener) => {
    const fact = hearingOf(stored, listener);
    return fact ? [{ room: roomOf(listener), fact }] : [];
  });
}

/** A fact as a listener hears it, or undefined when it is none of their business. */
export function hearingOf(stored: StoredFact, listener: Listener): Fact | undefined {
  if (listener.villageId !== stored.villageId || listener.kind === 'resident') return undefined;
  if (listener.kind === 'courier') {
    if (!couriersOf(stored).includes(listener.courierId)) return undefined;
    const changes = projectForCourier(stored.fact.changes, listener.courierId, stored.left);
    const courierId = stored.fact.courierId === listener.courierId ? listener.courierId : null; // who got it instead is not theirs to know
    return {
      ...stored.fact,
      courierId,
      changes,
      note: null,
      actor: stored.fact.actor.kind === 'resident' ? { kind: 'resident', name: '' } : stored.fact.actor,
    };
  }
  if (!concerns(stored.fact, listener.sight)) return undefined;
  return { ...stored.fact, changes: projectForStaff(stored.fact.changes, listener.sight) };
}

/** The same sieve for whole boards. */
export function project(changes: Changes, listener: Listener): Changes {
  if (listener.kind === 'staff') return projectForStaff(changes, listener.sight);
  if (listener.kind === 'courier') return projectForCourier(changes, listener.courierId, []);
  return {};
}

export function orderRoom(stored: StoredFact): string | undefined {
  const { orderId } = stored.fact;
  return orderId === null ? undefined : roomOf({ kind: 'resident', villageId: stored.villageId, orderId });
}

const MONEY = ['cash.', 'payment.', 'fund.', 'refund.', 'payout.', 'wage.', 'debt.', 'qris.'];

function concerns(fact: Fact, sight: StaffSight): boolean {
  if (fact.type.startsWith('books.') || fact.type.startsWith('shares.')) return sight.books; // reasons and amounts of the books are not for the map
  if (sight.operations) return true;
  const money = MONEY.some((kind) => fact.type.startsWith(kind)) || fact.type === 'order.completed';
  return money && (sight.cash || sight.books);
}

function projectForStaff(changes: Changes, sight: StaffSight): Changes {
  const { deposits, ...operations } = changes;
  return { ...(sight.operations ? operations : {}), ...(sight.cash && deposits ? { deposits: deposits.map(blind) } : {}) };
}

/** Until the cashier has counted, nobody at the desk sees what the courier says that it is: not live, and not in a list. */
export const blind = (deposit: DepositView): DepositView => (deposit.status === 'DECLARED' ? { ...deposit, declared: null, expected: null } : deposit);

function couriersOf({ fact: { changes }, left }: StoredFact): CourierId[] {
  const named = [
    ...(changes.jobs ?? []).map(({ courierId }) => courierId),
    ...(changes.offers ?? []).map(({ courierId }) => courierId),
    ...(changes.couriers ?? []).map(({ id }) => id),
    ...(changes.deposits ?? []).map(({ courierId }) => courierId),
    ...left,
  ];
  return [...new Set(named.filter((id) => id !== null))];
}

function projectForCourier(changes: Changes, courierId: CourierId, left: CourierId[]): Changes {
  const offers = (changes.offers ?? []).filter((offer) => offer.courierId === courierId).map(withoutRivals);
  const asked = new Map(offers.filter(({ status }) => status === 'OPEN').map(({ jobId, id }) => [jobId, id]));
  const jobs = (changes.jobs ?? []).flatMap((job) => (job.courierId === courierId ? [own(job)] : asked.has(job.id) ? [redacted(job, asked.get(job.id))] : []));
  const kept = new Set(jobs.map(({ id }) => id));
  const gone = left.includes(courierId) ? (changes.jobs ?? []).map(({ id }) => id).filter((id) => !kept.has(id)) : [];
  return {
    ...(offers.length > 0 ? { offers } : {}),
    ...(jobs.length > 0 ? { jobs } : {}),
    couriers: (changes.couriers ?? []).filter(({ id }) => id === courierId),
    deposits: (changes.deposits ?? []).filter((deposit) => deposit.courierId === courierId),
    ...(gone.length > 0 ? { gone: { jobs: gone } } : {}),
  };
}

const withoutRivals = (offer: OfferView): OfferView => ({ ...offer, candidates: [] });

/** What the desk decides about who gets a job is not for couriers. */
const own = (job: JobView): JobView => ({ ...job, fixes: NO_FIXES });

/** Enough to decide with, and not who lives where: RT/RW and landmark, but no house, no phone, a first name. */
const redacted = (job: JobView, offerId: JobView['offerId'] = null): JobView => ({
  ...own(job),
  offerId, // of several who are asked, everybody knows of themselves only
  receiverName: null,
  failure: null,
  pickup: { ...job.pickup, phone: null },
  drop: { ...job.drop, name: job.drop.name.split(' ')[0] ?? '', phone: null, line: '' },
});
