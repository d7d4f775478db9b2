import { describe, expect, it } from 'vitest';
import type { CourierId, JobId, OfferId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { HeldJob, Job, JobFrame, Load, Offer } from './job.ts';
import * as offers from './offers.rules.ts';
import * as steps from './steps.rules.ts';

const T = 1_000_000;
const fajar = 'fajar' as CourierId;
const sela = 'sela' as CourierId;
const frame: JobFrame = { id: 'j' as JobId, villageId: 1 as VillageId, orderId: 'o' as OrderId, version: 1, queuedAt: T, statusAt: T, attempts: 0 };
const offered: Job = { ...frame, status: 'OFFERED' };
const offer: Offer = { id: 'f' as OfferId, jobId: frame.id, courierId: fajar, status: 'OPEN', expiresAt: T + 45_000 };
const held = (status: string, more: object = {}): HeldJob => ({ ...frame, status, courierId: fajar, acceptedAt: T, undoUntil: null, ...more }) as HeldJob;
const code = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? 'ok' : decision.refusal?.code);

describe('an offer', () => {
  it('is accepted until the server’s deadline, by the one who was asked', () => {
    expect(offers.acceptOffer(offered, offer, fajar, T + 45_000)).toMatchObject({ ok: true, next: { status: 'ACCEPTED', courierId: fajar } });
    expect(code(offers.acceptOffer(offered, offer, fajar, T + 45_001))).toBe('OFFER_EXPIRED');
    expect(code(offers.acceptOffer(offered, offer, sela, T))).toBe('NOT_FOUND');
    expect(code(offers.acceptOffer(offered, { ...offer, status: 'WITHDRAWN' }, fajar, T))).toBe('OFFER_WITHDRAWN');
    expect(code(offers.acceptOffer(held('ACCEPTED'), { ...offer, status: 'ACCEPTED' }, fajar, T))).toBe('JOB_TAKEN');
  });

  it('expires only when its time is over and nobody answered', () => {
    expect(offers.expireOffer(offered, offer, T + 44_999)).toBeUndefined();
    expect(offers.expireOffer(offered, { ...offer, status: 'DECLINED' }, T + 50_000)).toBeUndefined();
    expect(offers.expireOffer(offered, offer, T + 45_000)).toMatchObject({ next: { status: 'QUEUED' } });
  });

  it('obeys the load: softer for an offer, harder by hand', () => {
    const load: Load = { courierId: fajar, duty: 'ON', activeJobs: 1, cashInHand: 300_000n, carriedG: 10_000, capacityG: 40_000 };
    const limits = { maxActiveJobs: 2, softCashLimit: 300_000n, hardCashLimit: 500_000n };
    const demand = { weightG: 5_000, cashDue: 20_000n };
    expect(offers.loadRefusal(load, demand, limits, 'offer')).toBe('CASH_LIMIT_REACHED');
    expect(offers.loadRefusal(load, demand, limits, 'hand')).toBeUndefined();
    expect(offers.loadRefusal({ ...load, cashInHand: 500_000n }, demand, limits, 'hand')).toBe('CASH_LIMIT_REACHED');
    expect(offers.loadRefusal(load, { ...demand, cashDue: null }, limits, 'offer')).toBeUndefined();
    expect(offers.loadRefusal({ ...load, activeJobs: 2 }, demand, limits, 'hand')).toBe('COURIER_FULL');
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

  it('ends at the door with the name and exactly the cash that is due', () => {
    expect(steps.deliverJob(held('AT_DROP'), tap, drop, T)).toMatchObject({ ok: true, next: { status: 'DELIVERED', cashCollected: 45_000n, closedAt: null } });
    expect(code(steps.deliverJob(held('AT_DROP'), tap, { ...drop, cashCollected: 44_000n }, T))).toBe('CASH_AMOUNT_WRONG');
    expect(code(steps.deliverJob(held('AT_DROP'), tap, { ...drop, cashDue: null }, T))).toBe('CASH_AMOUNT_WRONG');
    expect(code(steps.deliverJob(held('TO_DROP'), tap, drop, T))).toBe('JOB_MOVED_ON');
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
