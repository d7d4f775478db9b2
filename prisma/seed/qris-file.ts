// Every morning the cashier takes in the provider's file of yesterday's QRIS payments.
import { createHash } from 'node:crypto';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import { at, chanceOf } from './chance.ts';
import { credit, debit } from './journals.ts';
import { BANK } from './papers.ts';
import type { Sale } from './sale.ts';
import { staffOf, type World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QRIS = '1.1.03.11';

/** Posting 04 at 10.00: what was verified on the day before. Small payments bear no fee (QRIS for micro enterprises). */
export function importQris(world: World, sales: readonly Sale[], firstDay: number) {
  const chance = chanceOf(world.seed, 'qris');
  const cashier = at(staffOf(world, 'cashier'), 0);
  const days = Array.from({ length: Math.ceil((world.now - firstDay) / DAY) }, (_, index) => firstDay + index * DAY);
  return days.flatMap((day) => {
    const when = new Date(day + 10 * HOUR);
    const paid = sales.filter(({ payment }) => payment.flow === 'Q1' && payment.verified_at !== null && isOn(payment.verified_at, day - DAY));
    if (paid.length === 0 || when.getTime() > world.now) return [];
    const id = chance.uuid();
    const lines = paid.map((sale, index) => lineOf(sale, { reportId: id, line: index + 1, id: chance.uuid(), when }));
    const sha256 = createHash('sha256')
      .update(lines.map(({ row }) => `${row.reference};${row.gross};0`).join('\n'))
      .digest('hex');
    const report = {
      id,
      file_name: `qris-${businessDate(day - DAY)}.csv`,
      sha256,
      imported_by: cashier.id,
      imported_by_name: cashier.name,
      imported_at: when,
    };
    return [{ report, lines }];
  });
}

const isOn = (moment: Date, day: number): boolean => startOfBusinessDate(businessDate(moment.getTime())) === day;

function lineOf({ order, payment }: Sale, { reportId, line, id, when }: { reportId: string; line: number; id: string; when: Date }) {
  const key = `pjpset:${reportId}:${line}`;
  return {
    journal: {
      fact: 'provider.settled',
      source: reportId,
      key,
      at: when,
      lines: [debit(BANK, '', payment.amount), credit(QRIS, '', payment.amount)],
    },
    row: {
      id,
      report_id: reportId,
      line,
      reference: payment.reference ?? '',
      gross: payment.amount,
      mdr: 0n,
      paid_at: payment.verified_at,
      status: 'MATCHED',
      order_id: order.id,
      journal: null as string | null,
    },
  };
}
