import type { CourierId } from '@pitulungan/contracts/ids';
import { REFUSALS } from '@pitulungan/contracts/refusals';
import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { sendAs } from './own-session.ts';
import type { QueuedTap } from './tap.ts';

const ME = 'me' as CourierId;
const tap = {} as QueuedTap;
const refused = (code: 'NOT_YOUR_JOB' | 'JOB_TAKEN'): Outcome => ({ kind: 'refused', code, sentence: REFUSALS[code] });

function setUp(sessions: (CourierId | null | undefined)[], answer: Outcome = { kind: 'done' }) {
  let sent = 0;
  let asked = 0;
  const send = sendAs(
    ME,
    async () => {
      sent += 1;
      return answer;
    },
    async () => sessions[Math.min(asked++, sessions.length - 1)],
  );
  return { send, counts: () => ({ sent, asked }) };
}

test('asks once whose session it is, then sends', async () => {
  const { send, counts } = setUp([ME]);
  expect([await send(tap), await send(tap)]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
  expect(counts()).toEqual({ sent: 2, asked: 1 });
});

test('sends nothing while somebody else is signed in, nobody is, or it cannot be asked', async () => {
  for (const [session, kind] of [
    ['other' as CourierId, 'signedOut'],
    [null, 'signedOut'],
    [undefined, 'unreachable'],
  ] as const) {
    const { send, counts } = setUp([session]);
    expect((await send(tap)).kind).toBe(kind);
    expect(counts().sent).toBe(0);
  }
});

test('a refusal that fits a wrong session is believed only when the session is right', async () => {
  expect(await setUp([ME, 'other' as CourierId], refused('NOT_YOUR_JOB')).send(tap)).toEqual({ kind: 'signedOut' });
  expect(await setUp([ME], refused('NOT_YOUR_JOB')).send(tap)).toEqual(refused('NOT_YOUR_JOB'));
  const { send, counts } = setUp([ME], refused('JOB_TAKEN'));
  await send(tap);
  expect(counts().asked).toBe(1);
});
