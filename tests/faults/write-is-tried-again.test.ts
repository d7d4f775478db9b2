// What PostgreSQL breaks off, perform() does again: a deadlock, a serialization failure. Each ends in one journal and one fact.
import type { VillageId } from '@pitulungan/contracts/ids';
import { expect, test } from 'vitest';
import { post } from '../../server/src/ledger/ledger.actions.ts';
import type { Tx } from '../../server/src/platform/database.ts';
import { decided, perform, systemActor } from '../../server/src/platform/perform.ts';
import { useSharedHub } from '../harness/test-hub.ts';

const hub = useSharedHub();
const JANTI_ID = 1 as VillageId;

/** Lets nobody on before `parties` have come; whoever comes again goes through. */
function meeting(parties: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++come >= parties) open();
    return all;
  };
}

interface Writer {
  name: string;
  before: (tx: Tx) => Promise<unknown>;
  after?: (tx: Tx) => Promise<unknown>;
}

/** All at once, as the hub's use cases write; gives how often each was tried. */
async function postAtOnce(writers: readonly Writer[], { keyed }: { keyed: boolean }): Promise<number[]> {
  const met = meeting(writers.length);
  const tries = writers.map(() => 0);
  await Promise.all(
    writers.map(({ name, before, after }, n) =>
      perform(hub.hub.ctx, { actor: systemActor(JANTI_ID), key: keyed ? name : null, name: 'test', input: name }, async (tx) => {
        tries[n] = (tries[n] ?? 0) + 1;
        await before(tx);
        await met();
        await after?.(tx);
        await post(tx, JANTI_ID, { fact: 'test', source: name, key: `again:${name}`, lines: LINES }, hub.clock.now());
        return decided(name, [{ type: 'debt.repaid', touched: {} }]);
      }),
    ),
  );
  await hub.comeToRest();
  return tries.sort();
}

/** Into a fund, whose balance is kept in a row that every posting to it changes. */
const LINES = [
  { code: '1.1.01.04', sub: '', amount: 100n },
  { code: '2.1.05.11', sub: 'ongkir', amount: -100n },
];
const OF_FUND = `a.code = '2.1.05.11' and a.sub = 'ongkir'`;

async function written(): Promise<{ journals: number; facts: number; guarded: string; entries: string }> {
  const { rows } = await hub.pool.query<{ journals: number; facts: number; guarded: string; entries: string }>(
    `select (select count(*)::int from journal where idem_key like 'again:%') as journals, (select count(*)::int from fact where type = 'debt.repaid') as facts,
            (select g.amount::text from guarded_balance g join account a on (a.village_id, a.id) = (g.village_id, g.account_id) where ${OF_FUND}) as guarded,
            (select (-sum(e.amount))::text from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where ${OF_FUND}) as entries`,
  );
  return rows[0]!;
}
const lock = (n: number) => (tx: Tx) => tx.$executeRaw`select pg_advisory_xact_lock(4712, ${n}::int)`;
const takePicture = async (tx: Tx) => {
  await tx.$executeRaw`set transaction isolation level repeatable read`;
  await tx.$queryRaw`select count(*) from journal`;
};

test('two writers that lock crosswise: one is broken off and tried again, and both have posted once', async () => {
  const tries = await postAtOnce(
    [
      { name: 'crosswise-1', before: lock(1), after: lock(2) },
      { name: 'crosswise-2', before: lock(2), after: lock(1) },
    ],
    { keyed: true },
  );
  expect(tries).toEqual([1, 2]);
  expect(await written()).toEqual({ journals: 2, facts: 2, guarded: '200', entries: '200' });
});

test('two writers who both look before either has written: the second cannot be put in a row, is tried again, and both have posted once', async () => {
  const tries = await postAtOnce(
    ['picture-1', 'picture-2'].map((name) => ({ name, before: takePicture })),
    { keyed: false },
  );
  expect(tries).toEqual([1, 2]);
  expect(await written()).toEqual({ journals: 4, facts: 4, guarded: '400', entries: '400' });
});
