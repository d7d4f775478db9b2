// Watches the phone's place while on duty, and only then: off duty nothing is measured, kept or sent.
import type { PositionReport } from '@pitulungan/contracts/couriers';
import type { LatLng } from '@pitulungan/contracts/place';
import { isNews, putBack, reportOf, withFix } from './track.ts';

export type PlaceState = 'off' | 'asking' | 'watching' | 'denied' | 'unavailable';

/** A place older than this says nothing about where a tap was made. */
const TAP_PLACE_FRESH_MS = 120_000;
const SEND_EVERY_MS = 1_000;
/** A phone that lies still may never fire its watch again; the server would think that the courier is lost. */
const ASK_AFTER_MS = 30_000;

const HOW: PositionOptions = { enableHighAccuracy: true, maximumAge: 5_000, timeout: 30_000 };

export class Tracker {
  state = $state<PlaceState>('off');
  last = $state.raw<PositionReport | null>(null);
  readonly #send: (batch: PositionReport[]) => Promise<boolean>;
  #kept: PositionReport[] = [];
  #watch: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #nudge: ReturnType<typeof setInterval> | undefined;
  #sending = false;

  /** `send` answers whether the server has the batch. */
  constructor(send: (batch: PositionReport[]) => Promise<boolean>) {
    this.#send = send;
  }

  /** Where the courier is, when that is known and fresh: goes along with every tap. */
  get place(): LatLng | null {
    const fresh = this.last !== null && Date.now() - Date.parse(this.last.happenedAt) < TAP_PLACE_FRESH_MS;
    return fresh && this.last ? this.last.pin : null;
  }

  start(): void {
    if (this.#watch !== undefined) return;
    if (!('geolocation' in navigator)) {
      this.state = 'unavailable';
      return;
    }
    this.state = 'asking';
    this.#watch = navigator.geolocation.watchPosition(this.#fix, this.#failed, HOW);
    this.#timer = setInterval(() => void this.#flush(), SEND_EVERY_MS);
    this.#nudge = setInterval(() => this.#askWhenSilent(), ASK_AFTER_MS);
  }

  stop(): void {
    if (this.#watch !== undefined) navigator.geolocation.clearWatch(this.#watch);
    clearInterval(this.#timer);
    clearInterval(this.#nudge);
    this.#watch = undefined;
    this.#kept = [];
    this.last = null;
    this.state = 'off';
  }

  /** After a refusal the courier may have allowed it in the browser's settings. */
  askAgain(): void {
    this.stop();
    this.start();
  }

  readonly #fix = ({ coords, timestamp }: GeolocationPosition): void => {
    if (this.#watch === undefined) return; // an answer that was still under way when duty ended
    const report = reportOf(coords, timestamp);
    this.state = 'watching';
    if (!isNews(this.last ?? undefined, report)) return;
    this.last = report;
    this.#kept = withFix(this.#kept, report);
  };

  readonly #failed = (error: GeolocationPositionError): void => {
    if (this.#watch === undefined) return;
    if (error.code === error.PERMISSION_DENIED) this.state = 'denied';
    else if (!this.last) this.state = 'unavailable'; // indoors it may take a while: the watch goes on
  };

  #askWhenSilent(): void {
    const silent = !this.last || Date.now() - Date.parse(this.last.happenedAt) > ASK_AFTER_MS;
    if (silent && this.state !== 'denied') navigator.geolocation.getCurrentPosition(this.#fix, this.#failed, { ...HOW, maximumAge: 0 });
  }

  async #flush(): Promise<void> {
    if (this.#sending || this.#kept.length === 0) return;
    const batch = this.#kept;
    this.#kept = [];
    this.#sending = true;
    try {
      if (!(await this.#send(batch)) && this.#watch !== undefined) this.#kept = putBack(this.#kept, batch);
    } finally {
      this.#sending = false;
    }
  }
}
