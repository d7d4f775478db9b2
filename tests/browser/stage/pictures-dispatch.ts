// The dispatcher's word on the plan in pictures: a zone on suggestion, its bundles on the map, and why this courier.
import { setTimeout as sleep } from 'node:timers/promises';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { JobId, OrderId } from '@pitulungan/contracts/ids';
import type { PlanDetail } from '@pitulungan/contracts/plans';
import { businessDate } from '@pitulungan/contracts/time';
import { until } from '../../harness/until.ts';
import type { Screen } from './screen.ts';
import type { Studio } from './studio.ts';
import { ADMIN, changeSettings, COURIER, DISPATCHER, goOnDuty, MANAGER, openPhone, orderOf, pack, place, stalls } from './village.ts';

const PATIENCE_MS = 60_000;
const MAP_SETTLES_MS = 4_000;
/** Couriers who have no part in the seeded morning, and how far north of the stall each waits, in degrees */
const WAITING = [
  [COURIER + 15, 0.0008],
  [COURIER + 16, 0.0021],
  [COURIER + 17, -0.0034],
] as const;

export async function shootDispatch(studio: Studio): Promise<void> {
  const dispatcher = await studio.signIn(DISPATCHER);
  const turn = async (mode: 'suggest' | 'auto') => {
    const [zone] = await dispatcher.act(endpoints.listZones, {});
    if (zone) await dispatcher.act(endpoints.changeZoneMode, { params: { zoneId: zone.id }, body: { mode, version: zone.version } });
  };
  const { slots } = (await (await studio.signIn(ADMIN)).act(endpoints.readSettings, {})).settings;
  await changeSettings(studio, (settings) => ({ ...settings, slots: { ...slots, times: [] } })); // what is packed goes at once
  await turn('suggest');
  const phones = [];
  const [stall] = await stalls(studio);
  for (const [number, north] of WAITING) {
    const courier = await studio.signIn(number);
    await goOnDuty(courier);
    const phone = await openPhone(courier);
    phones.push(phone);
    await phone.report({ lat: (stall?.pin.lat ?? 0) + north, lng: stall?.pin.lng ?? 0 });
  }
  const { orderId, jobIds } = await threeOrders(studio);
  const plans = () => dispatcher.act(endpoints.standingPlans, {});
  const isPlanned = (list: PlanDetail[]) => list.some(({ trips }) => trips.some((trip) => trip.jobIds.includes(jobIds[0] as JobId) && trip.jobIds.length > 1));
  await dispatcher.act(endpoints.mergeJobs, { body: { jobIds: jobIds.slice(0, 2) } });
  await until('the bundle is planned', async () => isPlanned(await plans()), PATIENCE_MS);

  const open = async ({ page, mapReady }: Pick<Screen, 'page'> & { mapReady: () => Promise<void> }) => {
    await page.goto(`/meja?pesanan=${orderId}`);
    await mapReady();
    await page.locator('#rencana').waitFor();
    await page
      .getByText(/^(Nilai|Price) .* m(nt|in)$/)
      .first()
      .click();
    await sleep(MAP_SETTLES_MS);
  };
  for (const language of ['id', 'en'] as const) {
    const name = `dashboard-plan${language === 'en' ? '-en' : ''}`;
    await studio.shoot(name, { size: 'wide', as: DISPATCHER, language }, (screen) => open({ page: screen.page, mapReady: () => screen.mapReady() }));
  }
  await studio.shoot('dashboard-whatif', { size: 'wide', as: MANAGER }, async ({ page }) => {
    await page.goto('/meja/penugasan/angka');
    await page.getByLabel('Pemerataan', { exact: true }).fill('3');
    await page.locator('input[type=date]').fill(businessDate(Date.now()));
    await page.getByRole('button', { name: 'Putar hari itu' }).click();
    await page.locator('table').first().waitFor();
    await page.locator('table').first().scrollIntoViewIfNeeded();
  });
  for (const phone of phones) phone.close();
  await turn('auto');
  await changeSettings(studio, (settings) => ({ ...settings, slots }));
}

async function threeOrders(studio: Studio): Promise<{ orderId: OrderId; jobIds: JobId[] }> {
  const jobIds: JobId[] = [];
  let first: OrderId | undefined;
  for (const [n, buyerName] of ['Bu Contoh Melati', 'Pak Contoh Kenanga', 'Bu Contoh Mawar'].entries()) {
    const order = await place(studio, { buyerName, buyerPhone: `+628000000101${n + 1}` });
    jobIds.push(await pack(studio, order));
    first ??= (await orderOf(studio, order)).id;
  }
  return { orderId: first as OrderId, jobIds };
}
