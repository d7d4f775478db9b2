// The books in pictures once a month is closed and shared: the lock, a voucher, payouts, a statement, what the village reads of it,
// and three policies side by side.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { StatementView } from '@pitulungan/contracts/shares/views';
import { businessDate, monthOf } from '@pitulungan/contracts/time';
import { decision, on } from '../../harness/share-story.ts';
import { JANTI } from '../../harness/story.ts';
import type { Language } from './screen.ts';
import type { Studio } from './studio.ts';
import { CASHIER, MANAGER, SUPERVISOR } from './village.ts';

const LANGUAGES = ['id', 'en'] as const;
const named = (name: string, language: Language): string => `${name}${language === 'en' ? '-en' : ''}`;

/** Locks the months that are over, two people for each. Gives the last one. */
async function closeMonths(studio: Studio): Promise<string> {
  const [manager, cashier] = [await studio.signIn(MANAGER), await studio.signIn(CASHIER)];
  const over = (await manager.act(endpoints.listPeriods, {})).map(({ month }) => month).filter((month) => month < monthOf(Date.now()));
  for (const month of over.toSorted()) {
    const shown = await manager.act(endpoints.computePeriod, { params: { month }, body: { withoutTax: true } });
    if (shown.hashes) await cashier.act(endpoints.lockPeriod, { params: { month }, body: shown.hashes });
  }
  return over.toSorted().at(-1) ?? '';
}

/** A month's profit, reckoned, reviewed, decided and booked. */
async function shareMonth(studio: Studio, month: string): Promise<StatementView> {
  const [manager, supervisor] = [await studio.signIn(MANAGER), await studio.signIn(SUPERVISOR)];
  const draft = await manager.act(endpoints.draftStatement, { body: { from: month, to: month } });
  const computed = await manager.act(endpoints.computeStatement, { ...on(draft), body: { version: draft.version } });
  const seen = { version: computed.version, hash: computed.hash ?? '', note: 'Cocok dengan buku.' };
  const reviewed = await supervisor.act(endpoints.reviewStatement, { ...on(computed), body: seen });
  const approved = await supervisor.act(endpoints.approveStatement, decision(reviewed, businessDate(Date.now())));
  return manager.act(endpoints.postStatement, { ...on(approved), body: { version: approved.version } });
}

export async function shootShares(studio: Studio): Promise<void> {
  const month = await closeMonths(studio);
  const { id } = await shareMonth(studio, month);
  for (const language of LANGUAGES) {
    const desk = { size: 'wide', as: MANAGER, language, dark: language === 'en' } as const;
    const shoot = (name: string, path: string, shows: string) =>
      studio.shoot(named(name, language), desk, async ({ page }) => {
        await page.goto(path);
        await page.locator(shows).first().waitFor();
      });
    await shoot('dashboard-closing', `/meja/buku/periode?bulan=${month}`, 'dl a');
    await shoot('dashboard-voucher', '/meja/buku/bukti', 'tbody tr');
    await shoot('dashboard-payouts', '/meja/kas/lapak', 'tbody tr');
    await shoot('dashboard-statement', `/meja/buku/bagi-hasil/${id}`, '#lines-title');
    await shootSimulation(studio, language);
    await studio.shoot(named('resident-transparency', language), { size: 'phone', language }, async ({ page }) => {
      await page.goto(`/warga/transparansi/${JANTI}?lang=${language}`);
      await page.locator('h3').first().scrollIntoViewIfNeeded();
    });
  }
}

async function shootSimulation(studio: Studio, language: Language): Promise<void> {
  const words = language === 'id' ? { add: 'Tambah: salin yang ini', method: 'Cara' } : { add: 'Add: copy this one', method: 'Method' };
  await studio.shoot(named('dashboard-simulation', language), { size: 'wide', as: MANAGER, language, dark: language === 'en' }, async ({ page }) => {
    await page.goto('/meja/buku/bagi-hasil/simulasi');
    await page.getByRole('button', { name: words.add }).click();
    await page.getByLabel(words.method, { exact: true }).selectOption('equal_kk');
    await page.locator('tfoot').waitFor();
  });
}
