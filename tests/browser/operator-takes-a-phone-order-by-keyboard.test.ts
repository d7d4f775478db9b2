import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { DISPATCHER, orderOf, place, stalls } from './stage/village.ts';

const stage = useStage({ quiet: true });

const values = (page: Page): Promise<string[]> => page.locator('form input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test('an operator takes a call of a known caller by keyboard alone, and a reload in the middle loses nothing', async () => {
  await place(stage, { buyerName: 'Bu Sulastri Contoh', buyerPhone: '0800-0000-1777' }); // she has ordered before
  const [stall] = await stalls(stage);
  const wanted = (stall?.products ?? []).filter(({ available }) => available).slice(0, 4);
  const screen = await stage.screen({ size: 'desk', as: DISPATCHER });
  const { page } = screen;
  const { keyboard } = page;
  await page.goto('/meja/telepon');
  await screen.mapReady();

  await keyboard.type('0800-0000-1777'); // the first field has the focus
  await page.getByText('Dikenal: Bu Sulastri Contoh').waitFor();
  const search = page.getByLabel('Cari barang');
  for (let tabs = 0; tabs < 20 && !(await search.evaluate((field) => field === document.activeElement)); tabs++) await keyboard.press('Tab');
  for (const [at, { name }] of wanted.entries()) {
    await keyboard.type(`${at + 1} ${name}`);
    await page
      .getByRole('option', { name: new RegExp(name.slice(0, 8)) })
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await page.getByLabel(`Jumlah ${name}`).waitFor();
  }
  expect(await screen.axe()).toEqual([]);

  const before = await values(page);
  await page.reload();
  await page.getByLabel(`Jumlah ${wanted[3]?.name ?? ''}`).waitFor();
  await until('the draft is back', async () => JSON.stringify(await values(page)) === JSON.stringify(before));

  await keyboard.press('Control+Enter');
  const placed = page.getByRole('heading', { name: /^Pesanan J-\d+ tercatat/ });
  await placed.waitFor();
  const code = /J-\d+/.exec(await placed.innerText())?.[0] ?? '';
  await until('Enter would take the next call', async () => (await screen.focused()).includes('Pesanan baru'));
  const { items, source, buyerName } = await orderOf(stage, { code });
  expect({ source, buyerName }).toEqual({ source: 'phone', buyerName: 'Bu Sulastri Contoh' });
  expect(items.map(({ name, quantity }) => [name, quantity])).toEqual(wanted.map(({ name }, at) => [name, at + 1]));
  expect(await screen.axe()).toEqual([]);

  await page.getByRole('link', { name: 'Lihat di peta' }).focus();
  await keyboard.press('Enter');
  await page.locator('#terpilih', { hasText: code }).waitFor(); // the map, with this order selected
});
