// Accounting months, from the seeded weeks to a year ahead: a hub that is left running keeps finding an open one.
import { monthOf } from '@pitulungan/contracts/time';

const MONTHS_AHEAD = 12;

export function periodRows(from: number, now: number) {
  const [year = 0, month = 1] = monthOf(from).split('-').map(Number);
  const last = monthNumber(monthOf(now)) + MONTHS_AHEAD;
  return Array.from({ length: last - monthNumber(monthOf(from)) + 1 }, (_, index) => {
    const start = new Date(Date.UTC(year, month - 1 + index, 1));
    const end = new Date(Date.UTC(year, month + index, 0));
    return { id: start.toISOString().slice(0, 7), starts: start.toISOString().slice(0, 10), ends: end.toISOString().slice(0, 10), status: 'open' };
  });
}

function monthNumber(id: string): number {
  const [year = 0, month = 1] = id.split('-').map(Number);
  return year * 12 + month;
}
