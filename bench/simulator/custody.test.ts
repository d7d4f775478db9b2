import { describe, expect, it } from 'vitest';
import { doubleGiven, toldTooOften, type JobFact } from './custody.ts';

const J = 'job-1';
const facts = (...types: JobFact['type'][]): JobFact[] => types.map((type) => ({ type, jobId: J }));

describe('doubleGiven', () => {
  it('is 0 for the usual way, with a decline and a reassignment', () => {
    expect(doubleGiven(facts('order.readied', 'job.offered', 'job.offer_declined', 'job.offered', 'job.accepted', 'job.picked_up', 'job.delivered'))).toBe(0);
    expect(doubleGiven(facts('job.accepted', 'job.reassigned', 'job.unassigned', 'job.accepted'))).toBe(0);
    expect(doubleGiven([...facts('job.accepted'), { type: 'order.cancelled', jobId: null }, ...facts('job.accepted')])).toBe(0);
  });

  it('finds two couriers who both got it', () => {
    expect(doubleGiven(facts('job.offered', 'job.accepted', 'job.accepted'))).toBe(1);
    expect(doubleGiven(facts('job.assigned', 'job.headed_to_pickup', 'job.accepted', 'job.assigned'))).toBe(2);
    expect(doubleGiven(facts('job.accepted', 'job.reassigned', 'job.accepted'))).toBe(1);
  });

  it('keeps two jobs of one order apart', () => {
    expect(doubleGiven([...facts('job.accepted'), { type: 'job.accepted', jobId: 'job-2' }])).toBe(0);
  });
});

describe('toldTooOften', () => {
  it('finds a yes that has no fact', () => {
    expect(toldTooOften(2, 1)).toBe(1);
    expect(toldTooOften(1, 2)).toBe(0);
  });
});
