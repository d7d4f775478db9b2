// The revenue share in pictures: three policies side by side.
import type { Studio } from './studio.ts';
import { MANAGER } from './village.ts';

export async function shootShares(studio: Studio): Promise<void> {
  for (const language of ['id', 'en'] as const) {
    const words = language === 'id' ? { add: 'Tambah: salin yang ini', method: 'Cara' } : { add: 'Add: copy this one', method: 'Method' };
    await studio.shoot(
      `dashboard-simulation${language === 'en' ? '-en' : ''}`,
      { size: 'wide', as: MANAGER, language, dark: language === 'en' },
      async ({ page }) => {
        await page.goto('/meja/buku/bagi-hasil/simulasi');
        await page.getByRole('button', { name: words.add }).click();
        await page.getByLabel(words.method, { exact: true }).selectOption('equal_kk');
        await page.locator('tfoot').waitFor();
      },
    );
  }
}
