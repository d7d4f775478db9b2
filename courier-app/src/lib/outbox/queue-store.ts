// The queue of unsent taps in IndexedDB. Each function is one transaction: two tabs cannot both take the same step.
import type { CourierId } from '@pitulungan/contracts/ids';
import { phoneDatabase, type Note } from '../phone-database.ts';
import type { Queue, Why } from './drain.ts';
import { isUndoable, type QueuedTap, type Tap } from './tap.ts';

export const MAX_WAITING_TAPS = 200;

export async function write(tap: Tap): Promise<QueuedTap> {
  const tx = (await phoneDatabase()).transaction('taps', 'readwrite', { durability: 'strict' }); // a tap must survive a dead battery
  const number = await tx.store.add(tap as QueuedTap);
  await tx.done;
  return { ...tap, number };
}

/** Takes the last step of a job back when no try was made yet; false when the server may know of it. */
export async function takeBack(jobId: string, courierId: CourierId): Promise<boolean> {
  const tx = (await phoneDatabase()).transaction('taps', 'readwrite');
  const mine = await tx.store.index('courierId').getAll(courierId);
  const last = mine.toSorted((a, b) => a.number - b.number).findLast((tap) => tap.about.jobId === jobId);
  const unseen = last !== undefined && last.tries === 0 && isUndoable(last);
  if (unseen) await tx.store.delete(last.number);
  await tx.done;
  return unseen;
}

export async function waitingTaps(courierId: CourierId): Promise<QueuedTap[]> {
  const taps = await (await phoneDatabase()).getAllFromIndex('taps', 'courierId', courierId, MAX_WAITING_TAPS);
  return taps.toSorted((a, b) => a.number - b.number);
}

export const notesOf = async (courierId: CourierId): Promise<Note[]> => (await phoneDatabase()).getAllFromIndex('notes', 'courierId', courierId);

export async function markRead(keys: readonly string[]): Promise<void> {
  const tx = (await phoneDatabase()).transaction('notes', 'readwrite');
  for (const key of keys) {
    const note = await tx.store.get(key);
    if (note) await tx.store.put({ ...note, read: true });
  }
  await tx.done;
}

export async function putAway(key: string): Promise<void> {
  await (await phoneDatabase()).delete('notes', key);
}

/** `onChange` runs after every change, so that the screens (also of other tabs) look again. */
export function queueOf(courierId: CourierId, onChange: (finished?: QueuedTap) => Promise<void>): Queue {
  return {
    first: async () => (await waitingTaps(courierId))[0],
    async beginTry(number) {
      const tx = (await phoneDatabase()).transaction('taps', 'readwrite', { durability: 'strict' });
      const tap = await tx.store.get(number);
      if (tap) await tx.store.put({ ...tap, tries: tap.tries + 1 });
      await tx.done;
      return tap !== undefined;
    },
    async finish(tap) {
      await (await phoneDatabase()).delete('taps', tap.number);
      await onChange(tap);
    },
    async note(tap, why: Why) {
      const tx = (await phoneDatabase()).transaction(['taps', 'notes'], 'readwrite', { durability: 'strict' });
      await tx.objectStore('notes').put({ ...why, key: tap.key, tap, courierId, notedAt: new Date().toISOString(), read: false });
      await tx.objectStore('taps').delete(tap.number);
      await tx.done;
      await onChange();
    },
  };
}
