// How couriers hand their cash in: several times a day, counted blind a few minutes later. Once the count was Rp5.000 short.
import type { Chance } from './chance.ts';
import type { Sale } from './sale.ts';
import { after } from './sale-steps.ts';
import type { Person } from './world.ts';

export interface DepositRow {
  id: string;
  courier_id: string;
  status: 'DECLARED' | 'MATCHED' | 'RESOLVED';
  version: number;
  order_count: number;
  declared: bigint;
  expected: bigint;
  counted: bigint | null;
  declared_at: Date;
  counted_at: Date | null;
  counted_by: string | null;
  counted_by_name: string | null;
  resolution: string | null;
  resolution_note: string;
  resolved_by: string | null;
  resolved_by_name: string | null;
  resolved_at: Date | null;
  proposal: string | null;
  proposal_note: string;
  proposed_by: string | null;
  proposed_by_name: string | null;
  proposed_at: Date | null;
  signature: 'AGREED' | null;
  signed_at: Date | null;
  device_at: Date;
  receipt_token: string | null;
}

const MINUTE = 60_000;
const HAND_IN_AT = 200_000n; // below the soft limit of Rp300.000, at which offers end
const SHORT = 5_000n;
const PROPOSED_AFTER_MS = 20 * MINUTE;
const DECIDED_AFTER_MS = 50 * MINUTE;

const sumOf = (sales: readonly Sale[]) => sales.reduce((sum, { payment }) => sum + (payment.collected ?? 0n), 0n);
const collectedAt = ({ payment }: Sale): number => payment.collected_at?.getTime() ?? 0;

/** A hand-in takes everything that the courier holds at that moment. */
export function declare(sales: readonly Sale[], at: Date, chance: Chance): DepositRow {
  const [first] = sales;
  if (!first?.payment.courier_id) throw new Error('Nothing to hand in');
  const amount = sumOf(sales);
  const id = chance.uuid();
  for (const { payment } of sales) Object.assign(payment, { status: 'DECLARED', deposit_id: id } satisfies Partial<Sale['payment']>);
  return {
    id,
    courier_id: first.payment.courier_id,
    status: 'DECLARED',
    version: 1,
    order_count: sales.length,
    declared: amount,
    expected: amount,
    counted: null,
    declared_at: at,
    counted_at: null,
    counted_by: null,
    counted_by_name: null,
    resolution: null,
    resolution_note: '',
    resolved_by: null,
    resolved_by_name: null,
    resolved_at: null,
    proposal: null,
    proposal_note: '',
    proposed_by: null,
    proposed_by_name: null,
    proposed_at: null,
    signature: null,
    signed_at: null,
    device_at: at,
    receipt_token: null,
  };
}

/** Counted, and equal to what was declared. */
function match(deposit: DepositRow, sales: readonly Sale[], count: { at: Date; by: Person; token: string }): void {
  for (const { payment } of sales) payment.status = 'MATCHED';
  const { at, by, token } = count;
  Object.assign(deposit, {
    status: 'MATCHED',
    version: 2,
    counted: deposit.declared,
    counted_at: at,
    counted_by: by.id,
    counted_by_name: by.name,
    signature: 'AGREED',
    signed_at: after(at, MINUTE / 2),
    receipt_token: token,
  } satisfies Partial<DepositRow>);
}

/** Counted Rp5.000 short; a cashier proposed, and the manager decided, that the courier owes it. */
export function comeShort(deposit: DepositRow, sales: readonly Sale[], { cashier, manager }: { cashier: Person; manager: Person }): void {
  for (const { payment } of sales) payment.status = 'RESOLVED';
  const note = 'Salah memberi uang kembalian, diakui kurir; diganti saat gajian';
  Object.assign(deposit, {
    status: 'RESOLVED',
    version: 3,
    counted: deposit.declared - SHORT,
    resolution: 'COURIER_OWES',
    resolution_note: note,
    resolved_by: manager.id,
    resolved_by_name: manager.name,
    resolved_at: after(deposit.counted_at ?? deposit.declared_at, DECIDED_AFTER_MS),
    proposal: 'COURIER_OWES',
    proposal_note: note,
    proposed_by: cashier.id,
    proposed_by_name: cashier.name,
    proposed_at: after(deposit.counted_at ?? deposit.declared_at, PROPOSED_AFTER_MS),
  } satisfies Partial<DepositRow>);
}

/** One courier's cash of one day, counted. `sales` were paid at the door. */
export function handInDay(sales: readonly Sale[], cashiers: readonly Person[], chance: Chance): DepositRow[] {
  const waiting = [...sales].sort((a, b) => collectedAt(a) - collectedAt(b));
  const deposits: DepositRow[] = [];
  let free = 0;
  while (waiting.length > 0) {
    const enough = waiting.findIndex((_, index) => sumOf(waiting.slice(0, index + 1)) >= HAND_IN_AT);
    const last = waiting.at(enough);
    const at = Math.max(last ? collectedAt(last) + chance.int(6, 20) * MINUTE : 0, free);
    const held = waiting.splice(0, waiting.filter((sale) => collectedAt(sale) <= at).length);
    const deposit = declare(held, new Date(at), chance);
    const countedAt = after(deposit.declared_at, chance.int(3, 8) * MINUTE);
    match(deposit, held, { at: countedAt, by: chance.pick(cashiers), token: chance.token() });
    deposits.push(deposit);
    free = countedAt.getTime() + MINUTE;
  }
  return deposits;
}
