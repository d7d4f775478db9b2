// The courier's phone in pictures: the offer, the job, the door, the cash. One courier lives through one order.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Language, Screen } from './screen.ts';
import type { Studio } from './studio.ts';
import { byHand, changeSettings, DISPATCHER, pack, place } from './village.ts';

const NUMBER = 113; // has no part in the seeded morning nor in the simulator
const EN = 115;

export async function shootCourier(studio: Studio): Promise<void> {
  await changeSettings(studio, byHand);
  const id = await atWork(studio, NUMBER, 'id');
  await press(id, 'Atur');
  await studio.take(id, 'courier-duty');
  await offered(studio, id, NUMBER);
  await studio.take(id, 'courier-offer');
  await press(id, 'Terima');
  await id.page.getByRole('button', { name: 'Menuju lapak', exact: true }).waitFor();
  await studio.take(id, 'courier-job');
  for (const name of ['Menuju lapak', 'Tiba di lapak', 'Barang dibawa', 'Menuju pembeli', 'Tiba']) await press(id, name);
  await id.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await id.page.getByRole('button', { name: /^Rp/ }).last().click();
  await id.page.getByRole('button', { name: 'Keluarga' }).click();
  await studio.take(id, 'courier-deliver');
  await press(id, 'Terkirim');
  await id.page.getByRole('link', { name: /Uang/ }).click();
  await id.page.getByLabel('Jumlah yang Anda hitung').waitFor(); // the undo window is over
  await studio.take(id, 'courier-cash');
  await id.context.close();

  const en = await atWork(studio, EN, 'en');
  await offered(studio, en, EN);
  await studio.take(en, 'courier-offer-en');
  await press(en, 'Accept');
  await en.page.getByRole('button', { name: 'Head to the stall', exact: true }).waitFor();
  await studio.take(en, 'courier-job-en');
  await en.context.close();
}

const press = ({ page }: Screen, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function atWork(studio: Studio, as: number, language: Language): Promise<Screen> {
  const screen = await studio.screen({ size: 'phone', scale: 2, as, language });
  await screen.page.goto('/kurir/');
  await press(screen, language === 'id' ? 'Siaga' : 'On duty');
  await screen.page.getByText(language === 'id' ? 'Menunggu tawaran' : 'Waiting for an offer').waitFor();
  return screen;
}

/** An order is packed and this courier is asked. */
async function offered(studio: Studio, screen: Screen, number: number): Promise<void> {
  const jobId = await pack(studio, await place(studio, { buyerName: 'Ibu Siti Aminah', payment: 'cash' }));
  const dispatcher = await studio.signIn(DISPATCHER);
  const { courierId } = await studio.signIn(number);
  await dispatcher.act(endpoints.offerJob, { params: { jobId }, body: { courierId } });
  await screen.page.getByRole('button', { name: /^(Terima|Accept)$/ }).waitFor();
}
