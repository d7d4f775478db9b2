// Settlements per second, and how long one takes at fifty per second, beside a loop that only inserts the same rows with `pg`.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../server/src/context.ts';
import { settleOrder } from '../../server/src/orders/settlement.actions.ts';
import { type Due, makeDueOrders } from './due-orders.ts';
import { clocked, count, median, ms, quantile, say, times } from './lines.ts';
import { type RawRows, rawLoop } from './raw-rows.ts';

const CLIENTS = 8;
const ROUNDS = 3;
const PER_ROUND = 500;
const PER_SECOND = 50;
const SECONDS = 20;

type Settle = (due: Due) => Promise<unknown>;

export async function benchSettling(ctx: Context): Promise<void> {
  const due = await makeDueOrders(ctx, PER_ROUND * (ROUNDS + 1) + PER_SECOND * SECONDS);
  const take = (howMany: number) => due.splice(0, howMany);
  const settle: Settle = (order) => settleOrder(ctx, order);
  const raw = await rawLoop(ctx);
  await allAtOnce(take(PER_ROUND), settle); // code is compiled, pages are read
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const orders = take(PER_ROUND);
    ours.push(await allAtOnce(orders, settle)); // by turns: a neighbour on the machine disturbs both
    theirs.push(await allAtOnce(orders, await raw.of(orders)));
  }
  say(`settlements per second, ${CLIENTS} at once`, count(Math.round(median(ours))));
  say('… the same rows inserted by a bare pg loop, per second', count(Math.round(median(theirs))));
  say('… rate of settling to the bare loop', times(median(ours) / median(theirs)));
  await atAPace(take(PER_SECOND * SECONDS), settle, raw);
}

async function atAPace(orders: Due[], settle: Settle, raw: RawRows): Promise<void> {
  const ours = await paced(orders, settle);
  const theirs = await paced(orders, await raw.of(orders));
  say(`one settlement at ${PER_SECOND} per second, p50`, ms(quantile(ours, 0.5)));
  say(`one settlement at ${PER_SECOND} per second, p95`, ms(quantile(ours, 0.95)));
  say('… the bare loop, p95', ms(quantile(theirs, 0.95)));
  say('… p95 of settling to that of the bare loop', times(quantile(ours, 0.95) / quantile(theirs, 0.95)));
}

/** As fast as the clients can: per second. */
async function allAtOnce(orders: readonly Due[], settle: Settle): Promise<number> {
  const waiting = [...orders];
  const client = async () => {
    for (let order = waiting.pop(); order; order = waiting.pop()) await settle(order);
  };
  const took = await clocked(() => Promise.all(Array.from({ length: CLIENTS }, client)));
  return (orders.length / took) * 1_000;
}

/** Each at its moment; when all clients are busy it waits, and that counts: milliseconds from its moment to its end. */
async function paced(orders: readonly Due[], settle: Settle): Promise<number[]> {
  const began = performance.now();
  const took: number[] = [];
  const waiting = orders.map((order, n) => ({ order, moment: began + (n * 1_000) / PER_SECOND })).reverse();
  const client = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      await sleep(Math.max(0, next.moment - performance.now()));
      await settle(next.order);
      took.push(performance.now() - next.moment);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return took;
}
