import { describe, expect, it } from 'vitest';
import type { CourierId, JobId, OfferId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import { NO_FIXES, type JobFixes } from '@pitulungan/contracts/trips';
import type { HeldJob, Job, JobFrame, Load, Offer } from './job.ts';
import * as offers from './offers.rules.ts';
import * as steps from './steps.rules.ts';
import * as trips from './trips.rules.ts';

const T = 1_000_000;
const fajar = 'fajar' as CourierId;
const sela = 'sela' as CourierId;
const frame: JobFrame = { id: 'j' as JobId, villageId: 1 as VillageId, orderId: 'o' as OrderId, version: 1, queuedAt: T, statusAt: T, attempts: 0 };
const offered: Job = { ...frame, status: 'OFFERED' };
const offer: Offer = { id: 'f' as OfferId, jobId: frame.id, courierId: fajar, status: 'OPEN', expiresAt: T + 45_000, tripId: 't', seat: 1 };
const held = (status: string, more: object = {}): HeldJob => ({ ...frame, status, courierId: fajar, acceptedAt: T, undoUntil: null, ...more }) as HeldJob;
const code = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? 'ok' : decision.refusal?.code);

describe('an offer of a trip', () => {
  const trip = { offer, asked: [{ offer, job: offered }] };
  const closed = (status: Offer['status'], job: Job = offered) => ({ offer: { ...offer, status }, asked: [{ offer: { ...offer, status }, job }] });

  it('is answered until the server’s deadline, by the one who was asked', () => {
    expect(trips.answerable(trip, fajar, T + 45_000)).toMatchObject({ ok: true, open: [{ job: { id: frame.id } }] });
    expect(code(trips.answerable(trip, fajar, T + 45_001))).toBe('OFFER_EXPIRED');
    expect(code(trips.answerable(trip, sela, T))).toBe('NOT_FOUND');
    expect(code(trips.answerable(closed('WITHDRAWN'), fajar, T))).toBe('OFFER_WITHDRAWN');
    expect(code(trips.answerable(closed('TAKEN', held('ACCEPTED', { courierId: sela })), fajar, T))).toBe('JOB_TAKEN');
    expect(code(trips.answerable(closed('ACCEPTED', held('ACCEPTED')), fajar, T))).toBe('JOB_TAKEN');
    expect(code(trips.answerable(closed('EXPIRED'), fajar, T))).toBe('OFFER_EXPIRED');
  });

  it('stays open for the rest when a job has left it, whichever offer the tap names', () => {
    const gone = { ...offer, id: 'g' as OfferId, jobId: 'k' as JobId, status: 'WITHDRAWN' as const };
    const rest = { offer: gone, asked: [{ offer: gone, job: { ...frame, id: gone.jobId, status: 'CANCELLED' as const, closedAt: T } }, ...trip.asked] };
    expect(trips.answerable(rest, fajar, T)).toMatchObject({ ok: true, open: [{ offer: { id: offer.id } }] });
  });

  it('expires only when its time is over and nobody answered', () => {
    expect(trips.expired(trip.asked, T + 44_999)).toEqual([]);
    expect(trips.expired(closed('DECLINED').asked, T + 50_000)).toEqual([]);
    expect(trips.expired(trip.asked, T + 45_000)).toHaveLength(1);
  });

  it('that ends queues a job only when nobody else is asked for it', () => {
    const other = { ...offer, id: 'g' as OfferId, courierId: sela, tripId: 'u', seat: 2 };
    expect(trips.queueAgain([offered], [other], T)).toEqual([]);
    expect(trips.queueAgain([offered], [], T)).toMatchObject([{ status: 'QUEUED' }]);
  });

  it('is asked of a second courier only in a wave, at a free seat, and never twice of one', () => {
    const ask = (more: Partial<trips.Question>) =>
      trips.offerTrip([offered], { courierId: sela, seat: 2, wave: 2, open: [offer], fixes: new Map(), ...more }, T);
    expect(ask({})).toEqual({ ok: true, next: [] });
    expect(code(ask({ seat: 1 }))).toBe('JOB_MOVED_ON');
    expect(code(ask({ wave: 1 }))).toBe('JOB_MOVED_ON');
    expect(code(ask({ courierId: fajar }))).toBe('JOB_MOVED_ON');
  });

  it('obeys what a human decided', () => {
    const queued: Job = { ...frame, status: 'QUEUED' };
    const ask = (fixes: Partial<JobFixes>, jobs: Job[] = [queued]) =>
      trips.offerTrip(jobs, { courierId: fajar, seat: 1, wave: 1, open: [], fixes: new Map([[frame.id, { ...NO_FIXES, ...fixes }]]) }, T);
    expect(ask({ pinnedTo: fajar })).toMatchObject({ ok: true });
    for (const fixes of [{ pinnedTo: sela }, { excluded: [fajar] }, { held: true }]) expect(code(ask(fixes))).toBe('JOB_FIXED');
    expect(ask({ alone: true })).toMatchObject({ ok: true });
    expect(code(ask({ alone: true }, [queued, { ...queued, id: 'k' as JobId }]))).toBe('JOB_FIXED');
  });
});

