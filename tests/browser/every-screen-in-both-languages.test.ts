import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import type { Person } from '../harness/person.ts';
import { bookYear, computed, policy, type ShareHub } from '../harness/share-story.ts';
import { until } from '../harness/until.ts';
import type { Language, ScreenOptions } from './stage/screen.ts';
import { useStage } from './stage/stage.ts';
import { CASHIER, DISPATCHER, MANAGER, MERCHANT, monthWithJournals, openPhone, place, stalls, SUPERVISOR } from './stage/village.ts';

const stage = useStage();

const AT_THE_DOOR = 107; // the courier whom the seeded morning leaves at a buyer's door
const LANGUAGES = ['id', 'en'] as const satisfies readonly Language[];

interface Visit {
  path: string;
  /** What is there when the screen is complete */
  shows: string;
  /** Statuses that belong to this visit */
  forgive?: RegExp;
}

/**
 * Opens one screen after the other and collects what is wrong with them. Indonesian by day and English by night: words decide
 * what fits, colours what can be read, and neither asks for the other.
 */
async function visit(options: ScreenOptions, visits: readonly Visit[]): Promise<string[]> {
  const screen = await stage.screen({ ...options, dark: options.language === 'en' });
  const wrong: string[] = [];
  for (const { path, shows, forgive } of visits) {
    if (forgive) screen.forgive(forgive);
    await screen.page.goto(path);
    await screen.page.locator(shows).first().waitFor();
    const wide = await screen.overflow();
    if (wide > 0) wrong.push(`${path}: ${wide} px too wide`);
    for (const found of await screen.axe()) wrong.push(`${path}: ${found}`);
  }
  return wrong;
}

/** The seeded morning leaves goods that wait: the planner looks at them soon. */
async function somePlan(dispatcher: Person): Promise<string> {
  const newest = async () => (await dispatcher.act(endpoints.listPlans, {}))[0]?.id ?? '';
  await until('a plan was made', async () => (await newest()) !== '', 120_000);
  return newest();
}

/** A year before the seeded one, reckoned by its own policy: the same one for both languages. */
async function someStatement(): Promise<string> {
  const manager = await stage.signIn(MANAGER);
  const [there] = await manager.act(endpoints.listStatements, {});
  if (there) return there.id;
  const hub: ShareHub = { pool: stage.hub.ctx.pool, signIn: (who) => stage.signIn({ manager: MANAGER, pengawas: SUPERVISOR }[who]) };
  await bookYear(hub);
  await manager.act(endpoints.adoptRecipients, {});
  await manager.act(endpoints.addSharePolicy, { body: policy({ effectiveTo: '2025-12-31' }) }); // the village's own begins later
  return (await computed(hub)).id;
}

