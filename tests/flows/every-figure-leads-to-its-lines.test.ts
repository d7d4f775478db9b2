import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Behind, ReportView } from '@pitulungan/contracts/reports';
import { STATEMENTS } from '@pitulungan/contracts/reports';
import { beforeAll, expect, test } from 'vitest';
import { sellOne } from '../harness/sales.ts';
import type { Person } from '../harness/person.ts';
import { useSharedHub } from '../harness/test-hub.ts';

const hub = useSharedHub();
const NOVEMBER = { from: '2026-11', to: '2026-11' };
let manager: Person;

beforeAll(async () => {
  await sellOne(hub);
  await sellOne(hub, { food: true });
  manager = await hub.signIn('manager');
});

async function sumBehind({ accounts, sub, from, to }: Behind): Promise<bigint> {
  const query = { accounts: accounts.join(','), to, limit: 1, ...(from === null ? {} : { from }), ...(sub === null ? {} : { sub }) };
  let [sum, before] = [0n, undefined as string | undefined];
  for (;;) {
    const page = await manager.ask(endpoints.movements, { query: { ...query, ...(before === undefined ? {} : { before }) } });
    if (!page.ok) throw new Error(page.refusal.code);
    sum += page.value.movements.reduce((total, { amount }) => total + BigInt(amount), 0n);
    if (page.value.next === null) {
      expect(String(sum)).toBe(page.value.sum);
      return sum;
    }
    before = page.value.next;
  }
}
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

test('of the month', async () => {
  const month = await manager.act(endpoints.monthFigures, { query: { month: '2026-11' } });
  const amountOf = (name: string) => BigInt(month.figures.find((figure) => figure.name === name)!.amount);
  const orders = await manager.act(endpoints.settledOrders, { query: { from: month.span.from, to: month.span.to } });
  expect(orders.count).toBe(2);
  expect(amountOf('settledOrders')).toBe(2n);
  expect(amountOf('turnover')).toBe(orders.orders.reduce((sum, { goods }) => sum + BigInt(goods), 0n));
  expect(amountOf('turnover')).toBe(BigInt(orders.goods));
  expect(amountOf('commission')).toBe(orders.orders.reduce((sum, { commission }) => sum + BigInt(commission), 0n));
  expect(amountOf('subsidyOwn')).toBe(orders.orders.reduce((sum, { feeBumdes }) => sum + BigInt(feeBumdes), 0n));
  expect(amountOf('margin')).toBe(amountOf('commission') + amountOf('deliveryFee') - amountOf('incentive') - amountOf('subsidyOwn'));
  expect(amountOf('payableMerchants')).toBe(amountOf('turnover') - amountOf('commission'));
  for (const { name, amount, behind } of month.figures) if (behind) expect(size(await sumBehind(behind)), name).toBe(size(BigInt(amount)));

  const total = (pick: (day: (typeof month.days)[number]) => string) => month.days.reduce((sum, day) => sum + BigInt(pick(day)), 0n);
  expect(total(({ turnover }) => turnover)).toBe(amountOf('turnover'));
  expect(total(({ result }) => result)).toBe(amountOf('result'));
  expect(month.days.length).toBe(26); // the two days that passed, and the month before them
});

test.each(STATEMENTS)('of %s, and every check holds', async (statement) => {
  const report = await manager.act(endpoints.statement, { params: { statement }, query: NOVEMBER });
  expect(report.checks.filter(({ holds }) => !holds)).toEqual([]);
  for (const { columns, rows } of report.sections) {
    const amount = columns.findIndex(({ key }) => key === 'amount');
    for (const row of rows) {
      const cell = row.cells[amount];
      if (row.behind && typeof cell === 'string') expect(size(await sumBehind(row.behind)), row.key).toBe(size(BigInt(cell)));
    }
  }
});

test('the result is one: of the month, the statement, equity and the revenue share', async () => {
  const month = await manager.act(endpoints.monthFigures, { query: { month: '2026-11' } });
  const share = await manager.act(endpoints.monthShare, { query: { month: '2026-11' } });
  const read = async (statement: 'profit-loss' | 'equity') => manager.act(endpoints.statement, { params: { statement }, query: NOVEMBER });
  const cell = ({ sections }: ReportView, key: string) => sections[0]!.rows.find((row) => row.key === key)!.cells[2];
  const result = month.figures.find(({ name }) => name === 'result')!.amount;
  expect(result).not.toBe('0');
  expect([share.profit, cell(await read('profit-loss'), 'profit'), cell(await read('equity'), '5')]).toEqual([result, result, result]);
});

test('of a stall and a courier: opening, lines with their orders, closing', async () => {
  const { movements } = await manager.act(endpoints.movements, { query: { accounts: '2.1.01.11' } });
  const merchantId = movements[0]!.sub as never;
  const statement = await manager.act(endpoints.merchantStatement, { params: { merchantId }, query: NOVEMBER });
  const lines = statement.sections.find(({ key }) => key.startsWith('2.1.01.11'))!.rows;
  expect(lines.map(({ key }) => key)).toEqual(['opening', '0', 'closing']);
  expect(lines[1]!.cells.slice(1, 3)).toEqual([{ id: 'Pesanan selesai', en: 'Order settled' }, movements[0]!.orderCode]);
  expect(lines[1]!.orderId).toBe(movements[0]!.orderId);
  const courierId = (await hub.signIn('courier')).courierId;
  const courier = await manager.act(endpoints.courierStatement, { params: { courierId }, query: NOVEMBER });
  const cash = courier.sections.find(({ key }) => key.startsWith('1.1.01.11'))!.rows;
  expect(cash.at(-1)!.cells.at(-1)).toBe('0');
  expect(courier.checks.every(({ holds }) => holds)).toBe(true);
  expect(await manager.refused(endpoints.merchantStatement, { params: { merchantId: courierId as never }, query: NOVEMBER })).toBe('NOT_FOUND');
  expect(await manager.refused(endpoints.fundStatement, { params: { account: '4.1.11.01' }, query: NOVEMBER })).toBe('NOT_FOUND');
});
