import { endpoints } from '@pitulungan/contracts/endpoints';
import { businessDate, monthOf } from '@pitulungan/contracts/time';
import { expect, test } from 'vitest';
import type { Screen } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { CASHIER, MANAGER } from './stage/village.ts';

/** The books began on the last day of the month before this one: exactly one month is over. */
const days = Number(businessDate(Date.now()).slice(8));
const stage = useStage({ quiet: true, days });
const month = monthOf(Date.now() - days * 86_400_000);
const nameOf = (month: string): string => new Intl.DateTimeFormat('id-ID', { month: 'long', year: 'numeric' }).format(Date.parse(`${month}-15`));

/** Nobody is kept out, and nothing has to be scrolled sideways. */
async function look(screen: Screen, name: string): Promise<void> {
  expect(await screen.axe(), name).toEqual([]);
  expect(await screen.overflow(), name).toBe(0);
}

test('a voucher that two people sign, a month that one person reckons and another locks', async () => {
  const cashier = await stage.screen({ size: 'wide', as: CASHIER });
  const till = cashier.page;
  await till.goto('/meja/buku/bukti');
  await till.getByText('Belum ada bukti di sini').waitFor();
  await till.getByRole('link', { name: 'Bukti baru' }).click();
  await till.getByRole('link', { name: /^Saldo awal/ }).click();
  const press = (key: string) => till.keyboard.press(key);
  await till.getByLabel('Baris 1: Akun', { exact: true }).selectOption('1.1.01.04');
  await till.getByLabel('Baris 1: Akun', { exact: true }).focus();
  for (const text of ['', '2500000', '']) await press('Tab').then(() => till.keyboard.type(text)); // sub-ledger, debit, credit
  await press('Tab');
  await till.keyboard.type('3.1.01'); // the select finds it by its code
  await press('Tab');
  await press('Tab');
  await press('Tab');
  await till.keyboard.type('2400000');
  await till.getByText('Selisih Rp100.000').waitFor();
  await till.getByLabel('Baris 2: Kredit').fill('2.500.000');
  await till.getByText('Debit dan kredit sama').waitFor();
  await till.getByLabel('Tanggal bukti').fill(`${month}-20`);
  await press('Enter');
  await till.getByText('Tulis keterangannya').waitFor(); // nothing is sent without it
  await till.getByLabel('Keterangan').fill('saldo dari buku lama');
  await look(cashier, 'new voucher');
  await press('Enter');
  await till.getByText('BK-1 tersimpan. Menunggu persetujuan orang kedua.').waitFor();
  await till.getByText('Anda yang membuat bukti ini.').waitFor();
  expect(await till.getByRole('button', { name: 'Setujui dan bukukan' }).count()).toBe(0);

  const manager = await stage.screen({ size: 'wide', as: MANAGER });
  const office = manager.page;
  await office.goto('/meja/buku/bukti?status=PROPOSED');
  await office.getByRole('link', { name: 'Bukti BK-1: Saldo awal' }).click();
  await office.getByLabel('Catatan').fill('cocok');
  await look(manager, 'approve');
  await office.getByRole('button', { name: 'Setujui dan bukukan' }).click();
  await office.getByText('BK-1 disetujui dan dibukukan.').waitFor();
  await look(manager, 'posted');
  await office.getByRole('link', { name: '1.1.01.04' }).click();
  await office.getByRole('row', { name: /Saldo akhir Rp2\.500\.000/ }).waitFor();

  await office.goto('/meja/buku/periode');
  await office.getByRole('heading', { name: nameOf(month) }).waitFor();
  await office.getByText('Belum ada aturan pajak yang berlaku').waitFor();
  await office.getByRole('button', { name: `Hitung ${nameOf(month)}` }).click();
  await office.getByText('Beri tanda pada “tanpa pajak”').waitFor();
  await office.getByLabel(/^Tanpa pajak/).check();
  await office.getByRole('button', { name: `Hitung ${nameOf(month)}` }).click();
  await office.getByText('Anda yang menghitung bulan ini.').waitFor();
  expect(await office.getByRole('button', { name: /^Kunci/ }).count()).toBe(0);

  await till.goto('/meja/buku/periode');
  await till.getByText('Tidak ada yang menghalangi.').waitFor();
  await till.getByRole('button', { name: `Kunci ${nameOf(month)}…` }).click();
  await till.getByRole('heading', { name: `Kunci ${nameOf(month)}?` }).waitFor();
  await look(cashier, 'before the lock');
  await till.getByRole('button', { name: 'Kunci untuk seterusnya' }).click();
  await till.getByText(`${nameOf(month)} terkunci.`).waitFor();
  await office.getByText('Angkanya tidak berubah lagi.').waitFor(); // on everybody's screen
  const [, closed] = await (await stage.signIn(MANAGER)).act(endpoints.listPeriods, {});
  expect(closed).toMatchObject({ month, status: 'locked', withoutTax: true });
});
