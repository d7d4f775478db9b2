import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { sellOne } from '../harness/sales.ts';
import { BUYER, JANTI } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('too few orders are not told of, five are; and no name is ever there', async () => {
  const board = () => hub.visitor.act(endpoints.transparency, { params: { village: JANTI }, query: {} });
  expect(await board()).toMatchObject({ settledOrders: 0, turnover: '0', statements: [] });
  for (let n = 1; n <= 4; n++) await sellOne(hub, { food: true });
  const few = await board();
  expect(few).toMatchObject({ settledOrders: null, turnover: null, result: null, delivery: { own: null } });
  expect(few.months.at(-1)).toEqual({ month: '2026-11', settledOrders: null, turnover: null, result: null });
  await sellOne(hub, { food: true });
  const enough = await board();
  expect(enough).toMatchObject({ settledOrders: 5, village: { code: JANTI }, span: { from: '2026-01-01', to: '2026-11-30' } });
  const manager = await hub.signIn('manager');
  const { goods } = await manager.act(endpoints.settledOrders, { query: { from: '2026-11-01', to: '2026-11-30' } });
  expect(enough.turnover).toBe(goods);
  expect(enough.months.at(-1)).toMatchObject({ settledOrders: 5, turnover: goods, result: enough.result });

  const csv = await hub.visitor.send({ method: 'GET', path: `/api/public/transparency/${JANTI}/csv` });
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.text).toContain(`usaha;omzet;Omzet pedagang;${goods};`);
  const stalls = await hub.visitor.act(endpoints.stalls, { params: { village: JANTI } });
  for (const secret of [BUYER.name, ...stalls.map(({ name }) => name)])
    for (const text of [csv.text, JSON.stringify(enough)]) expect(text).not.toContain(secret);
  expect(await hub.visitor.refused(endpoints.transparency, { params: { village: JANTI }, query: { year: '2027' } })).toBe('SPAN_WRONG');
  expect(await hub.visitor.refused(endpoints.transparency, { params: { village: '11.11.11.1111' }, query: {} })).toBe('NOT_FOUND');
});

test('a stall sees its own figures and nobody else’s', async () => {
  await sellOne(hub);
  const manager = await hub.signIn('manager');
  const { orders } = await manager.act(endpoints.settledOrders, { query: { from: '2026-11-01', to: '2026-11-30' } });
  const [sold] = orders;
  const net = String(BigInt(sold!.goods) - BigInt(sold!.commission));
  const { rows } = await hub.pool.query<{ nth: number }>(
    `select right(u.phone_number, 4)::int - 200 as nth from merchant m join "user" u on u.id = m.user_id where m.name = $1`,
    [sold!.merchant],
  );
  const nth = rows[0]!.nth;
  const own = await (await hub.signIn(`merchant ${nth}`)).act(endpoints.ownFigures, {});
  const other = await (await hub.signIn(`merchant ${nth === 1 ? 2 : 1}`)).act(endpoints.ownFigures, {});
  expect(other).toMatchObject({ month: { orders: 0, net: '0' }, settled: '0', perSellingDay: null });
  expect(own).toMatchObject({
    merchant: sold!.merchant,
    month: { orders: 1, net },
    today: { orders: 0 },
    settled: net,
    pending: { orders: 0 },
    paidThisMonth: '0',
  });
  expect(own).toMatchObject({ sellingDays: 1, perSellingDay: net, paper: { from: '20000', to: '50000' } });
});
