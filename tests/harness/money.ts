// What tests of money ask of the books, and steps on the way to them.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { FundKind } from '@pitulungan/contracts/funds';
import type { DepositId, OrderId } from '@pitulungan/contracts/ids';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { deliver, JANTI, orderOn, placeAndPack, type AtWork } from './story.ts';
import type { TestHub } from './test-hub.ts';

/** Balance of an account, all subs together or one: + debit, − credit. */
export async function balance(hub: TestHub, code: string, sub?: string): Promise<bigint> {
  const { rows } = await hub.pool.query<{ sum: string }>(
    `select coalesce(sum(e.amount), 0)::text as sum from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
       join village v on v.id = a.village_id where v.code = $1 and a.code = $2 and ($3::text is null or a.sub = $3)`,
    [JANTI, code, sub ?? null],
  );
  return BigInt(rows[0]?.sum ?? '0');
}

/** The lines of a journal by its key: `code` or `code[sub]` → amount. */
export async function linesOf(hub: TestHub, key: string): Promise<Record<string, bigint>> {
  const { rows } = await hub.pool.query<{ code: string; sub: string; amount: string }>(
    `select a.code, a.sub, e.amount::text from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id)
       join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where j.idem_key = $1`,
    [key],
  );
  return Object.fromEntries(rows.map(({ code, sub, amount }) => [sub === '' ? code : `${code}[${sub}]`, BigInt(amount)]));
}

/** Posts as a voucher would: for money whose own screen is not what the test is about. */
export async function book(hub: TestHub, key: string, lines: readonly (readonly [code: string, sub: string, amount: bigint])[]): Promise<void> {
  await hub.pool.query(`select post_journal(v.id, 'test.voucher', $1, $1, $2, $3::jsonb) from village v where v.code = $4`, [
    key,
    hub.clock.instant(),
    JSON.stringify(lines.map(([code, sub, amount]) => ({ code, sub, amount: amount.toString() }))),
    JANTI,
  ]);
}

/** A fund with money in it (posting 16). */
export async function openFund(hub: TestHub, code: string, rupiah: bigint, kind: FundKind = 'delivery'): Promise<void> {
  const manager = await hub.signIn('manager');
  await manager.act(endpoints.openFund, { body: { kind, code, name: `Dana ${code}` } });
  if (rupiah > 0n)
    await book(hub, `dd:${code}`, [
      ['1.1.01.04', '', rupiah],
      [kind === 'delivery' ? '2.1.05.11' : '2.1.05.12', code, -rupiah],
    ]);
}

/** The courier hands in all they have, and it is counted; `difference`: too little (negative) or too much. */
export async function handIn(hub: TestHub, courier: AtWork, difference = 0n): Promise<DepositId> {
  const cashier = await hub.signIn('cashier');
  const cash = courier.live.board.couriers[courier.person.courierId]?.cashInHand ?? '0';
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: cash, happenedAt: hub.clock.instant() } });
  await cashier.act(endpoints.countDeposit, { params: { depositId }, body: { counted: String(BigInt(cash) + difference) } });
  return depositId;
}

/** Brought, paid in cash, handed in, counted and past its complaint window: settled. */
export async function settled(
  hub: TestHub,
  { desk, courier }: { desk: AtWork; courier: AtWork },
  more: Parameters<typeof placeAndPack>[1] = {},
): Promise<OrderId> {
  const { orderId } = await placeAndPack(hub, more);
  await deliver(hub, courier);
  if (orderOn(desk.live, orderId).payment.method === 'cash') await handIn(hub, courier);
  await hub.advance(DEFAULT_SETTINGS.waiting.complaintGoodsMs);
  return orderId;
}
