import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import type { Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { assign, byHand, CASHIER, changeSettings, COURIER, goOnDuty, MANAGER, orderOf, pack, place, step } from './stage/village.ts';

const stage = useStage({ quiet: true });

/** Nobody is kept out, and nothing has to be scrolled sideways. */
async function look(screen: Screen, name: string): Promise<void> {
  expect(await screen.axe(), name).toEqual([]);
  expect(await screen.overflow(), name).toBe(0);
}

test('less cash at the door, a bag that is counted short, two signatures, a receipt for anybody, and a difference that two people decide', async () => {
  await changeSettings(stage, (settings) => byHand({ ...settings, waiting: { ...settings.waiting, undoMs: 500 } }));
  const person = await stage.signIn(COURIER);
  await goOnDuty(person);
  const order = await place(stage);
  const jobId = await pack(stage, order);
  await assign(stage, jobId, person);
  await step(person, jobId, 'headToPickup', 'arriveAtPickup', 'pickUp', 'headToDrop', 'arriveAtDrop');
  const total = BigInt((await orderOf(stage, order)).total);

  const phone = await stage.screen({ size: 'phone', as: COURIER });
  const press = (name: string | RegExp) => phone.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
  await phone.page.goto('/kurir/');
  await phone.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await phone.page.getByLabel('Uang yang diterima').fill(String(total - 5_000n));
  await phone.page.getByRole('button', { name: 'Keluarga' }).click();
  await phone.page.getByLabel('Pembeli setuju berutang Rp5.000').check();
  await look(phone, 'door');
  await press('Terkirim');

  await phone.page.getByRole('link', { name: /Uang/ }).click();
  await phone.page.getByLabel('Jumlah yang Anda hitung').fill(String(total - 5_000n));
  await press('Periksa');
  await press(/^Setor Rp/);
  await phone.page.getByText('menunggu dihitung kasir').waitFor();
  const cashier = await stage.signIn(CASHIER);
  const [bag] = await cashier.act(endpoints.listDeposits, {});
  await cashier.act(endpoints.countDeposit, { params: { depositId: bag!.id }, body: { counted: String(total - 6_000n) } });

  await phone.page.getByRole('heading', { name: `Tanda tangan setoran ${bag!.code}` }).waitFor();
  await look(phone, 'sign');
  await press('Tidak benar');
  await phone.page.getByLabel('Apa yang tidak benar?').fill('di tas ada Rp1.000 lagi');
  await press('Kirim');
  await phone.page.getByText('Kurir tidak setuju: di tas ada Rp1.000 lagi').waitFor();
  await phone.page.getByText('Tampilkan bukti').click();
  await phone.page.getByRole('img', { name: `Bukti setoran ${bag!.code}` }).waitFor();
  await look(phone, 'receipt');
  const address = await phone.page.getByText(/\/warga\/bukti\//).innerText();

  const anybody = await stage.screen({ size: 'phone', javaScript: false });
  await anybody.page.goto(address);
  await anybody.page.getByRole('heading', { name: `Bukti setoran ${bag!.code}` }).waitFor();
  expect(await anybody.page.content()).not.toContain(person.session!.name);

  const till = await stage.screen({ size: 'wide', as: CASHIER });
  await till.page.goto('/meja/kas');
  await till.page.getByRole('button', { name: `Lihat: ${bag!.code}` }).click();
  await till.page.getByRole('radio', { name: /Piutang kurir/ }).check();
  await till.page.getByLabel('Alasan').fill('kurir salah memberi kembalian');
  await look(till, 'propose');
  await till.page.getByRole('button', { name: 'Usulkan' }).click();
  await till.page.getByText('Diusulkan: Piutang kurir. Menunggu persetujuan orang lain.').waitFor();

  const office = await stage.screen({ size: 'wide', as: MANAGER, language: 'en' });
  await office.page.goto('/meja/kas');
  await office.page.getByRole('button', { name: `Look: ${bag!.code}` }).click();
  await office.page.getByText('Courier disagrees: di tas ada Rp1.000 lagi').first().waitFor();
  await office.page.getByLabel('Reason').fill('agreed with the courier');
  await look(office, 'approve');
  await office.page.getByRole('button', { name: 'Approve' }).click();
  await office.page.getByText('Decided: Courier owes it.').waitFor();
  await look(office, 'decided');
});
