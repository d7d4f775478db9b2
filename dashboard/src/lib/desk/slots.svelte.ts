// The coming slots for the address that is being typed: who rides already, and what it costs.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { SlotsView } from '@pitulungan/contracts/slots';
import { callEndpoint } from '@pitulungan/ui/api';

const TYPING_PAUSE_MS = 250;

export class SlotLookup {
  /** null: not known yet, or the hub did not say; the order then rides in the next open slot */
  view = $state.raw<SlotsView | null>(null);

  readonly #village: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(villageCode: string) {
    this.#village = villageCode;
  }

  /** The address as typed so far. */
  lookSoon(area: { rt: number | null; rw: number | null }): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(area), TYPING_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #look({ rt, rw }: { rt: number | null; rw: number | null }): Promise<void> {
    const round = ++this.#round;
    const query = { ...(rt === null ? {} : { rt }), ...(rw === null ? {} : { rw }) };
    const answer = await callEndpoint(endpoints.slots, { params: { village: this.#village }, query }, { attempts: 2 });
    if (round === this.#round && answer.ok) this.view = answer.value;
  }
}
