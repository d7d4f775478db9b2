// A small and a large year: made, looked at, closed, looked at again.
import type { Context } from '../../server/src/context.ts';
import { benchBalance } from './balance.ts';
import { benchClosing } from './closing.ts';
import { count, ms, say } from './lines.ts';
import { benchOfficial } from './official.ts';
import { makeYear } from './year.ts';

const FEW = 10_000;
const MANY = 100_000;

export async function benchBooks(ctx: Context): Promise<void> {
  const small = await makeYear(ctx.pool, FEW);
  const began = performance.now();
  const large = await makeYear(ctx.pool, MANY);
  say(`(making the journals of ${count(MANY)} orders, through all triggers)`, ms(performance.now() - began));
  await benchBalance(ctx, large, 'nothing locked');
  await benchClosing(ctx, small, large);
  await benchBalance(ctx, large, 'locked');
  await benchOfficial(ctx, small);
  await benchOfficial(ctx, large);
}
