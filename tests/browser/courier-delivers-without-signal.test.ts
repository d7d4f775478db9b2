import { endpoints } from '@pitulungan/contracts/endpoints';
import type { FactType } from '@pitulungan/contracts/facts';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { byHand, changeSettings, COURIER, countFacts, DISPATCHER, orderOf, pack, place } from './stage/village.ts';

const stage = useStage({ quiet: true });

const STEPS: readonly FactType[] = [
  ...(['job.offered', 'job.accepted', 'job.headed_to_pickup', 'job.arrived_at_pickup', 'job.picked_up'] as const),
  ...(['job.headed_to_drop', 'job.arrived_at_drop', 'job.delivered', 'order.delivered'] as const),
];

test('a courier accepts with signal, delivers without, and the hub hears of each step exactly once', async () => {
  await changeSettings(stage, (settings) => byHand({ ...settings, waiting: { ...settings.waiting, offerTtlMs: 180_000, undoMs: 2_000 } }));
  const screen = await stage.screen({ size: 'phone' });
  const { page, context } = screen;
  screen.forgive(/401 \(Unauthorized\)/, /ERR_INTERNET_DISCONNECTED/);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await page.goto('/kurir/');
  await page.getByLabel('Nomor HP').fill('0800-0000-0101');
  await page.getByLabel('PIN').fill('246810');
  await press('Masuk');
  await press('Siaga');
  await page.getByText('Menunggu tawaran').waitFor();
  await press('Atur');
  await page.getByLabel('Jam pulang').last().fill('23:59');
  expect(await screen.axe()).toEqual([]);
  await press('Simpan');
  await page.getByText('siaga sampai 23.59').waitFor();
  const another = await stage.signIn(COURIER); // on another phone of theirs
  await another.act(endpoints.setShiftEnd, { body: { until: null, happenedAt: new Date().toISOString() } });
  await page.getByText('belum ditentukan').waitFor({ timeout: 30_000 }); // a tap whose fact came first would hide it for a minute
  await press('Atur');
  await press('Tanpa batas');

  const order = await place(stage, { payment: 'cash' });
  const jobId = await pack(stage, order);
  const dispatcher = await stage.signIn(DISPATCHER);
  const { courierId } = await stage.signIn(COURIER);
  await dispatcher.act(endpoints.offerJob, { params: { jobId }, body: { courierId } });
  await page.getByRole('heading', { name: 'Tawaran baru' }).waitFor();
  expect(await page.content()).not.toContain('0800-0000-1001'); // whose phone rings is told to who accepts
  expect(await screen.axe()).toEqual([]);
  await press('Terima');
  await press('Menuju lapak');
  await press('Tiba di lapak');
  await page.getByRole('button', { name: 'Barang dibawa', exact: true }).waitFor();
  await until('the hub has both steps', async () => (await countFacts(stage, order.orderId, ['job.arrived_at_pickup']))['job.arrived_at_pickup'] === 1);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await context.setOffline(true);
  await press('Barang dibawa');
  await press('Menuju pembeli');
  await page.getByRole('button', { name: 'Tiba', exact: true }).waitFor();
  await page.reload(); // the app and the taps are on the phone
  await press('Tiba');
  await page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await page.getByRole('button', { name: /^Pas Rp/ }).click();
  await page.getByLabel('Siapa yang menerima?').fill('Pak Contoh Tetangga');
  await press('Terkirim');
  await page.getByRole('link', { name: /Catatan/ }).click();
  const waiting = page.getByRole('listitem').filter({ hasText: 'Anda ketuk' });
  await until('the list names all four', async () => (await waiting.count()) === 4);
  await page.getByText('4 menunggu sinyal').waitFor();
  expect(await countFacts(stage, order.orderId, ['job.picked_up', 'job.delivered'])).toEqual({ 'job.picked_up': 0, 'job.delivered': 0 });

  await context.setOffline(false);
  await page.getByText('Tidak ada catatan. Semua ketukan Anda sampai.').waitFor();
  await until('the undo window is over', async () => (await orderOf(stage, order)).payment.status === 'COLLECTED', 60_000);
  expect(await countFacts(stage, order.orderId, STEPS)).toEqual(Object.fromEntries(STEPS.map((type) => [type, 1])));
  expect((await orderOf(stage, order)).status).toBe('DELIVERED');
  expect(await screen.axe()).toEqual([]);
});
