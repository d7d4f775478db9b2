// Mondays: the stalls are paid out what was settled, the couriers what they earned; the manager prepares, a cashier pays.
import { businessDate } from '@pitulungan/contracts/time';
import { at, chanceOf } from './chance.ts';
import { credit, debit, type Journal } from './journals.ts';
import { BANK } from './papers.ts';
import type { Stall } from './stalls.ts';
import { staffOf, type World } from './world.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const MONDAY = 1;
const CASH = '1.1.01.01';
const PAYABLE = '2.1.01.11';
const COMMISSION_DUE = '1.1.03.12';
const WAGES = '2.1.03.02';

export interface PayoutRow {
  id: string;
  merchant_id: string;
  status: 'PAID';
  gross: bigint;
  commission: bigint;
  material: bigint;
  net: bigint;
  after_journal: string;
  up_to_journal: string;
  prepared_by: string;
  prepared_by_name: string;
  prepared_at: Date;
  method: 'cash' | 'transfer';
  reference: string | null;
  sent_at: Date | null;
  paid_by: string;
  paid_by_name: string;
  paid_at: Date;
  journal: string | null;
}

export interface Payout {
  row: PayoutRow;
  journal: Journal;
}

/** 08.30 on Mondays, from the first day to now. */
export function mondays(firstDay: number, now: number): number[] {
  const days = Array.from({ length: Math.ceil((now - firstDay) / DAY) }, (_, index) => firstDay + index * DAY);
  return days
    .filter((day) => new Date(`${businessDate(day)}T00:00:00Z`).getUTCDay() === MONDAY)
    .map((day) => day + 8.5 * HOUR)
    .filter((when) => when + 4 * HOUR <= now);
}

/** Adds up the credit side of an account by sub, from where it was left to the next moment. The journals are in the order of time. */
function sweep(journals: readonly Journal[], code: string): (until: number) => Map<string, bigint> {
  const owed = new Map<string, bigint>();
  let next = 0;
  return (until) => {
    for (let journal = journals[next]; journal && journal.at.getTime() < until; journal = journals[++next])
      for (const line of journal.lines) if (line.code === code) owed.set(line.sub, (owed.get(line.sub) ?? 0n) - line.amount);
    return owed;
  };
}

/** Posting 11: net of the commission of stalls that were paid through their own QRIS. A stall with nothing to get waits. */
export function payStalls(world: World, journals: readonly Journal[], firstDay: number): Payout[] {
  const chance = chanceOf(world.seed, 'payouts');
  const [payable, held] = [sweep(journals, PAYABLE), sweep(journals, COMMISSION_DUE)];
  return mondays(firstDay, world.now).flatMap((when) => {
    const [owed, holds] = [payable(when), held(when)];
    return world.stalls.flatMap((stall, index) => {
      const due = { gross: owed.get(stall.id) ?? 0n, commission: -(holds.get(stall.id) ?? 0n) };
      if (due.gross <= due.commission) return [];
      owed.delete(stall.id);
      holds.delete(stall.id);
      return payStall(world, stall, due, { id: chance.uuid(), when, index });
    });
  });
}

interface PaidWhen {
  id: string;
  when: number;
  /** In the row of the stalls that are paid that day */
  index: number;
}

function payStall(world: World, stall: Stall, { gross, commission }: { gross: bigint; commission: bigint }, { id, when, index }: PaidWhen): Payout {
  const [manager, cashier] = [at(staffOf(world, 'manager'), 0), at(staffOf(world, 'cashier'), 1)];
  const method = isTransferred(stall) ? 'transfer' : 'cash';
  const paidAt = new Date(when + 30 * MINUTE + index * 2 * MINUTE);
  const net = gross - commission;
  const lines = [debit(PAYABLE, stall.id, gross), credit(COMMISSION_DUE, stall.id, commission), credit(method === 'cash' ? CASH : BANK, '', net)];
  return {
    journal: { fact: 'payout.paid', source: id, key: `payout:${id}`, at: paidAt, lines: lines.filter(({ amount }) => amount !== 0n) },
    row: {
      id,
      merchant_id: stall.id,
      status: 'PAID',
      gross,
      commission,
      material: 0n,
      net,
      after_journal: '0',
      up_to_journal: '0',
      prepared_by: manager.id,
      prepared_by_name: manager.name,
      prepared_at: new Date(when),
      method,
      reference: method === 'transfer' ? `TRF${businessDate(when).replaceAll('-', '')}${String(index + 1).padStart(2, '0')}` : null,
      sent_at: method === 'transfer' ? paidAt : null,
      paid_by: cashier.id,
      paid_by_name: cashier.name,
      paid_at: paidAt,
      journal: null,
    },
  };
}

/** Cafés and the women's groups have accounts at the bank. */
const isTransferred = ({ kind }: Stall): boolean => kind === 'kafe' || kind === 'pkk';

/** Each statement begins where the stall's last one ended. `posted`: journals in their order, with the ids that they got. */
export function numberPayouts(payouts: readonly Payout[], journals: readonly Journal[], posted: ReadonlyMap<string, string>): PayoutRow[] {
  const ends = new Map<string, string>();
  return payouts.map(({ row, journal }) => {
    const before = journals.findLast(({ at: when }) => when < row.prepared_at);
    const upTo = (before && posted.get(before.key)) ?? '0';
    const numbered = { ...row, after_journal: ends.get(row.merchant_id) ?? '0', up_to_journal: upTo, journal: posted.get(journal.key) ?? null };
    ends.set(row.merchant_id, upTo);
    return numbered;
  });
}

/** Posting 12: one run each Monday, in cash. */
export function payCouriers(world: World, journals: readonly Journal[], firstDay: number) {
  const chance = chanceOf(world.seed, 'wages');
  const [manager, cashier] = [at(staffOf(world, 'manager'), 0), at(staffOf(world, 'cashier'), 0)];
  const earned = sweep(journals, WAGES);
  return mondays(firstDay, world.now).flatMap((when) => {
    const owed = earned(when);
    const run = chance.uuid();
    return world.couriers.flatMap((courier, index) => {
      const amount = owed.get(courier.id) ?? 0n;
      if (amount <= 0n) return [];
      owed.delete(courier.id);
      const paidAt = new Date(when + 2 * HOUR + index * MINUTE);
      const key = `gaji:${run}:${courier.id}`;
      return {
        journal: { fact: 'wage.paid', source: run, key, at: paidAt, lines: [debit(WAGES, courier.id, amount), credit(CASH, '', amount)] },
        row: {
          id: chance.uuid(),
          run,
          courier_id: courier.id,
          status: 'PAID',
          amount,
          prepared_by: manager.id,
          prepared_by_name: manager.name,
          prepared_at: new Date(when),
          paid_by: cashier.id,
          paid_by_name: cashier.name,
          paid_at: paidAt,
          journal: null as string | null,
        },
      };
    });
  });
}