describe('a courier', () => {
  it('obeys the load: softer for an offer, harder by hand', () => {
    const load: Load = { courierId: fajar, duty: 'ON', activeJobs: 1, maxJobs: 3, cashInHand: 300_000n, carriedG: 10_000, capacityG: 40_000 };
    const limits = { maxActiveJobs: 2, softCashLimit: 300_000n, hardCashLimit: 500_000n };
    const demand = { jobs: 1, weightG: 5_000, cashDue: 20_000n };
    expect(offers.loadRefusal(load, demand, limits, 'offer')).toBe('CASH_LIMIT_REACHED');
    expect(offers.loadRefusal(load, demand, limits, 'hand')).toBeUndefined();
    expect(offers.loadRefusal({ ...load, cashInHand: 500_000n }, demand, limits, 'hand')).toBe('CASH_LIMIT_REACHED');
    expect(offers.loadRefusal(load, { ...demand, cashDue: null }, limits, 'offer')).toBeUndefined();
    expect(offers.loadRefusal({ ...load, activeJobs: 2 }, demand, limits, 'hand')).toBe('COURIER_FULL');
    expect(offers.loadRefusal(load, { ...demand, jobs: 2 }, limits, 'hand')).toBe('COURIER_FULL');
    expect(offers.loadRefusal({ ...load, maxJobs: 1 }, demand, limits, 'hand')).toBe('COURIER_FULL');
    expect(offers.loadRefusal({ ...load, carriedG: 35_001 }, demand, limits, 'hand')).toBe('COURIER_FULL');
  });
});

describe('the dispatcher’s hand', () => {
  it('moves a job before pickup and never after', () => {
    expect(offers.reassignJob(held('AT_PICKUP'), sela, T)).toMatchObject({ ok: true, next: { status: 'ACCEPTED', courierId: sela } });
    for (const status of ['PICKED_UP', 'TO_DROP', 'AT_DROP', 'RETURNING'])
      expect(code(offers.reassignJob(held(status), sela, T)), status).toBe('GOODS_WITH_COURIER');
    expect(code(offers.unassignJob(held('TO_DROP'), T))).toBe('GOODS_WITH_COURIER');
    expect(code(offers.cancelJob(held('PICKED_UP'), T))).toBe('GOODS_WITH_COURIER');
  });
});

