import { createHash } from 'node:crypto';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { beforeAll, expect, test } from 'vitest';
import { bookYear, type ShareHub } from '../harness/share-story.ts';
import type { Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { CASHIER, MANAGER, SUPERVISOR } from './stage/village.ts';

const stage = useStage({ quiet: true });
const SHARES = '/meja/buku/bagi-hasil';
const SCAN = { name: 'berita-acara.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 berita acara') };

beforeAll(async () => {
  const hub: ShareHub = { pool: stage.hub.ctx.pool, signIn: (who) => stage.signIn({ manager: MANAGER, pengawas: SUPERVISOR }[who]) };
  const manager = await stage.signIn(MANAGER);
  await bookYear(hub, { cash: 16_000_000n });
  for (let n = 1; n <= 7; n++)
    await manager.act(endpoints.addRecipient, {
      body: { kind: 'household', name: `KK Contoh ${n}`, phones: [], merchantId: null, rt: 1, rw: 1, band: null, consent: false, active: true },
    });
});

const press = (screen: Screen, name: string | RegExp) =>
  screen.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
const says = (screen: Screen, text: string | RegExp) => screen.page.getByText(text).first().waitFor();

test('a what-if becomes a policy, a year’s profit is shared by it, and three people sign for each other', async () => {
  const manager = await stage.screen({ size: 'wide', as: MANAGER });
  const { page } = manager;
  await page.goto(`${SHARES}/simulasi`);
  await page.getByRole('link', { name: 'Jadikan A kebijakan baru' }).click();
  await page.getByRole('heading', { name: 'Versi baru' }).waitFor();
  await page.getByLabel('Cara', { exact: true }).selectOption('Rata per KK');
  await page.getByRole('textbox', { name: 'Masyarakat, persen' }).fill('40');
  await press(manager, 'Simpan kebijakan');
  await says(manager, 'Jumlah semua bagian harus tepat 100 %, sekarang 90 %.');
  await says(manager, 'Mulai dengan huruf'); // both beside their fields
  await press(manager, /jadikan 50 % supaya jumlahnya 100 %/);
  await page.getByLabel('Nama versi').fill('ADART-2025.1');
  await page.getByLabel('Mulai berlaku').fill('2025-01-01');
  await page.getByLabel('Pasal AD/ART atau Perdes').fill('AD/ART pasal 21');
  await page.getByLabel('Nomor berita acara Musdes').fill('BA-07/2025');
  expect(await manager.axe()).toEqual([]);
  await press(manager, 'Simpan kebijakan');
  await page.getByRole('heading', { name: 'ADART-2025.1' }).waitFor();
  await says(manager, /Cara: Rata per KK\..*Dibayar dalam satuan Rp100/);

  await page.getByRole('link', { name: 'Perhitungan', exact: true }).click();
  await page.getByLabel('Dari bulan').fill('2025-01');
  await page.getByLabel('Sampai bulan').fill('2025-12');
  await press(manager, 'Mulai perhitungan');
  await page.getByRole('heading', { name: 'BH-2025-01: Tahun 2025' }).waitFor();
  await press(manager, 'Hitung sekarang');
  await says(manager, 'Rp18.000.000 = yang dibagi Rp18.000.000');
  await says(manager, '7 penerima, masing-masing Rp1.285.700');
  await says(manager, 'Giliran: Pengawas. Akun Anda tidak berhak untuk langkah ini.');
  const statement = page.url();

  const supervisor = await stage.screen({ size: 'wide', as: SUPERVISOR });
  await supervisor.page.goto(statement);
  await supervisor.page.getByLabel('Catatan pemeriksaan').fill('Cocok dengan buku.');
  await press(supervisor, 'Sudah diperiksa, setuju');
  await press(supervisor, 'Catat putusan Musdes');
  await says(supervisor, 'Pilih berkas pindaian berita acara.');
  await supervisor.page.getByLabel('Nomor berita acara').fill('BA-03/2026');
  await supervisor.page.getByLabel('Tanggal keputusan').fill('2026-03-14');
  await supervisor.page.getByLabel('Yang hadir').fill('84');
  await supervisor.page.getByLabel('Pindaian berita acara').setInputFiles(SCAN);
  await says(supervisor, createHash('sha256').update(SCAN.buffer).digest('hex'));
  expect(await supervisor.axe()).toEqual([]);
  await press(supervisor, 'Catat putusan Musdes');
  await says(supervisor, 'Berita acara BA-03/2026, 14 Mar 2026, dihadiri 84 orang.');

  await press(manager, 'Bukukan Rp18.000.000…'); // the manager's screen heard of it
  await says(manager, 'Bukukan pembagian Rp18.000.000 dari BH-2025-01?');
  await press(manager, 'Ya, bukukan');
  await says(manager, 'Sudah dibukukan.');

  const cashier = await stage.screen({ size: 'wide', as: CASHIER });
  cashier.forgive(/409 \(Conflict\)/); // too little free cash
  await cashier.page.goto(statement);
  await cashier.page.getByLabel('Pilih semua yang terutang di layar ini').check();
  await cashier.page.getByLabel('Nomor bukti').fill('KK-001');
  await press(cashier, /^Siapkan pembayaran Rp/);
  await says(cashier, /Mau dibayar Rp16\.199\.900, kas bebas hanya Rp16\.000\.000: kurang Rp199\.900\./);
  await cashier.page.getByLabel('Bayar: Dana sosial').uncheck();
  await press(cashier, 'Siapkan pembayaran Rp15.299.900');
  await says(cashier, 'Anda yang menyiapkan. Yang memastikan harus orang lain.');
  expect(await cashier.axe()).toEqual([]);

  await press(manager, 'Pastikan dibayar…');
  await press(manager, 'Ya, sudah dibayar');
  await says(manager, 'Sebagian dibayar');
  await press(manager, 'Periksa di peramban ini');
  await says(manager, 'Cocok: naskah, sidik, dan hitungannya benar.');
  await says(manager, 'Rantai utuh: 1 perhitungan');
  await says(manager, 'Dihitung ulang dari laba dan kebijakan: hasilnya sama.');
  expect(await manager.axe()).toEqual([]);
  await page.getByRole('link', { name: 'Jurnal pembayarannya' }).click();
  await page.getByRole('table').getByRole('link', { name: 'Bagi hasil dibayar' }).first().waitFor();
});
