// The resident's phone in pictures: home, a stall, and an order on its way with and without the map.
import { setTimeout as sleep } from 'node:timers/promises';
import { beside, JANTI } from '../../harness/story.ts';
import { JANTI_CENTRE, type ScreenOptions } from './screen.ts';
import type { Studio } from './studio.ts';
import { assign, goOnDuty, MERCHANT, openPhone, orderOf, pack, place, stalls, step } from './village.ts';

const COURIER = 117; // has no part in the seeded morning nor in the simulator
const PHONE: ScreenOptions = { size: 'phone', scale: 2 };
const MAP_SETTLES_MS = 3_000;

export async function shootResident(studio: Studio): Promise<void> {
  await studio.shoot('resident-home', PHONE, async ({ page }) => {
    await page.goto('/warga');
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  const [stall] = await stalls(studio);
  await studio.shoot('resident-stall', PHONE, async ({ page }) => {
    await page.goto(`/warga/lapak/${stall?.id ?? ''}`);
    await page.locator('[data-step="1"]').nth(0).click();
    await page.locator('[data-step="1"]').nth(2).click();
  });

  const order = await place(studio, { buyerName: 'Bu Sulastri', payment: 'cash' });
  const courier = await studio.signIn(COURIER);
  await goOnDuty(courier);
  const phone = await openPhone(courier);
  const jobId = await pack(studio, order);
  await assign(studio, jobId, courier);
  await step(courier, jobId, 'headToPickup', 'arriveAtPickup', 'pickUp', 'headToDrop');
  const home = (await orderOf(studio, order)).address.pin ?? JANTI_CENTRE;
  await phone.report(beside(home, 260, -180));

  await studio.shoot('resident-tracking', PHONE, async ({ page }) => {
    await page.goto(order.trackingPath);
    await page.getByText('Halaman ini berubah sendiri.').waitFor();
  });
  await studio.shoot('resident-tracking-map', PHONE, async ({ page }) => {
    await page.goto(order.trackingPath);
    await page.getByRole('button', { name: 'Lihat di peta' }).click();
    await page.locator('[data-map-box] .map[data-ready]').waitFor();
    await page.locator('[data-map-box]').scrollIntoViewIfNeeded();
    await sleep(MAP_SETTLES_MS);
  });
  await studio.shoot('resident-tracking-en', PHONE, async ({ page }) => {
    await page.goto(`${order.trackingPath}?lang=en`);
    await page.locator('[data-live-state]:not([hidden])').waitFor();
  });
  phone.close();

  for (const language of ['id', 'en'] as const) {
    await studio.shoot(`resident-transparency-${language}`, PHONE, async ({ page }) => {
      await page.goto(`/warga/transparansi/${JANTI}?lang=${language}`);
    });
    await studio.shoot(`resident-own-stall-${language}`, { ...PHONE, as: MERCHANT }, async ({ page }) => {
      await page.goto(`/warga/lapak-saya?lang=${language}`);
    });
  }
}
