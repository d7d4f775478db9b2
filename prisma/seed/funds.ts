// Money of the village for one purpose: who pays the trips and the health car of the demo.
import { FUND_ACCOUNTS, type Payer } from '@pitulungan/contracts/funds';
import { at, chanceOf } from './chance.ts';
import type { Sale } from './sale.ts';
import { staffOf, type World } from './world.ts';

export const FUNDS = {
  delivery: { code: 'ongkir-gratis', name: 'Dana Ongkir Gratis (Dana Desa, contoh)', amount: 12_000_000n },
  health: { code: 'mobil-sehat', name: 'Dana Mobil Sehat (Dana Desa, contoh)', amount: 4_000_000n },
} as const;

/** The fund pays the whole trip; when it is empty, BUMDes does. */
export const PAYERS: Payer[] = [
  { payer: 'fund', fund: FUNDS.delivery.code, most: null },
  { payer: 'bumdes', most: null },
];

export function fundRows(world: World, firstDay: number) {
  const chance = chanceOf(world.seed, 'funds');
  const manager = at(staffOf(world, 'manager'), 0);
  return (['delivery', 'health'] as const).map((kind) => ({
    id: chance.uuid(),
    account: FUND_ACCOUNTS[kind],
    code: FUNDS[kind].code,
    name: FUNDS[kind].name,
    opened_by: manager.name,
    opened_at: new Date(firstDay),
  }));
}

/** What the fund has promised to each order, and whether it was used. */
export const promises = (sales: readonly Sale[], fundId: string) =>
  sales.map(({ order }) => ({
    order_id: order.id,
    fund_id: fundId,
    amount: order.fee_fund,
    status: order.closed_at === null ? 'HELD' : order.status === 'COMPLETED' ? 'USED' : 'RELEASED',
    held_at: order.placed_at,
    ended_at: order.closed_at,
  }));
