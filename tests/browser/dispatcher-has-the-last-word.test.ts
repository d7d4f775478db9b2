import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../harness/until.ts';
import { useStage } from './stage/stage.ts';
import { changeSettings, COURIER, DISPATCHER, goOnDuty, openPhone, orderOf, pack, place, stalls } from './stage/village.ts';

const stage = useStage({ quiet: true });

/** The words on what has the focus; none when it is lost. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement === document.body ? '' : (document.activeElement?.textContent.trim() ?? '')));
const pressed = (page: Page, name: string) => page.getByRole('button', { name, exact: true, pressed: true });

/** Two couriers north of the stall, the first one nearer. */
async function twoOnDuty() {
  const [stall] = await stalls(stage);
  const couriers = [await stage.signIn(COURIER), await stage.signIn(COURIER + 1)];
  const phones = await Promise.all(couriers.map(openPhone));
  for (const [n, courier] of couriers.entries()) {
    await goOnDuty(courier);
    await phones[n]?.report({ lat: (stall?.pin.lat ?? 0) + 0.001 * (n + 1), lng: stall?.pin.lng ?? 0 });
  }
  return { couriers, phones };
}

test('a zone on suggestion: the desk reads the plan and the price behind each courier, decides, and carries the trip out', async () => {
  const { couriers, phones } = await twoOnDuty();
  const names = couriers.map(({ session }) => session?.name ?? '');
  const screen = await stage.screen({ size: 'wide', as: DISPATCHER });
  const { page } = screen;
  await page.goto('/meja');
  await screen.mapReady();
  await page.getByRole('button', { name: 'Saran', exact: true }).click();
  await pressed(page, 'Saran').waitFor();

  const [first, second] = [
    await place(stage, { buyerName: 'Bu Satu Contoh' }),
    await place(stage, { buyerName: 'Bu Dua Contoh', buyerPhone: '+6280000001002' }),
  ];
  const jobId = await pack(stage, first);
  await pack(stage, second);
  await page.locator('[data-row]', { hasText: first.code }).click();
  const panel = page.getByRole('region', { name: first.code });
  await panel.getByRole('heading', { name: 'Rencana' }).waitFor();
  await panel.getByText('Zona ini hanya menyarankan; operator yang menawarkan.').waitFor();

  await panel
    .getByText(/^Nilai .* mnt$/)
    .first()
    .click();
  const terms = panel.getByRole('table', { name: /^Rincian nilai / }).first();
  const numbers = (await terms.locator('td.number').allInnerTexts()).map((text) => Number(text.replace('.', '').replace(',', '.').replace('−', '-')));
  const sum = numbers.pop() ?? NaN;
  expect(Math.abs(numbers.reduce((total, each) => total + each, 0) - sum)).toBeLessThan(0.3); // as far as one decimal goes
  expect(await panel.innerText()).toMatch(/menit lebih mahal/);

  await panel.getByRole('button', { name: `Jangan tawarkan ke ${names[0]}` }).click();
  await panel.getByText(`Tidak untuk ${names[0]}`).waitFor();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await panel.getByText(`Tidak untuk ${names[0]}`).waitFor({ state: 'hidden' });
  await panel.getByRole('button', { name: `Hanya tawarkan ke ${names[1]}` }).click();
  await panel.getByText(`Hanya untuk ${names[1]}`).waitFor();
  await panel.getByText('Petugas sudah menetapkan kurir lain').first().waitFor({ state: 'attached' }); // folded away

  await panel.getByRole('button', { name: 'Tahan dulu' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByText('Ditahan: tidak ditawarkan ke siapa pun.').waitFor();
  expect(await focused(page)).toBe(first.code); // the button is gone, the focus stays in the panel
  await page.locator('[data-row]', { hasText: first.code }).getByText('Ditahan operator').waitFor();
  await panel.getByRole('button', { name: 'Lepas aturan: Ditahan: tidak ditawarkan ke siapa pun.' }).click();

  await panel.getByRole('button', { name: 'Gabungkan…' }).click();
  await panel.getByRole('checkbox', { name: new RegExp(second.code) }).check();
  expect(await screen.axe()).toEqual([]);
  await panel.getByRole('button', { name: 'Gabungkan 2 pesanan' }).click();
  await panel.getByText(`Satu jalan dengan ${second.code}`).waitFor();
  await panel.getByText(`bersama ${second.code}`).waitFor(); // the plan works around it
  await panel.getByRole('button', { name: 'Tawarkan sesuai rencana' }).click();
  await until('the courier is asked for both at once', () => phones[1]?.jobs().length === 2);
  expect(phones[1]?.jobs().map(({ id }) => id)).toContain(jobId);
  expect(phones[0]?.jobs()).toEqual([]);

  await panel.getByText(/^Ditawarkan operator ke/).waitFor();
  await page.getByRole('button', { name: 'Otomatis', exact: true }).click();
  await pressed(page, 'Otomatis').waitFor();
  for (const phone of phones) phone.close();
});

test('a slot is sent off before its time after a question, and an order is moved to a later one with the buyer’s word', async () => {
  await changeSettings(stage, (settings) => ({ ...settings, slots: DEFAULT_SETTINGS.slots }));
  const orders = [await place(stage, { buyerName: 'Bu Slot Contoh' }), await place(stage, { buyerName: 'Bu Nanti Contoh', buyerPhone: '+6280000001002' })];
  for (const order of orders) await pack(stage, order);
  const [now, later] = orders as [(typeof orders)[number], (typeof orders)[number]];
  const screen = await stage.screen({ size: 'wide', as: DISPATCHER });
  const { page } = screen;
  await page.goto('/meja');
  await screen.mapReady();
  const strip = page.getByRole('region', { name: 'Slot berikutnya' });
  await strip.getByText(/^2 siap, berangkat/).waitFor();
  await page
    .locator('[data-row]', { hasText: later.code })
    .getByText(/Menunggu slot/)
    .waitFor();

  await page.locator('[data-row]', { hasText: later.code }).click();
  const panel = page.getByRole('region', { name: later.code });
  await panel.getByRole('button', { name: 'Pindah slot…' }).click();
  await panel.getByRole('button', { name: 'Pindahkan' }).click();
  await panel.getByText('Pilih slotnya.').waitFor();
  await panel.locator('input[type=radio]').first().check();
  await panel.getByLabel('Kenapa? (dibaca pembeli)').fill('Ikan belum datang');
  expect(await screen.axe()).toEqual([]);
  await panel.getByRole('button', { name: 'Pindahkan' }).click();
  await panel.getByText(/disetujui Bu Nanti Contoh/).waitFor();
  expect((await orderOf(stage, later)).delivery).toMatchObject({ moved: { reason: 'Ikan belum datang' } });

  await strip
    .getByRole('button', { name: /^Berangkatkan slot/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const question = strip.getByRole('alertdialog');
  await question.getByText(/1 pesanan langsung dicarikan kurir/).waitFor();
  expect(await focused(page)).toContain('Tidak jadi');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // no
  await question.waitFor({ state: 'hidden' });
  expect(await focused(page)).toBe('Berangkatkan');
  await strip
    .getByRole('button', { name: /^Berangkatkan slot/ })
    .first()
    .click();
  await question.getByRole('button', { name: 'Ya, berangkatkan' }).click();
  await strip.getByText('1 pesanan diberangkatkan.').waitFor();
  await page
    .locator('[data-row]', { hasText: now.code })
    .getByText(/Menunggu slot/)
    .waitFor({ state: 'hidden' });
  const dispatcher = await stage.signIn(DISPATCHER);
  expect((await dispatcher.act(endpoints.orderTimeline, { params: { orderId: now.orderId } })).map(({ type }) => type)).toContain('job.released');
});