test.each(LANGUAGES)('the desk (%s)', async (language) => {
  const size = 'desk';
  const nobody: Visit[] = [{ path: '/meja/masuk', shows: 'form', forgive: /401 \(Unauthorized\)/ }];
  const dispatcher = await stage.signIn(DISPATCHER);
  const { orders } = await dispatcher.act(endpoints.listOrders, { query: { status: 'IN_DELIVERY' } });
  const desk: Visit[] = [
    { path: '/meja', shows: '[data-ready="true"]' },
    { path: `/meja?pesanan=${orders[0]?.id ?? ''}`, shows: '#terpilih' },
    { path: '/meja/telepon', shows: 'form input' },
    { path: '/meja/pesanan', shows: 'tbody tr' },
    { path: '/meja/pesanan/impor', shows: 'textarea' },
    { path: '/meja/penugasan/rencana', shows: 'tbody tr' },
    { path: `/meja/penugasan/rencana/${await somePlan(dispatcher)}`, shows: 'article' },
  ];
  const money: Visit[] = [
    { path: '/meja/kas', shows: '#count-list' },
    { path: '/meja/kas/lapak', shows: 'tbody tr' },
    { path: '/meja/kas/pengembalian', shows: 'h2' },
    { path: '/meja/kas/upah', shows: 'tbody tr' },
    { path: '/meja/kas/dana', shows: 'h2' },
    { path: '/meja/kas/qris', shows: 'input[type="file"]' },
  ];
  const { month, journal } = await monthWithJournals(stage);
  const span = `dari=${month}&sampai=${month}`;
  const books: Visit[] = [
    ...money,
    { path: `/meja/buku?bulan=${month}`, shows: '.uplot' },
    { path: `/meja/buku/jurnal?bulan=${month}`, shows: '.head' },
    { path: `/meja/buku/jurnal/${journal}`, shows: 'article' },
    { path: '/meja/buku/jurnal/baris?akun=4.1.11.01', shows: 'tbody tr' },
    { path: `/meja/buku/jurnal/pesanan?dari=${month}-01&sampai=${month}-28`, shows: 'tbody tr' },
    ...['laba-rugi', 'posisi-keuangan', 'perubahan-ekuitas', 'arus-kas', 'calk', 'neraca-saldo'].map((report) => ({
      path: `/meja/buku/laporan/${report}?${span}`,
      shows: 'article',
    })),
    { path: '/meja/buku/laporan/pedagang', shows: 'select' },
    { path: '/meja/buku/laporan/paket', shows: '.hint' },
    { path: '/meja/buku/bagi-hasil/simulasi', shows: 'tfoot' },
    { path: '/meja/buku/akun', shows: 'tbody tr' },
    { path: `/meja/buku/akun/1.1.01.01?${span}`, shows: 'tbody tr' },
    { path: '/meja/buku/bukti', shows: 'table, .empty' },
    { path: '/meja/buku/bukti/baru', shows: 'section a' },
    { path: '/meja/buku/bukti/baru?jenis=ASSET_BOUGHT', shows: '#voucher-title' },
    { path: '/meja/buku/periode', shows: '#month-title' },
    { path: '/meja/buku/bagi-hasil', shows: 'tbody tr' },
    { path: `/meja/buku/bagi-hasil/${await someStatement()}`, shows: '#lines-title' },
    { path: '/meja/buku/bagi-hasil/kebijakan', shows: 'tbody tr' },
    { path: `/meja/buku/bagi-hasil/kebijakan/${policy().version}`, shows: 'article' },
    { path: '/meja/buku/bagi-hasil/kebijakan-baru', shows: 'tfoot' },
    { path: '/meja/buku/bagi-hasil/penerima', shows: 'tbody tr' },
  ];
  const dispatch: Visit[] = [
    { path: '/meja/penugasan', shows: 'input[type="radio"]' },
    { path: '/meja/penugasan/angka', shows: '#proposal-title' },
  ];
  expect([
    ...(await visit({ size, language }, nobody)),
    ...(await visit({ size, language, as: DISPATCHER }, desk)),
    ...(await visit({ size, language, as: CASHIER }, money.slice(0, 1))),
    ...(await visit({ size, language, as: MANAGER }, [...books, ...dispatch])),
    ...(await visit({ size: 'phone', language, as: MANAGER }, dispatch)), // all pages in the bar
  ]).toEqual([]);
});

test.each(LANGUAGES)('the courier app (%s)', async (language) => {
  const size = 'phone';
  const nobody: Visit[] = [{ path: '/kurir/', shows: 'form', forgive: /401 \(Unauthorized\)/ }];
  const phone = await openPhone(await stage.signIn(AT_THE_DOOR));
  const jobId = phone.jobs().find(({ status }) => status === 'AT_DROP')?.id ?? '';
  phone.close();
  const work: Visit[] = [
    { path: '/kurir/', shows: 'article' },
    { path: `/kurir/tugas/${jobId}/terkirim`, shows: 'form' },
    { path: `/kurir/tugas/${jobId}/gagal`, shows: 'form' },
    { path: '/kurir/uang', shows: 'h1' },
    { path: '/kurir/catatan', shows: 'h1' },
    { path: '/kurir/setelan', shows: 'h1' },
  ];
  expect([...(await visit({ size, language }, nobody)), ...(await visit({ size, language, as: AT_THE_DOOR }, work))]).toEqual([]);
});

test.each(LANGUAGES)('the resident app (%s)', async (language) => {
  const [stall] = await stalls(stage);
  const order = await place(stage, { payment: 'qris' });
  const at = (path: string) => `${path}?lang=${language}`;
  const pages: Visit[] = [
    { path: at('/warga'), shows: 'h1' },
    { path: at(`/warga/lapak/${stall?.id ?? ''}`), shows: 'form' },
    { path: at(order.trackingPath), shows: '[data-live-state]:not([hidden])' },
    { path: `${at(order.trackingPath)}&langkah=bayar`, shows: 'form' },
    { path: `${at(order.trackingPath)}&langkah=batal`, shows: 'form' },
    { path: at('/warga/lacak/tidakadatidakadatidakada'), shows: 'h1', forgive: /410 \(Gone\)/ },
    { path: at('/warga/nol'), shows: 'h1', forgive: /404 \(Not Found\)/ },
    { path: at('/warga/transparansi'), shows: 'h1' },
    { path: at('/warga/lapak-saya'), shows: 'form', forgive: /401 \(Unauthorized\)/ },
  ];
  const own: Visit[] = [{ path: at('/warga/lapak-saya'), shows: 'h1' }];
  expect([...(await visit({ size: 'phone', language }, pages)), ...(await visit({ size: 'phone', language, as: MERCHANT }, own))]).toEqual([]);
});
