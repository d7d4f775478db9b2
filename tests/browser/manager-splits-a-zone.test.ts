import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ZoneView } from '@pitulungan/contracts/zones';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { ADMIN, DISPATCHER, MANAGER } from './stage/village.ts';

const stage = useStage({ quiet: true });

/** What the hub tells a screen can be held back: the answer to a request then comes before the news. */
async function newsOf(page: Page): Promise<{ hold(): void; release(): void }> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    socket.connectToServer().onMessage((message) => (held ? held.push(() => socket.send(message)) : socket.send(message)));
  });
  return {
    hold: () => (held = []),
    release() {
      const waiting = held ?? [];
      held = null;
      for (const send of waiting) send();
    },
  };
}

const zones = async (): Promise<ZoneView[]> => (await stage.signIn(MANAGER)).act(endpoints.listZones, {});

test('a manager splits the village, moves a courier, turns the new zone to suggestions and joins it again', async () => {
  const screen = await stage.screen({ size: 'wide', as: MANAGER });
  const other = await stage.screen({ size: 'desk', as: DISPATCHER });
  const { page } = screen;
  screen.forgive(/409 \(Conflict\)/);
  const news = await newsOf(page);
  for (const each of [screen, other]) await each.page.goto('/meja/penugasan');
  const [main] = await zones();
  if (!main) throw new Error('The village has no zone');

  await page.getByRole('button', { name: `Bagi zona: ${main.name}` }).click();
  await page.getByRole('button', { name: 'Buat zona baru' }).click();
  await page.getByText('Isi nama zona baru.').waitFor();
  await page.getByLabel('Nama zona baru').fill('Timur');
  await page.getByText('Pilih paling sedikit satu RW.').waitFor();
  await page.getByLabel('RW 2', { exact: true }).check();
  await page.getByLabel('RW lain').fill('12');
  const admin = await stage.signIn(ADMIN);
  news.hold();
  await admin.act(endpoints.changeZoneMode, { params: { zoneId: main.id }, body: { mode: 'manual', version: main.version } });
  await page.getByRole('button', { name: 'Buat zona baru' }).click();
  await page.getByText('Zona ini baru saja diubah orang lain.').waitFor();
  expect(await screen.axe()).toEqual([]);
  news.release();
  await until('the screen has heard of it', () => page.getByLabel('Manual').first().isChecked());
  await page.getByRole('button', { name: 'Buat zona baru' }).click(); // it is still needed
  await page.getByText('Zona Timur dibuat.').waitFor();
  const east = other.page.getByRole('region', { name: 'Timur' });
  await east.getByText('RW 2, 12').waitFor(); // on everybody's screen
  expect(await other.page.getByRole('button', { name: /^Bagi zona/ }).count()).toBe(0); // a dispatcher turns zones, but does not draw them

  await page.getByLabel('Kurir', { exact: true }).selectOption('Fajar');
  await page.getByLabel('Ke zona').selectOption('Timur');
  await page.getByRole('button', { name: 'Pindahkan' }).click();
  await page.getByText('Fajar kini di zona Timur.').waitFor();
  await east.getByRole('link', { name: 'Fajar' }).waitFor();

  await east.getByLabel('Saran').check();
  expect((await zones()).find(({ name }) => name === 'Timur')?.mode).toBe('manual'); // as the zone it came from; choosing alone changes nothing
  await east.getByRole('button', { name: 'Ubah ke Saran' }).click();
  await until('the zone only suggests', async () => (await zones()).some(({ name, mode }) => name === 'Timur' && mode === 'suggest'));

  await page.getByRole('button', { name: 'Gabungkan: Timur' }).click();
  await page.getByText('Kurirnya (Fajar) menjadi kurir zona utama').waitFor();
  expect(await screen.axe()).toEqual([]);
  await page.getByRole('button', { name: `Ya, gabungkan ke ${main.name}` }).click();
  await page.getByText(`Zona Timur digabung ke ${main.name}.`).waitFor();
  await east.waitFor({ state: 'hidden' });
  expect(await zones()).toMatchObject([{ id: main.id, rws: [], mode: 'manual' }]);
});
