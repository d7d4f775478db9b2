// Takes the pictures: opens screens as people see them and writes each as a PNG.
import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { Cast } from './cast.ts';
import { launchBrowser, Screen, type ScreenOptions } from './screen.ts';

const LARGEST_BYTES = 450_000;

export class Studio extends Cast {
  readonly url: string;
  readonly #browser: Browser;
  readonly #dir: string;

  private constructor(url: string, browser: Browser, dir: string) {
    super();
    this.url = url;
    this.#browser = browser;
    this.#dir = dir;
  }

  static async open(url: string, dir: string): Promise<Studio> {
    fs.mkdirSync(dir, { recursive: true });
    return new Studio(url, await launchBrowser(), dir);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  screen(options: ScreenOptions): Promise<Screen> {
    return Screen.open(this.#browser, this.url, options);
  }

  async take({ page }: Screen, name: string): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    const picture = await page.screenshot({ path: path.join(this.#dir, `${name}.png`), animations: 'disabled', caret: 'hide' });
    console.log(`${name}.png ${Math.round(picture.length / 1000)} kB${picture.length > LARGEST_BYTES ? ': too large' : ''}`);
  }

  /** A screen for one picture. */
  async shoot(name: string, options: ScreenOptions, prepare: (screen: Screen) => Promise<void>): Promise<void> {
    const screen = await this.screen(options);
    await prepare(screen);
    await this.take(screen, name);
    await screen.context.close();
  }
}
