// Who is calling: looked up while the number is typed, once per number.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { KnownCaller } from '@pitulungan/contracts/endpoints/orders';
import { normalisePhone } from '@pitulungan/contracts/phone';
import { callEndpoint } from '@pitulungan/ui/api';

const TYPING_PAUSE_MS = 250;

export type CallerStatus = 'none' | 'looking' | 'known' | 'new' | 'failed';

export class CallerLookup {
  status = $state<CallerStatus>('none');
  known = $state.raw<KnownCaller | null>(null);

  #number: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onAnswer: (caller: KnownCaller | null) => void;

  /** `onAnswer` hears every answer: who it is, or null for a number that never called. */
  constructor(onAnswer: (caller: KnownCaller | null) => void) {
    this.#onAnswer = onAnswer;
  }

  /** As typed so far; anything that is no number yet forgets the caller. */
  typed(text: string): void {
    const number = normalisePhone(text);
    if (number === this.#number) return;
    this.#number = number;
    clearTimeout(this.#timer);
    this.known = null;
    this.status = number === undefined ? 'none' : 'looking';
    if (number !== undefined) this.#timer = setTimeout(() => void this.#look(number), TYPING_PAUSE_MS);
  }

  /** The next caller, whoever it is. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#number = undefined;
    this.known = null;
    this.status = 'none';
  }

  async #look(number: string): Promise<void> {
    const answer = await callEndpoint(endpoints.findCaller, { query: { phone: number } }, { attempts: 2 });
    if (this.#number !== number) return; // another number was typed meanwhile
    if (!answer.ok) {
      this.status = 'failed';
      return;
    }
    this.known = answer.value;
    this.status = answer.value ? 'known' : 'new';
    this.#onAnswer(answer.value);
  }
}
