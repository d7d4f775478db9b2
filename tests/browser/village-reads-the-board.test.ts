import { endpoints } from '@pitulungan/contracts/endpoints';
import { verifyLink } from '@pitulungan/contracts/shares/chain';
import { beforeAll, expect, test } from 'vitest';
import { approved, bookYear, computed, policy, type ShareHub } from '../harness/share-story.ts';
import { JANTI } from '../harness/story.ts';
import { useStage } from './stage/stage.ts';
import { MANAGER, SUPERVISOR } from './stage/village.ts';

const stage = useStage({ quiet: true });
const BOARD = `/warga/transparansi/${JANTI}`;
const LAST_YEAR = `${BOARD}?tahun=2025`;
const OVER_THE_WIRE = 50_000;

beforeAll(async () => {
  const hub: ShareHub = { pool: stage.hub.ctx.pool, signIn: (who) => stage.signIn({ manager: MANAGER, pengawas: SUPERVISOR }[who]) };
  const manager = await stage.signIn(MANAGER);
  await bookYear(hub);
  await manager.act(endpoints.addSharePolicy, { body: policy({}, { method: 'equal_kk', payoutUnit: 100, programme: null }) });
  for (let n = 1; n <= 7; n++)
    await manager.act(endpoints.addRecipient, {
      body: { kind: 'household', name: `KK Contoh ${n}`, phones: [], merchantId: null, rt: 1, rw: 1, band: null, consent: false, active: true },
    });
  await approved(hub, await computed(hub));
});

test('a visitor without JavaScript reads what was earned, shared and decided, and can take it home', async () => {
  const screen = await stage.screen({ size: 'phone', javaScript: false });
  const { page } = screen;
  await page.goto('/warga');
  await page.getByRole('link', { name: 'Transparansi BUMDes' }).click();
  await page.getByText('Bagi hasil 2026 belum disahkan.').waitFor();
  expect(new URL(page.url()).pathname).toBe(BOARD);
  await page.getByRole('navigation', { name: 'Pilih tahun' }).getByRole('link', { name: '2025' }).click();
  await page.getByRole('heading', { name: /BH-2025-01/ }).waitFor();
  const told = await page.locator('main').innerText();
  const parts = ['Rp18.000.000', 'Masyarakat', '50%', 'Rp9.000.000', 'BA-03/2026', 'AD/ART pasal 21', '84 orang', '7 penerima', 'Rp1.285.700', 'sha256sum'];
  for (const part of parts) expect(told).toContain(part);
  expect(told).not.toContain('KK Contoh');
  expect(await page.getByRole('button', { name: 'Hitung ulang' }).count()).toBe(0); // it could do nothing here

  const download = async (name: string): Promise<string> => {
    const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
    return (await screen.context.request.get(new URL(href ?? '', page.url()).href)).text();
  };
  const hash = (await page.locator('article').getAttribute('data-hash')) ?? '';
  expect(verifyLink({ text: await download('Unduh BH-2025-01.json'), hash })).toBeNull();
  for (const kind of ['JSON', 'CSV']) expect(await download(kind)).toContain(hash);
});

test('the page is small, reckons the fingerprint again, and tells of one changed letter', async () => {
  const screen = await stage.screen({ size: 'phone' });
  const { page } = screen;
  const fetched: { url: string; bytes: number }[] = [];
  const devtools = await screen.devtools();
  const urls = new Map<string, string>();
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => fetched.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }));
  await page.goto(LAST_YEAR);
  const button = page.getByRole('button', { name: 'Hitung ulang di ponsel ini' });
  await button.click();
  const verdict = page.getByRole('status');
  expect(await verdict.innerText()).toContain('Cocok. Teks dan angka');
  const bytes = fetched.reduce((sum, each) => sum + each.bytes, 0);
  expect(fetched.map(({ url }) => new URL(url).pathname).join()).toMatch(/verify\.js/);
  expect(bytes, JSON.stringify(fetched)).toBeLessThanOrEqual(OVER_THE_WIRE);
  expect(await screen.axe()).toEqual([]);

  await page.getByText('Teks yang disahkan', { exact: true }).click();
  const text = page.getByLabel('Boleh Anda ubah');
  const real = await text.inputValue();
  await text.fill(real.replace('"9000000"', '"9000001"'));
  await button.click();
  expect(await verdict.innerText()).toContain('Tidak cocok. Teks ini bukan yang disahkan.');
  await text.fill(real);
  await button.click();
  expect(await verdict.innerText()).toContain('Cocok. Teks dan angka');
  await page.locator('[data-figure="shares.pades"]').evaluate((row) => row.setAttribute('data-amount', '5400001'));
  await button.click();
  expect(await verdict.innerText()).toContain('Angka di halaman ini lain');
});

test('a trader signs in without JavaScript and sees the stall’s own day beside what the paper said', async () => {
  const screen = await stage.screen({ size: 'phone', javaScript: false });
  screen.forgive(/422 \(Unprocessable|401 \(Unauthorized\)/);
  const { page } = screen;
  await page.goto('/warga/lapak-saya');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByText('Isi nomor HP yang benar').first().waitFor();
  await page.getByLabel('Nomor HP').fill('0800-0000-0201');
  await page.getByLabel('PIN').fill('000000');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByText('Nomor HP atau PIN tidak cocok.').waitFor();
  await page.getByLabel('PIN').fill('246810');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('heading', { name: 'Hari ini belum ada pesanan yang diantar.' }).waitFor();
  const told = await page.locator('main').innerText();
  for (const part of ['Rp20.000–Rp50.000', 'Menunggu', 'Siap dibayarkan', 'Sudah dibayarkan bulan ini']) expect(told).toContain(part);
  expect(await screen.overflow()).toBe(0);
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByRole('button', { name: 'Masuk' }).waitFor();
});
