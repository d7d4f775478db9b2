import { describe, expect, test } from 'vitest';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import { drain, type Queue, type Why } from './drain.ts';
import { MAX_FAULT_TRIES, type Outcome } from './outcome.ts';
import { requestOf, tapOf, type QueuedTap } from './tap.ts';

const courierId = '00000000-0000-4000-8000-000000000001' as CourierId;
const jobId = '00000000-0000-4000-8000-000000000002' as JobId;
const sentence = { id: 'tidak', en: 'no' };

/** The queue as IndexedDB keeps it, without IndexedDB. */
class MemoryQueue implements Queue {
  taps: QueuedTap[];
  notes: { key: string; why: Why }[] = [];
  constructor(count: number) {
    const moment = (key: string) => ({ courierId, now: '2026-11-24T00:00:00.000Z', pin: null, key });
    this.taps = Array.from({ length: count }, (_, index) => ({
      ...tapOf(
        { endpoint: 'stepJob', params: { jobId }, body: { step: 'headToPickup' } },
        { jobId, code: 'J-1', from: 'ACCEPTED' },
        moment(`key-${index + 1}`),
      ),
      number: index + 1,
    }));
  }
  first = async () => this.taps[0];
  beginTry = async (number: number) => {
    const tap = this.taps.find((candidate) => candidate.number === number);
    if (tap) this.taps = this.taps.map((known) => (known === tap ? { ...known, tries: known.tries + 1 } : known));
    return tap !== undefined;
  };
  finish = async (tap: QueuedTap) => void (this.taps = this.taps.filter(({ number }) => number !== tap.number));
  note = async (tap: QueuedTap, why: Why) => {
    this.notes.push({ key: tap.key, why });
    await this.finish(tap);
  };
}

/** Answers in turn; the last answer is given again and again. */
function server(...answers: Outcome[]) {
  const heard: string[] = [];
  const send = async (tap: QueuedTap): Promise<Outcome> => {
    heard.push(tap.key);
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? { kind: 'done' };
  };
  return { heard, send };
}

describe('draining the outbox', () => {
  test('sends every tap once, in the order they were made', async () => {
    const queue = new MemoryQueue(3);
    const { heard, send } = server({ kind: 'done' });
    expect(await drain(queue, send)).toBe('empty');
    expect(heard).toEqual(['key-1', 'key-2', 'key-3']);
    expect(queue.taps).toEqual([]);
  });

  test.each(['unreachable', 'busy', 'signedOut'] as const)('%s keeps the tap, with its key, and does not let later ones overtake', async (kind) => {
    const queue = new MemoryQueue(2);
    const { heard, send } = server({ kind }, { kind: 'done' });
    expect(await drain(queue, send)).toBe(kind);
    expect(queue.taps.map((tap) => [tap.key, tap.tries])).toEqual([
      ['key-1', 1],
      ['key-2', 0],
    ]);
    expect(await drain(queue, send)).toBe('empty');
    expect(heard).toEqual(['key-1', 'key-1', 'key-2']);
  });

  test('a refusal goes to the notes with its sentence, and the next tap goes on', async () => {
    const queue = new MemoryQueue(2);
    const { heard, send } = server({ kind: 'refused', code: 'JOB_TAKEN', sentence }, { kind: 'done' });
    expect(await drain(queue, send)).toBe('empty');
    expect(queue.notes).toEqual([{ key: 'key-1', why: { code: 'JOB_TAKEN', sentence } }]);
    expect(heard).toEqual(['key-1', 'key-2']);
  });

  test('a tap on which the server breaks every time ends in the notes instead of blocking the rest for ever', async () => {
    const queue = new MemoryQueue(2);
    const faults = Array.from({ length: MAX_FAULT_TRIES }, (): Outcome => ({ kind: 'fault', fault: 'F-7', sentence }));
    const { heard, send } = server(...faults, { kind: 'done' });
    for (let turn = 1; turn < MAX_FAULT_TRIES; turn++) expect(await drain(queue, send)).toBe('fault');
    expect(await drain(queue, send)).toBe('empty');
    expect(queue.notes).toEqual([{ key: 'key-1', why: { code: 'F-7', sentence } }]);
    expect(heard.at(-1)).toBe('key-2');
  });

  test('a try is counted before it is made, so that a step which may have arrived is never just taken back', async () => {
    const queue = new MemoryQueue(1);
    const seen: number[] = [];
    await drain(queue, async () => {
      seen.push(queue.taps[0]?.tries ?? -1);
      return { kind: 'unreachable' };
    });
    expect(seen).toEqual([1]);
  });

  test('a tap that was taken back meanwhile is not sent', async () => {
    const queue = new MemoryQueue(2);
    const [taken] = queue.taps;
    const first = queue.first;
    queue.first = async () => {
      const tap = await first();
      if (taken && tap?.key === taken.key) await queue.finish(taken);
      return tap;
    };
    const { heard, send } = server({ kind: 'done' });
    expect(await drain(queue, send)).toBe('empty');
    expect(heard).toEqual(['key-2']);
  });
});

test('what goes over the wire carries time and place, and nothing of the screen', () => {
  const [tap] = new MemoryQueue(1).taps;
  expect(tap && requestOf(tap)).toEqual({ params: { jobId }, body: { step: 'headToPickup', happenedAt: '2026-11-24T00:00:00.000Z', pin: null } });
});
