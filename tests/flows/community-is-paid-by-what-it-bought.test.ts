// The community's share by purchases, by sales, by need and by a mix, on orders that were really sold, refunded and cancelled: who gets
// how much is what this test reckons itself from those orders.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { MerchantId, OrderId } from '@pitulungan/contracts/ids';
import type { CommunityPolicy } from '@pitulungan/contracts/shares/policy';
import type { RecipientFields, StatementView } from '@pitulungan/contracts/shares/views';
import { beforeAll, expect, test } from 'vitest';
import { clerks, goTo, lockMonth, voucher } from '../harness/books.ts';
import { handIn } from '../harness/money.ts';
import type { Person } from '../harness/person.ts';
import { on, policy } from '../harness/share-story.ts';
import { atDesk, type AtWork, deliver, onDuty, orderOn, place, placeAndPack, stall } from '../harness/story.ts';
import { useSharedHub } from '../harness/test-hub.ts';

const hub = useSharedHub();
const DAY_MS = 86_400_000;
const [MOTHER, SON, NEIGHBOUR, STRANGER] = ['+6280000001011', '+6280000001012', '+6280000001013', '+6280000001014'] as const;

interface Sale {
  phone: string;
  merchantId: MerchantId;
  goods: bigint;
}
const sales: Sale[] = [];
let manager: Person;
let statement: StatementView;
let stalls: { goods: MerchantId; food: MerchantId };

async function sell(desk: AtWork, courier: AtWork, order: { buyerPhone: string; food?: boolean; quantity: number }): Promise<OrderId> {
  const { buyerPhone, food = false, quantity } = order;
  const [product] = (await stall(hub, { food })).products;
  const { orderId } = await placeAndPack(hub, { buyerPhone, food, items: [{ productId: product!.id, quantity }] });
  await deliver(hub, courier);
  const { merchantId, goods } = orderOn(desk.live, orderId);
  sales.push({ phone: buyerPhone, merchantId, goods: BigInt(goods) });
  return orderId;
}

/** The refund lessens what its buyer bought and its stall sold. */
async function giveBack(orderId: OrderId, nth: number, refund: { goods: bigint; fault: 'MERCHANT' | 'COURIER' }): Promise<void> {
  const { goods, fault } = refund;
  await manager.act(endpoints.refundOrder, { params: { orderId }, body: { goods: String(goods), delivery: '0', fault, reason: 'kurang' } });
  const sale = sales[nth]!;
  sales.push({ ...sale, goods: -goods });
}

const recipient = (name: string, more: Partial<RecipientFields>) =>
  manager.act(endpoints.addRecipient, {
    body: { kind: 'household', name, phones: [], merchantId: null, rt: 1, rw: 1, band: null, consent: false, active: true, ...more },
  });

beforeAll(async () => {
  const people = await clerks(hub);
  ({ manager } = people);
  await hub.pool.query(`update merchant set qris_flow = 'Q1'`);
  stalls = { goods: (await stall(hub)).id, food: (await stall(hub, { food: true })).id };
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const first = await sell(desk, courier, { buyerPhone: MOTHER, quantity: 2 });
  const second = await sell(desk, courier, { buyerPhone: SON, food: true, quantity: 1 });
  const third = await sell(desk, courier, { buyerPhone: NEIGHBOUR, quantity: 3 });
  await sell(desk, courier, { buyerPhone: STRANGER, food: true, quantity: 2 });
  const { orderId: cancelled } = await place(hub, { buyerPhone: NEIGHBOUR, payment: 'qris' });
  await people.cashier.act(endpoints.verifyPayment, { params: { orderId: cancelled }, body: { reference: 'REF-0001' } });
  await desk.person.act(endpoints.cancelOrder, { params: { orderId: cancelled }, body: { reason: 'batal' } }); // its money goes back; it was never bought
  await handIn(hub, courier);
  await desk.person.act(endpoints.disputeOrder, { params: { orderId: second }, body: { reason: 'kurang' } });
  await giveBack(second, 1, { goods: 1_000n, fault: 'MERCHANT' }); // before its settlement
  await desk.person.act(endpoints.resolveDispute, { params: { orderId: second }, body: { reason: 'selesai' } });
  await hub.advance(DAY_MS);
  await giveBack(first, 0, { goods: 2_000n, fault: 'COURIER' }); // after it
  await voucher(manager, { kind: 'INCOME', account: '4.1.05.99', amount: '10000000', into: '1.1.01.01' });
  await goTo(hub, '2026-12-01T17:00:00.000Z');
  await lockMonth(people, '2026-11');
  await manager.act(endpoints.refundOrder, { params: { orderId: third }, body: { goods: '3000', delivery: '0', fault: 'MERCHANT', reason: 'busuk' } }); // another month’s
  await recipient('KK Satu', { phones: [MOTHER, SON], band: 'A' });
  await recipient('KK Dua', { phones: [NEIGHBOUR], band: 'B' });
  await recipient('KK Tiga', { band: 'A' });
  await recipient('KK Pindah', { phones: [STRANGER], band: 'A', active: false });
  await recipient('Lapak Barang', { kind: 'merchant', merchantId: stalls.goods });
  await recipient('Lapak Makanan', { kind: 'merchant', merchantId: stalls.food });
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  statement = await manager.act(endpoints.draftStatement, { body: { from: '2026-11', to: '2026-11' } });
});

