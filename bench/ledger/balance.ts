// The trial balance of a month over a million lines: of an open month before anything was locked, and from what a lock keeps.
import type { Context } from '../../server/src/context.ts';
import { trialBalance } from '../../server/src/ledger/reading.actions.ts';
import { clocked, count, median, ms, say } from './lines.ts';
import { MONTHS, type Year } from './months.ts';

const ROUNDS = 5;

export async function benchBalance(ctx: Context, year: Year, state: string): Promise<void> {
  const month = MONTHS.at(-1);
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const spent = await clocked(async () => {
      const { debit, credit } = await trialBalance(ctx, year.villageId, month);
      if (debit !== credit) throw new Error(`The trial balance does not balance: ${debit} and ${credit}`);
    });
    took.push(spent);
  }
  say(`trial balance of a month at ${count(year.lines)} lines, ${state}`, ms(median(took)));
}
