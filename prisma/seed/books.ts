// The books of the demo in the order of time: what orders and deposits posted, the vouchers, and what was paid out.
import type { Journal } from './journals.ts';
import { writePapers } from './papers.ts';
import { numberPayouts, payCouriers, payStalls } from './paydays.ts';
import { importQris } from './qris-file.ts';
import type { Sale } from './sale.ts';
import type { World } from './world.ts';

interface Trade {
  world: World;
  sales: readonly Sale[];
  journals: readonly Journal[];
  firstDay: number;
}

export type Books = ReturnType<typeof keepBooks>;

export function keepBooks({ world, sales, journals, firstDay }: Trade) {
  const papers = writePapers(world, firstDay);
  const payouts = payStalls(world, journals, firstDay);
  const wages = payCouriers(world, journals, firstDay);
  const reports = importQris(world, sales, firstDay);
  const lines = reports.flatMap((each) => each.lines);
  const all = [...journals, ...[...papers, ...payouts, ...wages, ...lines].map(({ journal }) => journal)];
  return { papers, payouts, wages, reports, lines, journals: all.sort((a, b) => a.at.getTime() - b.at.getTime()) };
}

/** Rows of the tables, once the journals have their ids. */
export function booksRows({ papers, payouts, wages, reports, lines, journals }: Books, posted: ReadonlyMap<string, string>) {
  const idOf = ({ key }: Journal): string | null => posted.get(key) ?? null;
  return {
    voucher: papers.map(({ row, journal }) => ({ ...row, journal_id: idOf(journal) })),
    payout: numberPayouts(payouts, journals, posted),
    wage: wages.map(({ row, journal }) => ({ ...row, journal: idOf(journal) })),
    qris_report: reports.map(({ report }) => report),
    qris_line: lines.map(({ row, journal }) => ({ ...row, journal: idOf(journal) })),
  };
}
