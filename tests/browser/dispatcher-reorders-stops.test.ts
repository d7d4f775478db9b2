import type { Locator, Page } from 'playwright-core';
import type { JobId } from '@pitulungan/contracts/ids';
import { afterEach, expect, test } from 'vitest';
import { Listener } from '../harness/listener.ts';
import type { Person } from '../harness/person.ts';
import { until } from '../harness/until.ts';
import { JANTI_CENTRE, type Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { assign, byHand, changeSettings, COURIER, DISPATCHER, goOnDuty, HEAD_OF_VILLAGE, openPhone, pack, place, step } from './stage/village.ts';

const stage = useStage({ quiet: true });
const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.close()));

interface OnTheWay {
  courier: Person;
  jobs: JobId[];
  codes: string[];
  /** As "p1 d1 p2 d2": at a second desk, which only listens */
  heard: () => string;
}

/** A courier of that number has two jobs, one after the other. */
async function twoJobs(number: number): Promise<OnTheWay> {
  await changeSettings(stage, byHand);
  const courier = await stage.signIn(number);
  await goOnDuty(courier);
  const phone = await openPhone(courier);
  open.push(phone);
  await phone.report(JANTI_CENTRE);
  const orders = [await place(stage), await place(stage)];
  const jobs: JobId[] = [];
  for (const order of orders) jobs.push(await pack(stage, order));
  for (const jobId of jobs) await assign(stage, jobId, courier);
  const dispatcher = await stage.signIn(DISPATCHER);
  const desk = new Listener('second desk', { url: stage.url, headers: dispatcher.cookies });
  open.push({ close: () => desk.drop() });
  await desk.open();
  const heard = (): string =>
    (desk.board.couriers[courier.courierId]?.stops ?? []).map(({ kind, jobId }) => `${kind.charAt(0)}${jobs.indexOf(jobId) + 1}`).join(' ');
  return { courier, jobs, codes: orders.map(({ code }) => code), heard };
}

async function openPanel(screen: Screen, { courier }: OnTheWay): Promise<void> {
  await screen.page.goto(`/meja?kurir=${courier.courierId}`);
  await screen.mapReady();
  await screen.page.getByRole('heading', { name: 'Urutan pemberhentian' }).waitFor();
}

const rows = (page: Page): Locator => page.locator('ol [data-stop]'); // what is carried lies outside the list
const grip = (page: Page, nth: number): Locator =>
  rows(page)
    .nth(nth - 1)
    .locator('[data-part="grip"]');
