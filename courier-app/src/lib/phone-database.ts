// What the phone keeps: unsent taps, notes about refused ones, and the last session and board, so that a reload without
// signal still shows the job. Cleared (but for unsent taps) when the courier signs out.
import { BOARD_VERSION, type Board } from '@pitulungan/contracts/board';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import type { CourierId } from '@pitulungan/contracts/ids';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Why } from './outbox/drain.ts';
import type { QueuedTap } from './outbox/tap.ts';

/** A tap that did not happen. Kept until the courier puts it away. */
export interface Note extends Why {
  key: string;
  tap: QueuedTap;
  notedAt: string;
  courierId: CourierId;
  read: boolean;
}

interface Schema extends DBSchema {
  taps: { key: number; value: QueuedTap; indexes: { key: string; courierId: string } };
  notes: { key: string; value: Note; indexes: { courierId: string } };
  last: { key: 'session' | 'board'; value: unknown };
}

export type PhoneDatabase = IDBPDatabase<Schema>;

let opened: Promise<PhoneDatabase> | undefined;

export function phoneDatabase(): Promise<PhoneDatabase> {
  opened ??= openDB<Schema>('kurir', 1, {
    upgrade(db) {
      const taps = db.createObjectStore('taps', { keyPath: 'number', autoIncrement: true });
      taps.createIndex('key', 'key', { unique: true });
      taps.createIndex('courierId', 'courierId');
      db.createObjectStore('notes', { keyPath: 'key' }).createIndex('courierId', 'courierId');
      db.createObjectStore('last');
    },
    blocking: (_now, _wanted, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    }, // a newer tab wants to upgrade
    terminated: () => (opened = undefined),
  });
  return opened;
}

export async function lastSession(): Promise<SessionView | undefined> {
  return (await (await phoneDatabase()).get('last', 'session')) as SessionView | undefined;
}

export async function keepSession(session: SessionView): Promise<void> {
  await (await phoneDatabase()).put('last', session, 'session');
}

/** The board belongs to the courier it was kept for. */
export async function lastBoard(courierId: CourierId): Promise<Board | undefined> {
  const kept = (await (await phoneDatabase()).get('last', 'board')) as { courierId: CourierId; board: Board } | undefined;
  return kept?.courierId === courierId && kept.board.version === BOARD_VERSION ? kept.board : undefined;
}

export async function keepBoard(courierId: CourierId, board: Board): Promise<void> {
  await (await phoneDatabase()).put('last', { courierId, board }, 'board');
}

/** Names, phones and addresses do not stay on a phone that somebody else may use next. */
export async function forgetPerson(): Promise<void> {
  await (await phoneDatabase()).clear('last');
}