describe('the courier’s way', () => {
  const tap = { courierId: fajar, undoMs: 15_000 };
  const drop = { receiverName: 'Bu Siti', cashDue: 45_000n, cashCollected: 45_000n };

  it('goes step by step, and back by one while the window is open', () => {
    const there = steps.stepJob(held('ACCEPTED'), 'headToPickup', tap, T);
    if (!there.ok) throw new Error('refused');
    expect(there.next).toMatchObject({ status: 'TO_PICKUP', undoUntil: T + 15_000 });
    expect(steps.undoStep(there.next, fajar, T + 15_000)).toMatchObject({ ok: true, next: { status: 'ACCEPTED', undoUntil: null } });
    expect(code(steps.undoStep(there.next, fajar, T + 15_001))).toBe('UNDO_TOO_LATE');
    expect(code(steps.stepJob(there.next, 'pickUp', tap, T))).toBe('JOB_MOVED_ON');
    expect(code(steps.stepJob(there.next, 'arriveAtPickup', { ...tap, courierId: sela }, T))).toBe('NOT_YOUR_JOB');
  });

  it('ends at the door with the name and exactly the cash that is due, or with less for a reason and up to its ceiling', () => {
    const ceilings = { SHORT: 20_000n, NO_CHANGE: 1_000n };
    const at = (status: 'AT_DROP' | 'TO_DROP', more: Partial<steps.Drop> = {}) =>
      steps.deliverJob(held(status), tap, { drop: { ...drop, shortfall: null, ...more }, ceilings }, T);
    expect(at('AT_DROP')).toMatchObject({ ok: true, next: { status: 'DELIVERED', cashCollected: 45_000n, shortfall: null, closedAt: null } });
    expect(code(at('AT_DROP', { cashCollected: 44_000n }))).toBe('CASH_AMOUNT_WRONG');
    expect(code(at('AT_DROP', { cashDue: null }))).toBe('CASH_AMOUNT_WRONG');
    expect(code(at('TO_DROP'))).toBe('JOB_MOVED_ON');
    expect(at('AT_DROP', { cashCollected: 25_000n, shortfall: 'SHORT' })).toMatchObject({ next: { cashCollected: 25_000n, shortfall: 'SHORT' } });
    expect(code(at('AT_DROP', { cashCollected: 24_999n, shortfall: 'SHORT' }))).toBe('SHORTFALL_TOO_HIGH');
    expect(at('AT_DROP', { cashCollected: 44_000n, shortfall: 'NO_CHANGE' })).toMatchObject({ ok: true });
    expect(code(at('AT_DROP', { cashCollected: 43_999n, shortfall: 'NO_CHANGE' }))).toBe('SHORTFALL_TOO_HIGH');
    expect(code(at('AT_DROP', { cashDue: 15_000n, cashCollected: 0n, shortfall: 'SHORT' }))).toBe('CASH_AMOUNT_WRONG'); // nothing at all is no payment
    expect(code(at('AT_DROP', { cashCollected: 45_000n, shortfall: 'SHORT' }))).toBe('CASH_AMOUNT_WRONG');
  });

  it('has effects only after the window, and none twice', () => {
    const delivered = held('DELIVERED', { receiverName: 'x', cashCollected: 1n, closedAt: null, undoUntil: T + 15_000 });
    expect(steps.closeJob(delivered, T + 14_999)).toBeUndefined();
    const closed = steps.closeJob(delivered, T + 15_000);
    expect(closed).toMatchObject({ closedAt: T + 15_000, undoUntil: null });
    expect(closed && steps.closeJob(closed, T + 99_000)).toBeUndefined();
    expect(closed && code(steps.undoStep(closed, fajar, T + 15_000))).toBe('UNDO_TOO_LATE');
  });

  it('counts failed attempts, takes one back with undo, and goes again or home', () => {
    const failed = steps.failJob(held('AT_DROP'), tap, { reason: 'NOT_HOME', note: '' }, T);
    if (!failed.ok) throw new Error('refused');
    expect(failed.next).toMatchObject({ status: 'FAILED_ATTEMPT', attempts: 1 });
    expect(steps.undoStep(failed.next, fajar, T)).toMatchObject({ next: { status: 'AT_DROP', attempts: 0 } });
    expect(steps.retryNow(failed.next, T)).toMatchObject({ next: { status: 'TO_DROP', courierId: fajar, attempts: 1 } });
    const returning = steps.startReturn(failed.next, T);
    expect(returning).toMatchObject({ next: { status: 'RETURNING' } });
    expect(returning.ok && steps.confirmReturn(returning.next, T + 5)).toMatchObject({ next: { status: 'RETURNED', closedAt: T + 5 } });
  });
});
