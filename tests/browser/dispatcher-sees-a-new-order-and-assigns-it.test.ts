import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { byHand, changeSettings, countFacts, place } from './stage/village.ts';

const stage = useStage();

/** J, as often as it takes until that row has the focus. */
async function walkTo(page: Page, code: string): Promise<void> {
  for (let pressed = 0; pressed < 200; pressed++) {
    await page.keyboard.press('j');
    if (await page.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted), code)) return;
  }
  throw new Error(`The keyboard does not reach ${code}`);
}

test('a dispatcher signs in, sees an order come in, readies it and assigns it, and takes that back', async () => {
  await changeSettings(stage, byHand);
  const screen = await stage.screen({ size: 'desk' });
  const { page } = screen;
  screen.forgive(/401 \(Unauthorized\)/); // asking who is signed in, before anybody is
  await page.goto('/meja');
  await page.getByLabel('Nomor HP').fill('0800-0000-0002');
  await page.getByLabel(/PIN/).fill('246810');
  await page.keyboard.press('Enter');
  await screen.mapReady();
  const map = page.locator('.map[data-orders]');
  const before = Number(await map.getAttribute('data-orders'));
  expect(before).toBeGreaterThan(0);
  expect(Number(await map.getAttribute('data-couriers'))).toBeGreaterThan(0);

  const order = await place(stage, { buyerName: 'Bu Baru Contoh' });
  const row = page.locator('[data-row]', { hasText: order.code });
  await row.waitFor(); // without a reload
  await until('the map shows it too', async () => Number(await map.getAttribute('data-orders')) === before + 1);
  expect(await page.locator('.maplibregl-marker').count()).toBe(0); // points of one source, not elements

  await walkTo(page, order.code);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: order.code });
  await panel.getByText('Bu Baru Contoh').waitFor();
  await panel.getByRole('button', { name: 'Konfirmasi untuk lapak' }).click();
  await panel.getByRole('button', { name: 'Siap diambil' }).click();

  const assignable = panel.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Tugaskan ke / }) });
  await assignable.first().waitFor();
  const words = await panel.innerText();
  expect(words).toMatch(/Nilai terbaik sekarang|menit lebih mahal|Posisi terlalu lama|Tidak siaga/);
  expect(await screen.axe()).toEqual([]);
  const first = panel.getByRole('button', { name: /^Tugaskan ke / }).first();
  const courier = (await first.getAttribute('aria-label'))?.replace('Tugaskan ke ', '') ?? '';
  await first.click();

  await page.getByText(`${order.code} ditugaskan ke ${courier}`).waitFor();
  await panel.getByRole('link', { name: courier }).first().waitFor();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await panel.getByRole('button', { name: `Tugaskan ke ${courier}` }).waitFor();
  const types = ['order.placed', 'order.confirmed', 'order.readied', 'job.assigned', 'job.unassigned'] as const;
  expect(await countFacts(stage, order.orderId, types)).toEqual(Object.fromEntries(types.map((type) => [type, 1])));

  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  expect(await screen.axe()).toEqual([]);
});
