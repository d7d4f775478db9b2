// The admin plays the day faster: waiting times divided by the speed, through the public API, and put back at the end.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS, Settings, type WaitingTimes } from '@pitulungan/contracts/settings';
import { SlotSettings } from '@pitulungan/contracts/slots';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { HubClient } from './hub-client.ts';

/** Below these a machine that is busy, not a person, would decide. */
const FLOORS_MS: Partial<WaitingTimes> = { offerTtlMs: 2_500, undoMs: 250, positionFreshMs: 10_000 };
const FLOOR_MS = 1_000;
/** A day for complaints divided by 30 is still 48 minutes. */
const CAPS_MS: Partial<WaitingTimes> = { complaintFoodMs: 10_000, complaintGoodsMs: 10_000 };
const MAX_TRIES = 5;

export function dividedBy(waiting: WaitingTimes, speed: number): WaitingTimes {
  const names = Object.keys(waiting) as (keyof WaitingTimes)[];
  const shorter = (name: keyof WaitingTimes): number => {
    const divided = Math.max(Math.round(waiting[name] / speed), FLOORS_MS[name] ?? FLOOR_MS);
    return Math.min(divided, CAPS_MS[name] ?? Infinity, waiting[name]);
  };
  return Object.fromEntries(names.map((name) => [name, shorter(name)])) as WaitingTimes;
}

/** What the next run puts back when this one was killed before it could. */
const Note = z.strictObject({
  fast: Settings.shape.waiting,
  before: Settings.shape.waiting,
  mode: Settings.shape.dispatch.shape.mode,
  pace: z.number().default(1),
  slots: SlotSettings,
});
type Note = z.infer<typeof Note>;

export class Admin {
  readonly #client: HubClient;
  readonly #noteFile: string;
  #note: Note | undefined;

  constructor(client: HubClient, villageCode: string) {
    this.#client = client;
    const name = createHash('sha256').update(`${client.url} ${villageCode}`).digest('hex').slice(0, 12);
    this.#noteFile = path.join(tmpdir(), `pitulungan-simulator-${name}.json`);
  }

  /** The settings as they are now while the run lasts: faster, and without slots. */
  async speedUp(speed: number): Promise<Settings> {
    const left = await this.#readNote();
    return this.#change((settings) => {
      const killedBefore = left !== undefined && isDeepStrictEqual(left.fast, settings.waiting);
      const before = killedBefore ? left.before : settings.waiting;
      const mode = killedBefore ? left.mode : settings.dispatch.mode;
      const pace = killedBefore ? left.pace : settings.dispatch.pace;
      const slots = killedBefore ? left.slots : settings.slots;
      this.#note = { fast: dividedBy(before, speed), before, mode, pace, slots };
      return { ...settings, waiting: this.#note.fast, dispatch: { ...settings.dispatch, mode: 'auto', pace: speed }, slots: { ...slots, times: [] } };
    });
  }

  /** The slots that will be put back; the defaults where the village has none. */
  get ownSlots(): SlotSettings {
    const slots = this.#note?.slots;
    return slots && slots.times.length > 0 ? slots : DEFAULT_SETTINGS.slots;
  }

  openSlots(slots: SlotSettings): Promise<Settings> {
    return this.#change((settings) => ({ ...settings, slots }));
  }

  /** Puts back what was there before and nothing else: another admin may have changed other things meanwhile. */
  async putBack(): Promise<void> {
    const note = this.#note;
    if (!note) return;
    await this.#change((settings) => ({
      ...settings,
      waiting: note.before,
      dispatch: { ...settings.dispatch, mode: note.mode, pace: note.pace },
      slots: note.slots,
    }));
    this.#note = undefined;
    await rm(this.#noteFile, { force: true });
  }

  async #change(change: (settings: Settings) => Settings): Promise<Settings> {
    for (let i = 0; i < MAX_TRIES; i += 1) {
      const read = await this.#client.get(endpoints.readSettings, {});
      const settings = change(read.settings);
      if (this.#note) await writeFile(this.#noteFile, JSON.stringify(this.#note));
      const answer = await this.#client.call(endpoints.changeSettings, { body: { settings, version: read.version } });
      if (answer.ok) return settings;
      if (answer.refusal.code !== 'SETTINGS_CHANGED') throw new Error(`The settings were refused: ${answer.refusal.sentence.en}`);
    }
    throw new Error('Somebody else keeps changing the settings');
  }

  async #readNote(): Promise<Note | undefined> {
    const text = await readFile(this.#noteFile, 'utf8').catch(() => undefined);
    const parsed = text === undefined ? undefined : Note.safeParse(JSON.parse(text));
    return parsed?.success ? parsed.data : undefined;
  }
}
