import { endpoints } from '@pitulungan/contracts/endpoints';
import { businessDate } from '@pitulungan/contracts/time';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { HEAD_OF_VILLAGE, MANAGER } from './stage/village.ts';

const stage = useStage();

const PAGE = '/meja/buku/bagi-hasil/simulasi';
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
const cells = async (page: Page, name: string): Promise<string[]> =>
  (await row(page, name).getByRole('cell').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
const linked = (page: Page) => until('the address says it', async () => new URL(page.url()).hash.length > 100);

test('a manager tries three policies on one profit, sees what each household would get, and shares them by a link', async () => {
  const screen = await stage.screen({ size: 'wide', as: MANAGER });
  const { page } = screen;
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  await page.goto(PAGE);

  // both readings of the paper, to begin with
  await row(page, 'Masyarakat').waitFor();
  expect(await cells(page, 'Masyarakat')).toEqual(['Rp9.000.000 50 %', 'Rp18.000.000 50 % +Rp9.000.000 dari A']);
  expect(await cells(page, 'Jumlah')).toEqual(['Rp18.000.000 = yang dibagi Rp18.000.000', 'Rp36.000.000 = yang dibagi Rp36.000.000']);
  expect(await cells(page, 'Kalau tunai rata per KK')).toEqual(['Rp4.800 untuk 1.847 KK', 'Rp9.700 untuk 1.847 KK']);
  await page.getByText('tiap KK hanya menerima Rp4.800: hampir tidak terasa').waitFor();
  expect(await screen.axe()).toEqual([]);

  // a third, by keyboard: another split of the same money, in cash for all
  await page.getByRole('button', { name: 'Tambah: salin yang ini' }).click();
  await page.getByRole('heading', { name: 'Mengubah kebijakan C' }).waitFor();
  await page.getByRole('slider', { name: 'Masyarakat, penggeser' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Jumlah 99,5 %, bukan 100 %: 0,5 % belum ditetapkan.').waitFor();
  await page.getByRole('textbox', { name: 'Masyarakat, persen' }).fill('40');
  await page.getByRole('textbox', { name: 'Pendapatan asli desa, persen' }).fill('45');
  await page.getByText('Jumlah 105 %, lebih 5 %: tidak bisa dihitung.').waitFor();
  expect(await screen.axe()).toEqual([]);
  await page.getByRole('button', { name: /jadikan 40 % supaya jumlahnya 100 %/ }).click();
  await page.getByText('Jumlah 100 %: pas.').waitFor();
  await page.getByLabel('Cara', { exact: true }).selectOption('Rata per KK');
  expect((await cells(page, 'Masyarakat'))[2]).toBe('Rp7.200.000 40 % −Rp1.800.000 dari A');
  expect((await cells(page, 'Tiap penerima'))[2]).toBe('Rp3.800 1.847 penerima');
  expect((await cells(page, 'Sisa pembulatan'))[2]).toBe('Rp7.018.600 + sisa Rp181.400 = Rp7.200.000');
  await page.getByText(/Uang tunai untuk perorangan memerlukan dasar di AD\/ART/).waitFor();

  // groups by need, one profit for all three
  await page.getByLabel('Cara', { exact: true }).selectOption('Menurut kebutuhan');
  await page.getByRole('textbox', { name: 'Laba bersih sesudah pajak' }).fill('20.000.000');
  await page.getByRole('button', { name: 'Pakai laba, saldo, dan KK ini untuk semua kebijakan' }).click();
  expect(await cells(page, 'Dibagi')).toEqual(['Rp20.000.000', 'Rp20.000.000', 'Rp20.000.000']);
  expect((await cells(page, 'Tiap penerima'))[2]).toContain('KK C (1.200) Rp0');
  await linked(page);
  expect(await screen.axe()).toEqual([]);

  // nobody else was told: the link alone carries it, to another person's screen
  expect(sent.filter((url) => !url.includes('/socket.io/'))).toEqual([]);
  await until('the link has settled', async () => {
    const before = page.url();
    await page.waitForTimeout(600);
    return page.url() === before;
  });
  const other = await stage.screen({ size: 'wide', as: HEAD_OF_VILLAGE });
  await other.page.goto(page.url());
  await row(other.page, 'Masyarakat').waitFor();
  for (const name of ['Dibagi', 'Masyarakat', 'Tiap penerima']) expect(await cells(other.page, name)).toEqual(await cells(page, name));
  await other.page.goto(`${PAGE}#1.rusak`);
  await other.page.getByText('Tautan simulasi ini tidak terbaca').waitFor();
});

test('figures come out of the books, and what is typed over them is said', async () => {
  const manager = await stage.signIn(MANAGER);
  const month = businessDate(Date.now()).slice(0, 7);
  const { sections } = await manager.act(endpoints.statement, {
    params: { statement: 'profit-loss' },
    query: { from: month, to: month, compare: 'no' },
  });
  const profit = sections.flatMap(({ rows }) => rows).find(({ key }) => key === 'profit')?.cells[2];
  const screen = await stage.screen({ size: 'wide', as: MANAGER });
  const { page } = screen;
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Bulan', exact: true }).click();
  await page.getByText(/^Dari buku: .* Belum ditutup, jadi masih bisa berubah\.$/).waitFor();
  expect((await page.getByRole('textbox', { name: 'Laba bersih sesudah pajak' }).inputValue()).replaceAll('.', '')).toBe(profit);
  await page.getByRole('textbox', { name: 'Laba bersih sesudah pajak' }).fill('-3.250.000');
  await page.getByText('Sudah diubah di sini.').waitFor();
  await page.getByText('Rugi: tidak ada pembagian.').waitFor();
  expect(await screen.axe()).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('slider').count()).toBe(0); // paper shows what came out, under the watermark
  await page.locator('.watermark').waitFor();
  await page.getByText('SIMULASI', { exact: true }).first().waitFor();
});
