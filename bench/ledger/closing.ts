// Closing a year: each month reckoned by one person and locked by another, the last one with posting 23; and how that grows.
import type { Context } from '../../server/src/context.ts';
import { computePeriod, lockPeriod } from '../../server/src/ledger/periods.actions.ts';
import { clocked, count, ms, say, times } from './lines.ts';
import { MONTHS, type Year } from './months.ts';

export async function closeYear(ctx: Context, { villageId }: Year): Promise<void> {
  const [reckoner, confirmer] = ['reckons', 'confirms'].map((name) => ({ kind: 'staff', id: `bench ${name} ${villageId}`, name, villageId }) as const);
  if (!reckoner || !confirmer) return;
  for (const month of MONTHS) {
    const reckoned = await computePeriod(ctx, reckoner, { key: `reckon ${month}`, month, withoutTax: true });
    if (!reckoned.ok || !reckoned.value.hashes) throw new Error(`${month} cannot be reckoned: ${JSON.stringify(reckoned)}`);
    const locked = await lockPeriod(ctx, confirmer, { key: `lock ${month}`, month, shown: reckoned.value.hashes });
    if (!locked.ok || (await isOpen(ctx, villageId, month))) throw new Error(`${month} cannot be locked: ${JSON.stringify(locked)}`);
  }
}

const isOpen = async ({ pool }: Context, villageId: number, month: string): Promise<boolean> =>
  (await pool.query(`select 1 from period where village_id = $1 and id = $2 and status = 'open'`, [villageId, month])).rowCount !== 0;

export async function benchClosing(ctx: Context, small: Year, large: Year): Promise<void> {
  const took = [];
  for (const year of [small, large]) {
    const spent = await clocked(() => closeYear(ctx, year));
    took.push(spent);
    say(`closing a year of ${count(year.orders)} orders (${count(year.lines)} lines)`, ms(spent));
  }
  const [few = 1, many = 1] = took;
  say(`… growth of time, orders × ${count(large.orders / small.orders)}`, times(many / few));
}