const UNIT = 100n;
const NAMES = ['KK Satu', 'KK Dua', 'KK Tiga', 'Lapak Barang', 'Lapak Makanan'] as const;
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const bought = (...phones: string[]) => total(sales.filter(({ phone }) => phones.includes(phone)).map(({ goods }) => goods));
const sold = (id: MerchantId) => total(sales.filter(({ merchantId }) => merchantId === id).map(({ goods }) => goods));
/** Who weighs what under each method, in the order of NAMES. */
const WEIGHTS = {
  by_purchases: () => [bought(MOTHER, SON), bought(NEIGHBOUR), 0n, 0n, 0n],
  by_sales: () => [0n, 0n, 0n, sold(stalls.goods), sold(stalls.food)],
  needs: () => [3n, 1n, 3n, 0n, 0n],
};
const inWholeUnits = (pool: bigint, weights: readonly bigint[]): bigint[] => weights.map((weight) => (((pool / UNIT) * weight) / total(weights)) * UNIT);

const NEEDS = [
  { band: 'A', weight: 3 },
  { band: 'B', weight: 1 },
];
let rowVersion = 1;

async function reckonedUnder(community: Partial<CommunityPolicy>): Promise<StatementView> {
  const { version, ...terms } = policy({}, { payoutUnit: 100, programme: null, needs: NEEDS, ...community });
  await manager.act(endpoints.changeSharePolicy, { params: { version }, body: { ...terms, rowVersion: rowVersion++ } });
  statement = await manager.act(endpoints.computeStatement, { ...on(statement), body: { version: statement.version } });
  return statement;
}
async function amountsOf({ id }: StatementView): Promise<bigint[]> {
  const { lines } = await manager.act(endpoints.statementLines, { params: { statementId: id }, query: {} });
  const byName = new Map(lines.filter(({ accountCr }) => accountCr === '2.1.99.12').map(({ recipient: name, amount }) => [name, BigInt(amount)]));
  expect([...byName.keys()].filter((name) => !(NAMES as readonly string[]).includes(name))).toEqual([]);
  return NAMES.map((name) => byName.get(name) ?? 0n);
}

test.each(['by_purchases', 'by_sales', 'needs'] as const)('%s', async (method) => {
  const { figures } = await reckonedUnder({ method });
  const pool = BigInt(figures!.community!.pool);
  expect([-1n, 0n, 1n]).toContain(2n * pool - BigInt(figures!.profit)); // half of it; an odd rupiah goes to the largest remainder
  const expected = inWholeUnits(pool, WEIGHTS[method]());
  expect(await amountsOf(statement)).toEqual(expected);
  expect(figures!.community).toMatchObject({ recipients: expected.filter((amount) => amount > 0n).length, residue: String(pool - total(expected)) });
});

test('a mix splits the pool first, then each part, and adds up what a person gets', async () => {
  const mix = [
    { method: 'by_purchases', weight: 2 },
    { method: 'by_sales', weight: 1 },
    { method: 'needs', weight: 1 },
  ] as const;
  const { figures } = await reckonedUnder({ method: 'hybrid', mix: [...mix] });
  const pool = BigInt(figures!.community!.pool);
  const parts = [(pool * 2n) / 4n, pool / 4n, pool / 4n];
  expect(pool - total(parts)).toBeLessThan(3n); // left-over rupiah below the unit move nobody's amount
  const spread = mix.map(({ method }, n) => inWholeUnits(parts[n]!, WEIGHTS[method]()));
  expect(await amountsOf(statement)).toEqual(NAMES.map((_, person) => total(spread.map((amounts) => amounts[person]!))));
});