const spoken = (page: Page): Promise<string> => page.locator('section:has(#pemberhentian) [role="status"]').innerText();
async function shown(page: Page, { jobs }: OnTheWay): Promise<string> {
  const ids = await rows(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-stop') ?? ''));
  return ids.map((id) => `${id.charAt(0)}${jobs.findIndex((jobId) => id.endsWith(jobId)) + 1}`).join(' ');
}
const soon = (page: Page, way: OnTheWay, stops: string) => until(`the list is ${stops}`, async () => (await shown(page, way)) === stops);
const everywhere = (page: Page, way: OnTheWay, stops: string) =>
  until(`both desks see ${stops}`, async () => way.heard() === stops && (await shown(page, way)) === stops);

test('by keyboard: lifted, moved, saved for every desk, taken back; what cannot be is refused in the list', async () => {
  const way = await twoJobs(COURIER);
  const screen = await stage.screen({ size: 'desk', as: DISPATCHER });
  const { page } = screen;
  await openPanel(screen, way);
  await everywhere(page, way, 'p1 d1 p2 d2');
  const map = page.locator('.map[data-orders]');
  expect([await map.getAttribute('data-trips'), await map.getAttribute('data-stops')]).toEqual(['1', '4']);
  expect(await screen.axe()).toEqual([]);

  await grip(page, 3).focus();
  await page.keyboard.press('Enter');
  await until('it is lifted', async () => (await spoken(page)).startsWith('Pemberhentian 3 dari 4 diangkat'));
  await page.keyboard.press('ArrowUp');
  await soon(page, way, 'p1 p2 d1 d2');
  expect(await spoken(page)).toBe('Pemberhentian 3 dari 4 dipindah ke urutan 2.');
  expect(way.heard()).toBe('p1 d1 p2 d2'); // not before it is put down
  await page.keyboard.press('Enter');
  await everywhere(page, way, 'p1 p2 d1 d2');
  expect(await page.evaluate(() => document.activeElement?.closest('[data-stop]')?.getAttribute('data-stop'))).toBe(`pickup ${way.jobs[1]}`);

  await page.getByRole('button', { name: 'Urungkan' }).click();
  await everywhere(page, way, 'p1 d1 p2 d2');

  await grip(page, 2).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.getByRole('alert').getByText(`${way.codes[0]} harus dijemput dulu di `).waitFor();
  await soon(page, way, 'p1 d1 p2 d2');
  await page.keyboard.press('ArrowDown');
  await soon(page, way, 'p1 p2 d1 d2');
  await page.keyboard.press('Escape');
  await everywhere(page, way, 'p1 d1 p2 d2');
  expect(await spoken(page)).toBe('Urutan tetap seperti semula.');
  await rows(page).first().waitFor(); // Escape has put the stop back and not closed the panel

  await page.getByRole('button', { name: `Naikkan: jemput ${way.codes[1]}` }).click();
  await everywhere(page, way, 'p1 p2 d1 d2');
  await page.getByRole('button', { name: `Turunkan: jemput ${way.codes[0]}` }).click();
  await everywhere(page, way, 'p2 p1 d1 d2');
});

test('by mouse; and when the courier was faster, the list goes back with a sentence', async () => {
  const way = await twoJobs(COURIER + 1);
  const screen = await stage.screen({ size: 'desk', as: DISPATCHER });
  screen.forgive(/409 \(Conflict\)/);
  const { page } = screen;
  await openPanel(screen, way);
  await drag(page, 4, 2);
  await page.getByRole('alert').getByText(`${way.codes[1]} harus dijemput dulu di `).waitFor();
  await everywhere(page, way, 'p1 d1 p2 d2');
  await drag(page, 3, 1);
  await everywhere(page, way, 'p2 p1 d1 d2');

  await grip(page, 4).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await soon(page, way, 'p2 p1 d2 d1');
  await step(way.courier, way.jobs[1]!, 'headToPickup', 'arriveAtPickup', 'pickUp');
  await until('the hub knows', () => way.heard() === 'p1 d1 d2');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Barang itu sudah diambil').waitFor();
  await everywhere(page, way, 'p1 d1 d2');
});

test('by touch on a small screen; and whoever may only look has no grips', async () => {
  const way = await twoJobs(COURIER + 2);
  const screen = await stage.screen({ size: 'phone', as: DISPATCHER });
  const { page } = screen;
  await openPanel(screen, way);
  const [from, to] = [await middleOf(grip(page, 3)), await middleOf(grip(page, 2))];
  const finger = await screen.devtools();
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [from]);
  for (const share of [0.2, 0.6, 1]) await touch('touchMove', [{ x: from.x, y: from.y + (to.y - from.y) * share }]);
  await soon(page, way, 'p1 p2 d1 d2');
  await touch('touchEnd', []);
  await everywhere(page, way, 'p1 p2 d1 d2');

  const onlooker = await stage.screen({ size: 'desk', as: HEAD_OF_VILLAGE });
  await openPanel(onlooker, way);
  await soon(onlooker.page, way, 'p1 p2 d1 d2');
  expect(await grip(onlooker.page, 1).count()).toBe(0);
  expect(await onlooker.axe()).toEqual([]);
});

async function middleOf(part: Locator): Promise<{ x: number; y: number }> {
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** Takes the stop at one place to another; places count from 1. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  await page.locator('section:has(#pemberhentian) ol').evaluate((list) => list.scrollIntoView({ block: 'center' })); // at the edge it would scroll by itself
  const carried = await rows(page)
    .nth(from - 1)
    .getAttribute('data-stop');
  const [start, end] = [await middleOf(grip(page, from)), await middleOf(grip(page, to))];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const towards = Math.sign(end.y - start.y);
  await page.mouse.move(start.x, start.y + towards * 8);
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await until('it lies there', async () => {
    const { x, y } = await middleOf(grip(page, to)); // the list may have scrolled under the pointer
    await page.mouse.move(x, y + towards * 6, { steps: 2 });
    const there = await rows(page)
      .nth(to - 1)
      .getAttribute('data-stop');
    return there === carried;
  });
  await page.mouse.up();
}
