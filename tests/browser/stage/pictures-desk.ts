// The desk in pictures: the map while the village works, the phone order, the orders, the cash desk, the books.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderId } from '@pitulungan/contracts/ids';
import type { JobView } from '@pitulungan/contracts/jobs';
import { Listener } from '../../harness/listener.ts';
import { until } from '../../harness/until.ts';
import type { Language, Screen } from './screen.ts';
import type { Studio } from './studio.ts';
import { CASHIER, DISPATCHER, MANAGER, stalls } from './village.ts';

const PATIENCE_MS = 240_000;
const MAP_SETTLES_MS = 4_000; // the camera goes to what is selected, and labels fade in

/** A job whose courier is on the way to a buyer in the village and was heard of just now. */
async function jobOnTheWay(studio: Studio): Promise<JobView> {
  const dispatcher = await studio.signIn(DISPATCHER);
  const desk = new Listener('desk', { url: studio.url, headers: dispatcher.cookies });
  await desk.open();
  const reports = (courierId: string | null) => desk.positions.some((position) => position.courierId === courierId);
  const isInside = (orderId: OrderId) => (desk.board.orders[orderId]?.address.rw ?? null) !== null;
  const moving = () => Object.values(desk.board.jobs).filter((job) => job.status === 'TO_DROP' && reports(job.courierId) && isInside(job.orderId));
  await until('a courier is on the way to a buyer', () => moving().length > 0, PATIENCE_MS);
  const job = moving().at(-1);
  desk.drop();
  if (!job) throw new Error('unreachable');
  return job;
}

export async function shootMap(studio: Studio): Promise<void> {
  const shoot = async (name: string, language: Language, dark: boolean) => {
    const { orderId } = await jobOnTheWay(studio);
    await studio.shoot(name, { size: 'wide', as: DISPATCHER, language, dark }, async (screen) => {
      await screen.page.goto(`/meja?pesanan=${orderId}`);
      await screen.mapReady();
      await screen.page.locator('#terpilih').waitFor();
      await sleep(MAP_SETTLES_MS);
    });
  };
  await shoot('dashboard-map', 'id', false);
  await shoot('dashboard-map-en-dark', 'en', true);
}

export async function shootDesk(studio: Studio): Promise<void> {
  await studio.shoot('dashboard-phone', { size: 'wide', as: DISPATCHER }, (screen) => phoneOrder(studio, screen));
  await studio.shoot('dashboard-orders', { size: 'wide', as: DISPATCHER }, async ({ page }) => {
    await page.goto('/meja/pesanan');
    await page.locator('tbody tr button').nth(4).click();
    await page.locator('aside h2').waitFor();
  });
  await studio.shoot('dashboard-cash', { size: 'wide', as: CASHIER }, async ({ page }) => {
    await page.goto('/meja/kas');
    await page
      .getByRole('button', { name: /^Hitung: / })
      .first()
      .click();
    for (const pieces of ['1', '', '1', '', '', '2', '', '1']) {
      await page.keyboard.type(pieces);
      await page.keyboard.press('Enter');
    }
  });
  for (const language of ['id', 'en'] as const) {
    await studio.shoot(`dashboard-books${language === 'en' ? '-en' : ''}`, { size: 'wide', as: MANAGER, language }, async ({ page }) => {
      await page.goto('/meja/buku');
      await page.locator('.uplot').waitFor();
    });
    await studio.shoot(`dashboard-report${language === 'en' ? '-en' : ''}`, { size: 'wide', as: MANAGER, language }, async ({ page }) => {
      await page.goto('/meja/buku/laporan/laba-rugi');
      await page.locator('article').waitFor();
    });
  }
}

/** A known caller, four things from one stall, not sent yet. */
async function phoneOrder(studio: Studio, { page }: Screen): Promise<void> {
  const [stall] = await stalls(studio);
  const wanted = (stall?.products ?? []).filter(({ available }) => available).slice(0, 4);
  await page.goto('/meja/telepon');
  await page.locator('[data-ready="true"]').waitFor();
  await page.getByLabel('Nomor HP').fill('0800-0000-1005');
  await page.locator('.known').waitFor();
  const search = page.getByLabel('Cari barang');
  for (const [at, { name }] of wanted.entries()) {
    await search.fill(`${at + 1} ${name}`);
    await search.press('Enter');
  }
  await page.locator('tbody tr').nth(3).waitFor();
}
