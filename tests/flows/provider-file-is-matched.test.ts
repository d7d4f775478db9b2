import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { balance, linesOf } from '../harness/money.ts';
import { atDesk, orderOn, place } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const file = (...rows: string[]) => ({ body: { fileName: 'pjp-2026-11-24.csv', csv: ['RRN;Nominal;MDR;Tanggal', ...rows].join('\n') } });

async function claimed(reference: string, phone = '+6280000001001') {
  const { orderId, trackingToken } = await place(hub, { payment: 'qris', buyerPhone: phone });
  await hub.visitor.act(endpoints.sendProof, { params: { token: trackingToken }, body: { reference } });
  return orderId;
}

test('a line with the reference and the amount of a payment verifies it and settles it; what does not fit is listed', async () => {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const [first, second, third] = [await claimed('REF-0001'), await claimed('REF-0002', '+6280000001002'), await claimed('REF-0003', '+6280000001003')];
  await cashier.act(endpoints.verifyPayment, { params: { orderId: second }, body: { reference: 'REF-0002' } });
  const total = BigInt(orderOn(desk.live, first).total);
  const rows = [
    `REF-0001;${total};75;`,
    `REF-0002;${total};0;`,
    `REF-0003;${total - 1n};0;`,
    `REF-0009;12.000;0;`,
    `REF-0001;${total};75;`,
    'REF-0004;gratis;0;',
  ];
  const imported = await cashier.act(endpoints.importQrisReport, file(...rows));
  expect(imported).toMatchObject({
    alreadyThere: false,
    counts: { MATCHED: 2, DIFFERENT: 1, UNMATCHED: 1, REPEATED: 1, HELD: 0 },
    errors: [{ line: 7, column: 'nominal' }],
  });
  expect(orderOn(desk.live, first).payment).toMatchObject({ status: 'VERIFIED', reference: 'REF-0001' });
  expect(orderOn(desk.live, third).payment.status).toBe('PROOF_SENT');
  expect(await balance(hub, '1.1.03.11')).toBe(0n);
  expect([await balance(hub, '1.1.01.04'), await balance(hub, '7.2.01.11')]).toEqual([2n * total - 75n, 75n]);
  const lines = await cashier.act(endpoints.listQrisLines, { query: {} });
  expect(lines.map(({ line, status, orderId }) => [line, status, orderId])).toEqual([
    [4, 'DIFFERENT', third],
    [5, 'UNMATCHED', null],
    [2, 'MATCHED', first],
    [3, 'MATCHED', second],
    [6, 'REPEATED', first],
  ]);

  const before = await cashier.act(endpoints.listJournals, { query: {} });
  expect(await cashier.act(endpoints.importQrisReport, file(...rows))).toMatchObject({ alreadyThere: true, counts: imported.counts });
  expect(await cashier.act(endpoints.importQrisReport, file(`REF-0001;${total};75;`))).toMatchObject({
    alreadyThere: false,
    counts: { REPEATED: 1, MATCHED: 0 },
  });
  expect((await cashier.act(endpoints.listJournals, { query: {} })).count).toBe(before.count);
});

test('a person says whose a line is, or that nobody knows; the amount must be right', async () => {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const { orderId } = await place(hub, { payment: 'qris' });
  const total = BigInt(orderOn(desk.live, orderId).total);
  await cashier.act(endpoints.importQrisReport, file(`REF-0001;${total};0;`, `REF-0002;7000;10;`));
  const [known, unknown] = await cashier.act(endpoints.listQrisLines, { query: { status: 'UNMATCHED' } });
  const decide = (lineId: NonNullable<typeof known>['id'], to: typeof orderId | null) => ({
    params: { lineId },
    body: { orderId: to, note: 'dicocokkan dengan mutasi' },
  });
  expect(await cashier.refused(endpoints.decideQrisLine, decide(unknown!.id, orderId))).toBe('AMOUNT_DIFFERS');
  expect(await cashier.act(endpoints.decideQrisLine, decide(known!.id, orderId))).toMatchObject({ status: 'MATCHED', decidedBy: cashier.session?.name });
  expect(orderOn(desk.live, orderId).payment).toMatchObject({ status: 'VERIFIED', reference: 'REF-0001' });
  expect(await cashier.act(endpoints.decideQrisLine, decide(unknown!.id, null))).toMatchObject({ status: 'HELD' });
  expect(await balance(hub, '2.1.99.17', unknown!.id)).toBe(-7_000n);
  expect(await cashier.refused(endpoints.decideQrisLine, decide(unknown!.id, null))).toBe('PAYMENT_MOVED_ON');
});

test('money of the file for an order that was cancelled goes back; a file without its columns is refused', async () => {
  const desk = await atDesk(hub, 'manager');
  const cashier = await hub.signIn('cashier');
  const orderId = await claimed('REF-0001');
  const total = BigInt(orderOn(desk.live, orderId).total);
  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'batal' } });
  await cashier.act(endpoints.importQrisReport, file(`REF-0001;${total};0;`));
  const [refund] = await desk.person.act(endpoints.listRefunds, { query: { status: 'DUE' } });
  expect(refund).toMatchObject({ orderId, amount: String(total) });
  expect(await balance(hub, '2.1.01.12', orderId)).toBe(0n);
  expect(Object.keys(await linesOf(hub, `refund:${refund!.id}`))).toHaveLength(2);
  expect(await cashier.refused(endpoints.importQrisReport, { body: { fileName: 'x.csv', csv: 'a;b\n1;2' } })).toBe('CSV_UNREADABLE');
});

test('the stall itself finds the payment in its own QRIS, and only its own', async () => {
  const desk = await atDesk(hub, 'manager');
  await hub.pool.query(`update merchant set qris_flow = 'Q2'`);
  const { orderId } = await place(hub, { payment: 'qris' });
  const { merchantId } = orderOn(desk.live, orderId);
  const { rows } = await hub.pool.query<{ nr: number }>(
    `select right(u.phone_number, 4)::int - 200 as nr from merchant m join "user" u on u.id = m.user_id where m.id = $1`,
    [merchantId],
  );
  const nr = rows[0]!.nr;
  const confirm = { params: { orderId }, body: { reference: 'REF-0001' } };
  const [stall, other] = [await hub.signIn(nr === 1 ? 'merchant' : `merchant ${nr}`), await hub.signIn(nr === 1 ? 'merchant 2' : 'merchant')];
  expect(await other.act(endpoints.ownPayments, {})).toEqual([]);
  expect((await stall.act(endpoints.ownPayments, {})).map(({ id }) => id)).toEqual([orderId]);
  expect(await other.refused(endpoints.confirmOwnQris, confirm)).toBe('NOT_FOUND');
  await stall.act(endpoints.confirmOwnQris, confirm);
  expect(await stall.act(endpoints.ownPayments, {})).toEqual([]);
  expect(orderOn(desk.live, orderId).payment.status).toBe('VERIFIED');
  expect(await balance(hub, '1.1.03.11')).toBe(0n);
});
