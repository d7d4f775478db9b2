// What a browser story plays on: the real hub with its apps, in real time, and one browser. Both are started once per file.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { seed } from '../../../prisma/seed.ts';
import { type Hub, startHub } from '../../../server/src/main.ts';
import { type Config, readConfig } from '../../../server/src/platform/config.ts';
import { type FreshDatabase, freshDatabase } from '../../setup/database.ts';
import { Cast } from './cast.ts';
import { launchBrowser, Screen, type ScreenOptions } from './screen.ts';

interface StageOptions {
  /** Nobody has ordered yet, every courier is off duty; otherwise the seeded morning, as old as the stage */
  quiet?: boolean;
  /** Days of history, where a story asks for more than the last weeks */
  days?: number;
}

const SOME_DAYS = 14;

/** What takes ten seconds alone takes minutes beside a build: a story is late only when it stands still. */
const LIMIT_MS = 8 * 60_000;

export class Stage extends Cast {
  #hub: Hub | undefined;
  #database: FreshDatabase | undefined;
  #browser: Browser | undefined;
  #screens: Screen[] = [];

  get hub(): Hub {
    if (!this.#hub) throw new Error('The stage is not up yet');
    return this.#hub;
  }

  get url(): string {
    return this.hub.url;
  }

  async start({ quiet = false, days = quiet ? 0 : SOME_DAYS }: StageOptions): Promise<void> {
    this.#database = await freshDatabase({ seeded: false }); // the template's morning may be half an hour old by now
    await seed(this.#database.url, { quiet, days, slots: false }); // stories about slots switch them on
    const config: Config = { ...readConfig({}, [], '/nonexistent'), port: 0 };
    this.#hub = await startHub({ config, databaseUrl: this.#database.url, logLevel: 'error' });
    this.#browser = await launchBrowser();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#hub?.stop();
    await this.#database?.drop();
  }

  async screen(options: ScreenOptions): Promise<Screen> {
    if (!this.#browser) throw new Error('The stage is not up yet');
    const screen = await Screen.open(this.#browser, this.url, options);
    this.#screens.push(screen);
    return screen;
  }

  /** Closes the screens; gives what they complained about. */
  async clear(): Promise<string[]> {
    const screens = this.#screens.splice(0);
    await Promise.all(screens.map(({ context }) => context.close()));
    return screens.flatMap(({ complaints }) => complaints);
  }
}

/** One stage for all tests of a file. A console error or an exception on any screen fails the test. */
export function useStage(options: StageOptions = {}): Stage {
  vi.setConfig({ testTimeout: LIMIT_MS, hookTimeout: LIMIT_MS });
  const stage = new Stage();
  beforeAll(() => stage.start(options));
  afterEach(async () => expect(await stage.clear(), 'complaints of the screens').toEqual([]));
  afterAll(() => stage.stop());
  return stage;
}
