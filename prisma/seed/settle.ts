// Closes what may be closed: delivered, money certain, complaint window over. Gives the journals of everything that happened.
import { at, chanceOf } from './chance.ts';
import { collected, counted, declared, type Journal, settled, verified } from './journals.ts';
import type { Sale } from './sale.ts';
import { comeShort, type DepositRow, handInDay } from './tills.ts';
import { staffOf, type World } from './world.ts';

export interface Books {
  deposits: DepositRow[];
  journals: Journal[];
}

const STORY_DAYS_AGO = 6;

/** Deposits of the past days; one of them was short, which its orders waited for. */
export function handInPast(world: World, days: readonly (readonly Sale[])[]): DepositRow[] {
  const chance = chanceOf(world.seed, 'tills');
  return days.flatMap((day, index) => {
    const deposits = world.couriers.flatMap((courier) =>
      handInDay(
        day.filter(({ payment }) => payment.courier_id === courier.id),
        staffOf(world, 'cashier'),
        chance,
      ),
    );
    const story = index === days.length - STORY_DAYS_AGO ? deposits[0] : undefined;
    if (story)
      comeShort(
        story,
        day.filter(({ payment }) => payment.deposit_id === story.id),
        { cashier: at(staffOf(world, 'cashier'), 0), manager: at(staffOf(world, 'manager'), 0) },
      );
    return deposits;
  });
}

/** Completes the orders whose time has come. The journals are in the order of time, as the ledger's guards want them. */
export function settleAll(sales: readonly Sale[], deposits: readonly DepositRow[], now: number): Books {
  const known = new Map(deposits.map((deposit) => [deposit.id, deposit]));
  const journals = sales.flatMap((sale) => {
    const paid = sale.payment.collected_at ? [collected(sale)] : sale.payment.verified_at && sale.payment.flow === 'Q1' ? [verified(sale)] : [];
    const due = settlementTime(sale, known);
    return due === null || due.getTime() > now ? paid : [...paid, complete(sale, due)];
  });
  const tills = deposits.flatMap((deposit) => (deposit.counted === null ? [declared(deposit)] : [declared(deposit), counted(deposit)]));
  return { deposits: [...deposits], journals: [...journals, ...tills].sort((a, b) => a.at.getTime() - b.at.getTime()) };
}

/** The moment at which delivery, money and the complaint window have all come together. */
function settlementTime({ order, payment }: Sale, deposits: ReadonlyMap<string, DepositRow>): Date | null {
  if (order.status !== 'DELIVERED' || order.complaint_until === null) return null;
  const certain = payment.method === 'qris' ? payment.verified_at : certainCash(deposits.get(payment.deposit_id ?? ''));
  return certain && new Date(Math.max(certain.getTime(), order.complaint_until.getTime()));
}

function certainCash(deposit: DepositRow | undefined): Date | null {
  if (!deposit?.counted_at) return null;
  return deposit.resolved_at ?? deposit.counted_at;
}

function complete(sale: Sale, at: Date): Journal {
  Object.assign(sale.order, { status: 'COMPLETED', version: sale.order.version + 1, closed_at: at } satisfies Partial<Sale['order']>);
  return settled(sale, at);
}
