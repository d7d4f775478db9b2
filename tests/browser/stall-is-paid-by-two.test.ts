import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OwnFigures } from '@pitulungan/contracts/transparency';
import { businessDate } from '@pitulungan/contracts/time';
import { expect, test } from 'vitest';
import { basketOf, JANTI } from '../harness/story.ts';
import { until } from '../harness/until.ts';
import type { Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { CASHIER, changeSettings, COURIER, deliver, goOnDuty, MANAGER, MERCHANT, orderOf, place, stalls } from './stage/village.ts';

const stage = useStage(); // weeks of sales
const PATIENCE_MS = 60_000;
const SOON_MS = 1_000;
const rupiah = (amount: bigint | string): string => `Rp${amount.toString().replace(/\B(?=(\d{3})+$)/g, '.')}`;
const REFUSED = /409 \(Conflict\)/;

const figures = async (): Promise<OwnFigures> => (await stage.signIn(MERCHANT)).act(endpoints.ownFigures, {});

/** One more order is brought, counted and past complaints: so the stall is owed money even on a Monday, when all were just paid. */
async function sellOne(merchant: string): Promise<void> {
  await changeSettings(stage, (settings) => ({ ...settings, waiting: { ...settings.waiting, complaintFoodMs: SOON_MS, complaintGoodsMs: SOON_MS } }));
  const stall = (await stalls(stage)).find(({ name }) => name === merchant);
  if (!stall) throw new Error(`${merchant} is not open`);
  const courier = await stage.signIn(COURIER + 15); // has no part in the seeded morning
  await goOnDuty(courier);
  const order = await stage.visitor.act(endpoints.orderFromStall, { params: { village: JANTI }, body: basketOf(stall) });
  await deliver(stage, order, courier);
  const { total } = await orderOf(stage, order);
  const { depositId } = await courier.act(endpoints.declareDeposit, { body: { declared: total, happenedAt: new Date().toISOString() } });
  await (await stage.signIn(CASHIER)).act(endpoints.countDeposit, { params: { depositId }, body: { counted: total } });
  await until('it is settled', async () => (await orderOf(stage, order)).status === 'COMPLETED', PATIENCE_MS);
}

/** Nobody is kept out, and nothing has to be scrolled sideways. */
async function look(screen: Screen, name: string): Promise<void> {
  expect(await screen.axe(), name).toEqual([]);
  expect(await screen.overflow(), name).toBe(0);
}
const press = (screen: Screen, name: string | RegExp) =>
  screen.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();

test('one prepares, another one sends it, the bank is silent, it is looked up before anything else, and the stall sees that it was paid', async () => {
  await sellOne((await figures()).merchant);
  const { merchant, settled, paidThisMonth } = await figures();
  const cashier = await stage.signIn(CASHIER);
  const event = { kind: 'VILLAGE_CAPITAL', sp2d: 'SP2D-1', amount: settled, into: '1.1.01.04' } as const; // a bank account to pay from
  await cashier.act(endpoints.makeVoucher, { body: { date: businessDate(Date.now()), event, memo: 'penyertaan modal', attachment: '' } });

  const office = await stage.screen({ size: 'wide', as: MANAGER });
  await office.page.goto('/meja/kas/lapak');
  await press(office, `Siapkan: ${merchant}`);
  await press(office, /^Siapkan Rp/);
  const said = await office.page.getByText(`untuk ${merchant} disiapkan. Orang lain yang membayar.`).innerText();
  const code = /P-\d+/.exec(said)?.[0] ?? '';
  await office.page.getByText('Anda yang menyiapkan, jadi orang lain yang membayar.').waitFor();

  const till = await stage.screen({ size: 'wide', as: CASHIER });
  till.forgive(REFUSED);
  await till.page.goto('/meja/kas/lapak');
  await press(till, `Bayar: ${code}`);
  await till.page.getByRole('radio', { name: 'Transfer bank' }).check();
  await press(till, 'Terkirim, bank belum menjawab'); // without a reference nothing could ever be looked up
  await till.page.getByText('Isi nomor referensinya, paling sedikit 4 huruf atau angka.').waitFor();
  await till.page.getByLabel('Nomor referensi transfer').fill('TRX-0001');
  await press(till, 'Terkirim, bank belum menjawab');

  await office.page.getByText('Ditransfer dengan nomor TRX-0001.').waitFor(); // it changes by itself
  expect(await office.page.getByRole('button', { name: /^(Tarik|Cocokkan)/ }).count()).toBe(0);
  await press(till, `Cocokkan: ${code}`);
  await till.page.getByRole('radio', { name: 'Ada: uangnya sudah keluar' }).check();
  await till.page.getByLabel('Nomor referensi di mutasi bank').fill('TRX-0009');
  await press(till, /^Bukukan Rp/);
  await till.page.getByText('Nomor referensi tidak sama dengan saat dikirim.').waitFor();
  await look(till, 'look up');
  await till.page.getByLabel('Nomor referensi di mutasi bank').fill('TRX-0001');
  await press(till, /^Bukukan Rp/);
  await till.page.getByText(`sudah dibayar kepada ${merchant}.`).waitFor();

  await office.page.getByRole('link', { name: code, exact: true }).first().click();
  await office.page.getByText('nomor TRX-0001').waitFor();
  await look(office, 'statement');
  const own = await stage.screen({ size: 'phone', as: MERCHANT, javaScript: false });
  await own.page.goto('/warga/lapak-saya');
  const paid = rupiah(BigInt(paidThisMonth) + BigInt(settled));
  await own.page.getByRole('row', { name: `Sudah dibayarkan bulan ini ${paid}` }).waitFor();
});

test('buyers pay into the stall’s own QRIS, and the stall itself says that the money came', async () => {
  const { merchant } = await figures();
  const office = await stage.screen({ size: 'wide', as: MANAGER, language: 'en' });
  await office.page.goto('/meja/kas/lapak');
  await office.page.getByRole('heading', { name: 'Stalls and what they are owed' }).waitFor();
  const idle = office.page.getByText(/stalls? without money now/); // where it is when it was just paid
  if ((await idle.count()) > 0) await idle.click();
  await press(office, `Change: Buyers’ QRIS, ${merchant}`);
  await press(office, 'Use the stall’s QRIS');
  await office.page.getByText(`${merchant}: its own QRIS from the next order on.`).waitFor();

  const stall = (await stalls(stage)).find(({ name }) => name === merchant);
  const [product] = stall?.products.filter(({ available }) => available) ?? [];
  if (!stall || !product) throw new Error(`${merchant} sells nothing now`);
  const order = await place(stage, { merchantId: stall.id, items: [{ productId: product.id, quantity: 1 }], payment: 'qris', buyerName: 'Bu Contoh' });
  const total = rupiah((await orderOf(stage, order)).total);

  const seen = await stage.screen({ size: 'phone', as: MERCHANT }); // axe needs scripts, the page does not
  await seen.page.goto('/warga/lapak-saya');
  await seen.page.getByText(`${order.code} · Bu Contoh`).click();
  await look(seen, 'own QRIS');
  const own = await stage.screen({ size: 'phone', as: MERCHANT, javaScript: false });
  own.forgive(/422 \(Unprocessable Entity\)/); // sent without a reference
  await own.page.goto('/warga/lapak-saya');
  await own.page.getByText(`${order.code} · Bu Contoh`).click();
  const confirm = own.page.getByRole('button', { name: `${total} dari Bu Contoh sudah masuk` });
  await confirm.click();
  await own.page
    .getByText(/4 sampai 60 huruf atau angka/)
    .first()
    .waitFor();
  await own.page.getByLabel('Nomor referensi di aplikasi QRIS Anda').fill('OWN-0001');
  await confirm.click();
  await own.page.getByText(`Pembayaran ${order.code} tercatat sudah masuk.`).waitFor();
  expect((await orderOf(stage, order)).payment).toMatchObject({ status: 'VERIFIED', reference: 'OWN-0001' });
});
