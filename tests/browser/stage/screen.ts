// One person's screen: a page of its own context, at its own size, that remembers everything it complained about.
import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { DEMO_PIN, phoneOf } from '../../../prisma/seed/staff.ts';
import { browserPath } from '../../setup/requirements.ts';

export type Language = 'id' | 'en';

export interface ScreenOptions {
  size: keyof typeof SIZES;
  language?: Language;
  dark?: boolean;
  javaScript?: boolean;
  /** The number of a demo account (2 is the first dispatcher), signed in before the page opens; nobody when left out */
  as?: number;
  /** Device pixels for each CSS pixel */
  scale?: number;
}

/** The desk is kept small in stories: its map is drawn by software. */
export const SIZES = { desk: { width: 1200, height: 680 }, wide: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } } as const;
export const JANTI_CENTRE = { lat: -7.34679, lng: 112.74163 };

const FLAGS = [
  ...['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-quic'],
  ...['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
];
const PATIENCE_MS = 90_000; // a busy machine draws a map in twenty seconds

export function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('No Chromium here; set CHROMIUM_PATH to one.');
  return chromium.launch({ executablePath, headless: true, args: FLAGS, timeout: PATIENCE_MS });
}

export class Screen {
  readonly url: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors and exceptions of the page */
  readonly complaints: string[] = [];
  #forgiven: RegExp[] = [];

  private constructor(url: string, context: BrowserContext, page: Page) {
    this.url = url;
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => message.type() === 'error' && this.#complain(`${message.text()} (${message.location().url})`));
    page.on('pageerror', (error) => this.#complain(error.stack ?? error.message));
  }

  static async open(browser: Browser, url: string, options: ScreenOptions): Promise<Screen> {
    const { language = 'id', dark = false, javaScript = true, scale = 1 } = options;
    const phone = options.size === 'phone';
    const { lat: latitude, lng: longitude } = JANTI_CENTRE;
    const context = await browser.newContext({
      viewport: SIZES[options.size],
      deviceScaleFactor: scale,
      isMobile: phone,
      hasTouch: phone,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      javaScriptEnabled: javaScript,
      geolocation: { latitude, longitude, accuracy: 9 },
      permissions: ['geolocation'],
      baseURL: url,
    });
    await context.addInitScript((chosen) => localStorage.setItem('pitulungan.language', chosen), language);
    if (options.as !== undefined) await signIn(context, options.as);
    return new Screen(url, context, await context.newPage());
  }

  /** Complaints that belong to the story, for example of a lost connection. */
  forgive(...patterns: RegExp[]): void {
    this.#forgiven.push(...patterns);
  }

  /** Every rule that axe finds broken, with the first places of it. */
  async axe(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`)
          .join(' | ')}`,
    );
  }

  /** How many pixels the page is wider than its screen: none, or people must scroll sideways to read. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** The village map is drawn. */
  async mapReady(): Promise<void> {
    await this.page.locator('[data-ready="true"]').waitFor();
  }

  async devtools(): Promise<CDPSession> {
    return this.context.newCDPSession(this.page);
  }

  /** Text of the focused element. */
  focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.textContent ?? '');
  }

  #complain(text: string): void {
    if (!this.#forgiven.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }
}

async function signIn(context: BrowserContext, number: number): Promise<void> {
  const answer = await context.request.post('/api/session', {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { phone: phoneOf(number), secret: DEMO_PIN },
  });
  if (!answer.ok()) throw new Error(`Account ${number} cannot sign in: ${await answer.text()}`);
}
