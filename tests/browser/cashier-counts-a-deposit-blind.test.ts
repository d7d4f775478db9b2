import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import type { Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { byHand, CASHIER, changeSettings, COURIER, deliver, goOnDuty, MANAGER, orderOf, place } from './stage/village.ts';

const stage = useStage({ quiet: true });

const figures = (text: string): string => text.replace(/(\d)[.,](?=\d{3})/g, '$1'); // Rp24.500 and 24500 are one amount
const grouped = (amount: bigint): string => `Rp${amount.toString().replace(/\B(?=(\d{3})+$)/g, '.')}`;

interface Deposit {
  code: string;
  orderCode: string;
  total: bigint;
  declared: bigint;
}

/** Delivers one order for cash and hands it in, writing down `writes(total)`: not what the orders say. */
async function handIn(writes: (total: bigint) => bigint): Promise<Deposit> {
  const courier = await stage.signIn(COURIER);
  const order = await place(stage);
  await deliver(stage, order, courier);
  const total = BigInt((await orderOf(stage, order)).total);
  for (const { id, signature, status } of await (await stage.signIn(CASHIER)).act(endpoints.listDeposits, {}))
    if (status !== 'DECLARED' && signature === null)
      await courier.act(endpoints.signDeposit, { params: { depositId: id }, body: { agrees: true, note: '', happenedAt: new Date().toISOString() } });
  await until('the cash is in the hand', async () => (await orderOf(stage, order)).payment.status === 'COLLECTED', 60_000);
  const declared = writes(total);
  const { code } = await courier.act(endpoints.declareDeposit, { body: { declared: String(declared), happenedAt: new Date().toISOString() } });
  return { code, orderCode: order.code, total, declared };
}

/** Counts a deposit on the screen, which must not know the answer before. */
async function count({ page }: Screen, deposit: Deposit, counted: bigint): Promise<void> {
  await page.getByRole('button', { name: `Hitung: ${deposit.code}` }).click(); // it came without a reload
  await page.getByLabel('Langsung total').check();
  expect(figures(await page.content())).not.toContain(String(deposit.declared));
  expect(figures(await page.locator('section[aria-labelledby="count-title"]').innerHTML())).not.toContain(String(deposit.total));
  await page.getByLabel('Total uang').fill(String(counted));
  await page.getByRole('button', { name: 'Periksa' }).click();
  await page.getByRole('button', { name: `Ya, bukukan ${grouped(counted)}` }).click();
}

test('a cashier counts without knowing the answer; what differs is told, and the books add up', async () => {
  const quick = { complaintFoodMs: 500, complaintGoodsMs: 500, undoMs: 500 };
  await changeSettings(stage, (settings) => byHand({ ...settings, waiting: { ...settings.waiting, ...quick } }));
  await goOnDuty(await stage.signIn(COURIER));
  const screen = await stage.screen({ size: 'desk', as: CASHIER });
  const { page } = screen;
  await page.goto('/meja/kas');
  await page.getByText('Tidak ada setoran yang menunggu.').waitFor();

  const right = await handIn((total) => total + 1_234n);
  await count(screen, right, right.total);
  await page.getByText(`Cocok. ${grouped(right.total)} dibukukan ke kas.`).waitFor();
  expect(await screen.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Tutup' }).click();

  const wrong = await handIn((total) => total + 4_321n);
  await count(screen, wrong, wrong.total - 1_000n);
  await page.getByText('Kurang Rp1.000').waitFor();
  await page.getByText(grouped(wrong.declared)).first().waitFor(); // now it may be seen
  await page.getByText('Selisihnya menunggu usulan dan persetujuan dua orang.').waitFor();
  expect(await screen.axe()).toEqual([]);

  const books = await stage.screen({ size: 'desk', as: MANAGER });
  await books.page.goto('/meja/buku/jurnal');
  await books.page.getByText('Buku seimbang').waitFor();
  for (const { orderCode } of [right, wrong]) await books.page.locator('tbody .head', { hasText: orderCode }).first().waitFor();
  await books.page.goto('/meja/buku');
  await books.page.getByText('Kalau dibagi sekarang').click();
  await books.page.getByText('1 pesanan selesai dan lunas').waitFor(); // the other one waits for a decision
  const [parts, whole] = (await books.page.getByText(/^Jumlah bagian/).innerText()).match(/Rp[\d.]+/g) ?? [];
  expect(parts).toBe(whole);
  const amounts = await books.page.locator('details td.money').allInnerTexts();
  const sum = amounts.reduce((all, text) => all + BigInt(text.replace(/\D/g, '')), 0n);
  expect(grouped(sum)).toBe(whole);
  expect(amounts).toHaveLength(5);
  expect(await books.axe()).toEqual([]);
});
