import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PlacedOrder } from '@pitulungan/contracts/endpoints/shop';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beside } from '../harness/story.ts';
import { until } from '../harness/until.ts';
import { JANTI_CENTRE, type Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { assign, byHand, changeSettings, COURIER, DISPATCHER, goOnDuty, openPhone, orderOf, pack, place, stalls, step } from './stage/village.ts';

const stage = useStage({ quiet: true });
beforeAll(() => changeSettings(stage, byHand));

test('a resident orders and follows the order on a browser without JavaScript', async () => {
  const [stall] = await stalls(stage);
  if (!stall) throw new Error('No stall is open');
  const screen = await stage.screen({ size: 'phone', javaScript: false });
  screen.forgive(/422 \(Unprocessable Entity\)/, /409 \(Conflict\)/); // the form that was sent too early, and the fee that changed
  const { page } = screen;
  await page.goto('/warga');
  await page.getByRole('link', { name: stall.name }).click();
  const quantities = page.getByLabel(/^Jumlah /);
  await quantities.nth(0).fill('2');
  await quantities.nth(1).fill('1');
  await page.getByRole('button', { name: 'Periksa pesanan' }).click(); // too early: what is missing is named, what was typed is kept
  await page.getByText('Isi nama penerima.').first().waitFor();
  expect(await quantities.nth(0).inputValue()).toBe('2');
  await page.getByLabel('Nama', { exact: true }).fill('Bu Contoh Lestari');
  await page.getByLabel('Nomor HP').fill('0800-0000-1001');
  await page.getByLabel('RT', { exact: true }).fill('4');
  await page.getByLabel('RW', { exact: true }).selectOption('3');
  await page.getByLabel('Patokan').fill('pagar hijau, sebelah mushola');
  await page.getByLabel('Tunai ke kurir').check();
  await page.getByRole('button', { name: 'Periksa pesanan' }).click();

  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor();
  await page.getByText('Rp2.000 dibayar BUMDes.').waitFor();
  await changeSettings(stage, (settings) => ({ ...settings, delivery: { ...settings.delivery, payers: [] } }));
  await page.getByRole('button', { name: 'Kirim pesanan' }).click(); // meanwhile the trip is the buyer's to pay: asked again, nothing typed is lost
  await page.getByText('Ongkir baru saja berubah.').waitFor();
  await page.getByText('Rp2.000 dibayar Anda.').waitFor();
  await page.getByRole('button', { name: 'Kirim pesanan' }).click();
  await page.waitForURL(/\/warga\/lacak\//);
  await changeSettings(stage, (settings) => ({ ...settings, delivery: DEFAULT_SETTINGS.delivery }));
  const told = await page.locator('main').innerText();
  for (const part of ['Pesanan Anda sudah masuk', stall.name, 'Pesanan masuk', 'Menuju Anda', 'pagar hijau', 'Bayar tunai', 'Batalkan pesanan'])
    expect(told).toContain(part);
  expect(await page.locator('meta[http-equiv="refresh"]').count()).toBe(1); // nothing else would make it move
  const code = /J-\d+/.exec(told)?.[0] ?? '';
  const dispatcher = await stage.signIn(DISPATCHER);
  const { orders } = await dispatcher.act(endpoints.listOrders, { query: { search: code } });
  expect(orders).toMatchObject([{ code, buyerName: 'Bu Contoh Lestari', source: 'app', address: { rt: 4, rw: 3 } }]);
});

test('what an express trip costs stands in the total before it is sent, and what was chosen is what is placed', async () => {
  await changeSettings(stage, (settings) => ({ ...settings, slots: DEFAULT_SETTINGS.slots }));
  const [stall] = await stalls(stage);
  const { page } = await stage.screen({ size: 'phone', javaScript: false });
  await page.goto(`/warga/lapak/${stall?.id ?? ''}`);
  await page
    .getByLabel(/^Jumlah /)
    .nth(0)
    .fill('1');
  await page.getByLabel('Nama', { exact: true }).fill('Bu Contoh Lestari');
  await page.getByLabel('Nomor HP').fill('0800-0000-1001');
  await page.getByLabel('RT', { exact: true }).fill('4');
  await page.getByLabel('RW', { exact: true }).selectOption('3');
  await page.getByLabel('Patokan').fill('pagar hijau');
  await page.getByLabel('Tunai ke kurir').check();
  await page.getByRole('button', { name: 'Periksa pesanan' }).click();

  const total = page.getByRole('row', { name: /Yang Anda bayar/ });
  const free = await total.innerText();
  await page.getByRole('radio', { name: /^Kilat/ }).check();
  const express = await total.innerText();
  expect([free, express].map((text) => Number(text.replace(/\D/g, '')))).toEqual([expect.any(Number), Number(free.replace(/\D/g, '')) + 5_000]);
  await page.getByRole('button', { name: 'Kirim pesanan' }).click();
  await page.waitForURL(/\/warga\/lacak\//);
  const told = await page.locator('main').innerText();
  expect(told).toContain('Diantar kilat');
  expect(told).toContain(express.replace(/^\D*/, 'Rp'));
  await changeSettings(stage, (settings) => ({ ...settings, slots: { ...settings.slots, times: [] } }));
});

describe('with JavaScript', () => {
  const OVER_THE_WIRE = 30_000;
  let order: PlacedOrder;
  let fetched: { url: string; bytes: number }[] = [];

  beforeAll(async () => {
    order = await place(stage, { buyerName: 'Bu Contoh Lestari' });
  });

  async function follow(): Promise<Screen> {
    const screen = await stage.screen({ size: 'phone' });
    const devtools = await screen.devtools();
    await devtools.send('Network.enable');
    const urls = new Map<string, string>();
    fetched = [];
    devtools.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => fetched.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }));
    await screen.page.goto(order.trackingPath);
    await screen.page.getByText('Halaman ini berubah sendiri.').waitFor();
    return screen;
  }
  const sentence = (screen: Screen, words: RegExp) => screen.page.getByRole('heading', { level: 1, name: words }).waitFor();

  test('its first load is small, it changes by itself, and shows the courier only on the way, on a map only when asked', async () => {
    const screen = await follow();
    const { page } = screen;
    const bytes = fetched.reduce((sum, each) => sum + each.bytes, 0);
    expect(bytes, JSON.stringify(fetched)).toBeLessThanOrEqual(OVER_THE_WIRE);
    expect(await screen.axe()).toEqual([]);
    await page.evaluate(() => Object.assign(window, { sameVisit: true }));

    const courier = await stage.signIn(COURIER);
    await goOnDuty(courier);
    const phone = await openPhone(courier);
    const jobId = await pack(stage, order);
    await sentence(screen, /sudah siap/);
    await assign(stage, jobId, courier);
    await step(courier, jobId, 'headToPickup', 'arriveAtPickup');
    await phone.report(JANTI_CENTRE);
    await step(courier, jobId, 'pickUp');
    await sentence(screen, /sudah membawa pesanan/);
    expect(await page.locator('[data-part="position"]').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Lihat di peta' }).count()).toBe(0);

    await step(courier, jobId, 'headToDrop');
    await phone.report(beside(JANTI_CENTRE, 60));
    await sentence(screen, /sedang menuju Anda/);
    await page.getByText('Posisi kurir baru saja diperbarui.').waitFor();
    const aboutMaps = () => fetched.filter(({ url }) => /maplibre|\/map/.test(url));
    expect(aboutMaps()).toEqual([]);
    await page.getByRole('button', { name: 'Lihat di peta' }).click();
    await page.locator('[data-map-box] .map[data-ready]').waitFor();
    expect(aboutMaps()).not.toEqual([]);
    expect(await screen.axe()).toEqual([]);

    await step(courier, jobId, 'arriveAtDrop');
    await sentence(screen, /sudah sampai/);
    await until('position and map are gone', async () => !(await page.locator('[data-part="position"], [data-map-box]').filter({ visible: true }).count()));
    const { total } = await orderOf(stage, order);
    await courier.act(endpoints.deliverJob, {
      params: { jobId },
      body: { receiverName: 'Bu Lestari', cashCollected: total, happenedAt: new Date().toISOString() },
    });
    await sentence(screen, /Selesai/);
    expect(await page.evaluate(() => 'sameVisit' in window)).toBe(true);
    expect(await page.locator('main').innerText()).not.toContain('pagar hijau'); // where somebody lives is no part of what is over
    expect(await screen.axe()).toEqual([]);
    phone.close();
  });

  test('a link that was replaced says so, with a way on', async () => {
    const dispatcher = await stage.signIn(DISPATCHER);
    await dispatcher.act(endpoints.renewTrackingLink, { params: { orderId: order.orderId } });
    const screen = await stage.screen({ size: 'phone' });
    screen.forgive(/410 \(Gone\)/);
    const answer = await screen.page.goto(order.trackingPath);
    expect(answer?.status()).toBe(410);
    await screen.page.getByRole('heading', { name: 'Tautan ini sudah tidak berlaku' }).waitFor();
    await screen.page.getByRole('link', { name: 'Ke beranda' }).waitFor();
    expect(await screen.axe()).toEqual([]);
  });

  afterAll(() => void (fetched = []));
});
