// The year that is booked and closed.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { MonthId } from '@pitulungan/contracts/time';

export const YEAR = 2025;
export const MONTHS = Array.from({ length: 12 }, (_, n) => `${YEAR}-${String(n + 1).padStart(2, '0')}` as MonthId);

export interface Year {
  villageId: VillageId;
  orders: number;
  lines: number;
}
