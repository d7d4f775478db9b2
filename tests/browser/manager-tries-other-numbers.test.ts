import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PolicyNumbers } from '@pitulungan/contracts/policy';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { ADMIN, DISPATCHER, MANAGER } from './stage/village.ts';

const stage = useStage();

const numbersInForce = async (): Promise<PolicyNumbers> => (await (await stage.signIn(MANAGER)).act(endpoints.readPolicy, {})).current.numbers;

test('a manager tries other numbers on yesterday, saves them, is told of somebody else’s, and takes old ones back', async () => {
  const screen = await stage.screen({ size: 'wide', as: MANAGER });
  const { page } = screen;
  screen.forgive(/422 \(Unprocessable Entity\)/, /409 \(Conflict\)/);
  const number = (name: string) => page.getByRole('textbox', { name, exact: true });
  await page.goto('/meja/penugasan/angka');
  await page.getByText('Berlaku: angka bawaan hub').waitFor();

  await number('Pesanan per jalan').fill('9');
  await page.getByText('Di luar batas. Isi 1 sampai 6.').waitFor();
  expect(await screen.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Pesanan per jalan: kembali ke bawaan 4' }).click();
  await page.getByText('Belum ada yang diubah').waitFor();
  await number('Pemerataan').fill('8,5');
  await page.getByText('diubah, berlaku 0,4').waitFor();

  await page.getByRole('button', { name: 'Putar hari itu' }).click();
  await page.getByRole('row', { name: /^Ketimpangan antar kurir/ }).waitFor();
  expect(await page.getByRole('row').count()).toBe(8); // what a day's result holds, and the head
  expect(await page.locator('td .verdict').allInnerTexts()).toSatisfy((all: string[]) => all.every((text) => /sama|lebih (baik|buruk)/.test(text)));
  expect(await screen.axe()).toEqual([]);
  expect(await numbersInForce()).toEqual({}); // playing changes nothing
  await number('Hari').fill('2026-01-02');
  await page.getByRole('button', { name: 'Putar hari itu' }).click();
  await page.getByText('Pada hari itu tidak ada pesanan yang diantar').waitFor();

  await page.getByRole('button', { name: 'Simpan dan berlakukan' }).click();
  await page.getByText('Tulis alasan singkatnya.').waitFor();
  await page.keyboard.type('lebih merata'); // the field that is missing has the focus
  await page.keyboard.press('Enter');
  await page.getByText('Tersimpan sebagai versi 1').waitFor();
  await until('the focus is where it is said', async () => (await screen.focused()) === 'Usulan Anda');
  expect(await numbersInForce()).toEqual({ fairnessPrice: 8.5 });
  const first = page.getByRole('listitem').filter({ hasText: 'Versi 1' });
  await first.getByText('bawaan → 8,5').waitFor();

  await number('Berangkat lebih awal').fill('6');
  const admin = await stage.signIn(ADMIN);
  await admin.act(endpoints.changePolicy, { body: { numbers: { fairnessPrice: 2 }, note: 'terlalu merata', version: 1 } });
  await page.getByText(/^Versi 2 baru disimpan oleh/).waitFor();
  expect(await number('Berangkat lebih awal').inputValue()).toBe('6');
  await page.getByRole('button', { name: 'Pakai versi 2, isian saya tetap' }).click();
  expect(await number('Pemerataan').inputValue()).toBe('2');
  await page.getByText('1 angka diubah').waitFor();

  await page.getByRole('button', { name: 'Pakai lagi angka versi 1: isi formulir' }).click();
  await page.getByText('Formulir berisi angka versi 1. Belum tersimpan.').waitFor();
  expect(await number('Pemerataan').inputValue()).toBe('8,5');
  expect(await number('Berangkat lebih awal').inputValue()).toBe('2');
  await page.getByRole('button', { name: 'Simpan dan berlakukan' }).click();
  await page.getByText('Tersimpan sebagai versi 3').waitFor();
  expect(await numbersInForce()).toEqual({ fairnessPrice: 8.5 });
  expect(await screen.axe()).toEqual([]);
});

test('a dispatcher reads why a plan chose its couriers, and it comes out the same again', async () => {
  const dispatcher = await stage.signIn(DISPATCHER);
  const plans = () => dispatcher.act(endpoints.listPlans, {});
  await until('a plan made an offer', async () => (await plans()).some(({ offers }) => offers > 0), 120_000);
  const asked = (await plans()).find(({ offers }) => offers > 0);
  const screen = await stage.screen({ size: 'wide', as: DISPATCHER });
  const { page } = screen;
  await page.goto('/meja/penugasan/rencana');
  await page.locator(`a[href$="${asked?.id ?? ''}"]`).click();
  const plan = page.getByRole('article');
  await plan.getByRole('heading', { name: /^Ditanyakan saat itu/ }).waitFor();
  await plan
    .getByRole('link', { name: /^J-\d+$/ })
    .first()
    .waitFor();
  await plan
    .getByText(/kurir ditimbang/)
    .first()
    .click({ trial: true });
  await plan.getByRole('button', { name: 'Putar ulang' }).click();
  await plan.getByText('Sama persis').waitFor();
  expect(await screen.axe()).toEqual([]);
  await page.reload(); // the address opens it again
  await plan.waitFor();
  await page.goto('/meja/penugasan/rencana/00000000-0000-4000-8000-000000000000');
  screen.forgive(/404 \(Not Found\)/);
  await page.getByText('Rencana ini tidak ada lagi.').waitFor();
});
