import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { useStage } from './stage/stage.ts';
import { MANAGER, monthWithJournals, SUPERVISOR } from './stage/village.ts';

const stage = useStage();

test('a manager follows a figure down to its order, and takes the profit and loss along as a PDF', async () => {
  const { month } = await monthWithJournals(stage);
  const screen = await stage.screen({ size: 'wide', as: MANAGER });
  const { page } = screen;
  await page.goto(`/meja/buku?bulan=${month}`);
  const figure = page.getByRole('link', { name: /^Komisi: Rp/ });
  const commission = await figure.innerText();

  const chart = page.getByRole('slider', { name: /^Omzet barang per hari/ });
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const day = await chart.getAttribute('aria-valuetext');
  expect(await page.locator('.exact strong').innerText()).toBe(day);
  expect(await screen.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Sebagai tabel' }).click();
  await page.getByRole('columnheader', { name: 'Omzet barang' }).waitFor();

  await figure.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Asal angka: Komisi' }).waitFor();
  await page.getByText(`berjumlah ${commission} di sisi kredit`).waitFor(); // the lines add up to the figure
  expect(await screen.axe()).toEqual([]);
  const order = page.getByRole('link', { name: /^Buka pesanan J-\d+$/ }).first();
  const code = await order.innerText();
  await order.click();
  await page.locator('aside').getByRole('heading', { name: code }).waitFor();
  await page.goBack();
  await page.getByRole('table').getByRole('link', { name: 'Pesanan selesai' }).first().click();
  await page.getByRole('heading', { name: /^Jurnal \d+: Pesanan selesai$/ }).waitFor();
  await page.getByRole('link', { name: /^Semua jurnal pesanan/ }).click();
  await page.getByText('Semua jurnal satu pesanan').waitFor();

  await page.goto(`/meja/buku/laporan/laba-rugi?dari=${month}&sampai=${month}`);
  await page.getByRole('row', { name: /^4\.1\.11\.01 Pendapatan Komisi/ }).waitFor();
  expect(
    await page
      .getByRole('link', { name: /^Pendapatan Komisi: / })
      .first()
      .innerText(),
  ).toBe(commission);
  await page.getByRole('button', { name: 'Unduh sebagai PDF' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Unduh .*\.pdf$/ }).click();
  const file = fs.readFileSync(await (await coming).path());
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  const [made] = await (await stage.signIn(MANAGER)).act(endpoints.listExports, {});
  expect([made?.request.report, made?.sha256]).toEqual(['profit-loss', createHash('sha256').update(file).digest('hex')]);
  expect(await screen.axe()).toEqual([]);
});

test('a supervisor reads everything, finds an empty month said to be empty, and has nothing to change', async () => {
  const screen = await stage.screen({ size: 'wide', as: SUPERVISOR, language: 'en' });
  const { page } = screen;
  await page.goto('/meja/buku?bulan=2024-02');
  await page.getByText('No journals in this month yet').waitFor();
  expect(await page.getByRole('slider').count()).toBe(0);
  expect(await screen.axe()).toEqual([]);
  await page.goto('/meja/buku/laporan/neraca-saldo');
  await page.getByRole('heading', { name: 'Trial Balance' }).waitFor();
  expect(await page.getByRole('button', { name: /Post|Lock|Save/ }).count()).toBe(0);
  await page.goto('/meja/buku/jurnal');
  await page.getByLabel('What happened').selectOption('cash.counted');
  await page.getByRole('table').getByRole('link', { name: 'Deposit counted' }).first().waitFor();
  expect(await page.getByRole('table').getByRole('link', { name: 'Order settled' }).count()).toBe(0);
});
