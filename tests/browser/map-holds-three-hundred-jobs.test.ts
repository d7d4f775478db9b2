import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderView } from '@pitulungan/contracts/orders';
import { expect, test } from 'vitest';
import type { Person } from '../harness/person.ts';
import { beside } from '../harness/story.ts';
import { until } from '../harness/until.ts';
import { JANTI_CENTRE } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { byHand, changeSettings, COURIER, DISPATCHER, goOnDuty, openPhone, stalls } from './stage/village.ts';

const stage = useStage({ quiet: true });

const JOBS = 300;
const COURIERS = 20;
const AT_ONCE = 6;
const BATCH = 200; // the longest list that is answered
const HEADER = 'ref;merchant;product;qty;buyer_name;buyer_phone;address;rt;rw;patokan;lat;lng;payment;note';

/** A spiral of houses around the village's middle. */
const house = (n: number) => beside(JANTI_CENTRE, Math.sin(n) * (60 + n), Math.cos(n) * (60 + n));

async function csvOf(count: number): Promise<string> {
  const open = await stalls(stage);
  const rows = Array.from({ length: count }, (_, n) => {
    const stall = open[n % open.length];
    const { lat, lng } = house(n);
    const phone = `0800-0000-${String(3000 + n)}`;
    const product = stall?.products.find(({ available }) => available)?.name ?? '';
    return [
      `M-${n}`,
      stall?.name,
      product,
      1,
      `Warga ${n}`,
      phone,
      '',
      (n % 9) + 1,
      (n % 5) + 1,
      `rumah ${n}`,
      lat.toFixed(5),
      lng.toFixed(5),
      'cash',
      '',
    ].join(';');
  });
  return [HEADER, ...rows, ''].join('\r\n');
}

/** All orders that were imported, confirmed by their stalls and packed. */
async function packAll(): Promise<void> {
  const dispatcher = await stage.signIn(DISPATCHER);
  const todo: OrderView[] = [];
  for (let before: string | null | undefined; before !== null;) {
    const page = await dispatcher.act(endpoints.listOrders, { query: { limit: BATCH, ...(before === undefined ? {} : { before }) } });
    todo.push(...page.orders);
    before = page.next;
  }
  const work = async (): Promise<void> => {
    for (let order = todo.pop(); order; order = todo.pop()) {
      const params = { orderId: order.id };
      await dispatcher.act(endpoints.confirmOrder, { params });
      await dispatcher.act(endpoints.readyOrder, { params });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Two jobs for every courier who can carry two. Gives how many have got them. */
async function bundle(couriers: readonly Person[]): Promise<number> {
  const dispatcher = await stage.signIn(DISPATCHER);
  const { orders } = await dispatcher.act(endpoints.listOrders, { query: { limit: BATCH } });
  const jobs = orders.flatMap(({ jobId }) => jobId ?? []);
  let bundles = 0;
  for (const { courierId } of couriers) {
    const got = [];
    for (const jobId of jobs.splice(0, 2)) got.push(await dispatcher.ask(endpoints.assignJob, { params: { jobId }, body: { courierId } }));
    if (got.every(({ ok }) => ok)) bundles++;
  }
  return bundles;
}

test('the map holds three hundred jobs and twenty couriers as points of its sources, and the lists stay usable', async () => {
  await changeSettings(stage, byHand);
  const dispatcher = await stage.signIn(DISPATCHER);
  const imported = await dispatcher.act(endpoints.importOrders, { body: { csv: await csvOf(JOBS) } });
  expect(imported).toMatchObject({ added: JOBS, errors: [] });
  await packAll();

  const screen = await stage.screen({ size: 'desk', as: DISPATCHER });
  const { page } = screen;
  await page.goto('/meja');
  await screen.mapReady();
  const phones = [];
  const couriers: Person[] = [];
  for (let n = 0; n < COURIERS; n++) {
    const courier = await stage.signIn(COURIER + n);
    couriers.push(courier);
    await goOnDuty(courier);
    const phone = await openPhone(courier);
    await phone.report(house(n * 7));
    phones.push(phone);
  }
  const map = page.locator('.map[data-orders]');
  const held = async () => [await map.getAttribute('data-orders'), await map.getAttribute('data-couriers')].join(' ');
  await until('the map holds them all', async () => (await held()) === `${JOBS} ${COURIERS}`, 60_000);
  expect(await page.locator('.maplibregl-marker').count()).toBe(0);

  expect(await page.locator('[data-row]').count()).toBe(JOBS);
  const last = page.locator('[data-row]').last();
  const code = (await last.locator('b').innerText()).trim();
  await last.scrollIntoViewIfNeeded();
  await last.click();
  await page
    .getByRole('region', { name: code })
    .getByRole('button', { name: /^Tugaskan ke / })
    .first()
    .waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Warga 77');
  await page.getByRole('option', { name: /Warga 77/ }).click();
  await page.getByRole('region', { name: /^J-/ }).getByText('Warga 77', { exact: true }).waitFor();

  const bundles = await bundle(couriers);
  expect(bundles).toBeGreaterThan(COURIERS / 2);
  await until('the bundles are lines', async () => (await map.getAttribute('data-trips')) === String(bundles));
  const name = couriers.at(-1)?.session?.name ?? '';
  await page.getByRole('button', { name: /^Kurir/ }).click();
  await page.locator('[data-row]', { hasText: name }).first().click();
  await until('their stops are numbered', async () => Number(await map.getAttribute('data-stops')) > 0);
  expect(await held()).toBe(`${JOBS} ${COURIERS}`);
  for (const phone of phones) phone.close();
});
