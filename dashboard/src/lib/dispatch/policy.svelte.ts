// The dispatch numbers of the village: those in force, the versions before, and the ones that are being typed.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PolicyNumberName, PolicyVersion } from '@pitulungan/contracts/policy';
import type { Settings } from '@pitulungan/contracts/settings';
import { callEndpoint, newKey, type Failure } from '@pitulungan/ui/api';
import { language } from '@pitulungan/ui/language.svelte.ts';
import { intentFor, type Intent } from '#lib/desk/intent.ts';
import { changesBetween, defaultsOf, draftOf, numbersOf, rebased, toldVersions, wrongNames, type Draft } from './policy-draft.ts';

export class PolicyDesk {
  current = $state.raw<PolicyVersion | null>(null);
  history = $state.raw<readonly PolicyVersion[]>([]);
  failure = $state.raw<Failure | null>(null);
  draft = $state<Draft | null>(null);
  /** What the draft was made on; another version than the current one when somebody else saved meanwhile */
  base = $state.raw<PolicyVersion | null>(null);
  note = $state('');
  /** The version whose numbers were put into the form */
  filledFrom = $state<number | null>(null);
  saving = $state(false);
  saveFailure = $state.raw<Failure | null>(null);
  savedVersion = $state<number | null>(null);

  #intent: Intent | null = null;
  readonly #settings: () => Settings;

  readonly defaults = $derived.by(() => defaultsOf(this.#settings()));
  readonly numbers = $derived.by(() => (this.draft ? numbersOf(this.draft, this.defaults) : {}));
  readonly wrong = $derived.by(() => (this.draft ? wrongNames(this.draft) : []));
  readonly changes = $derived.by(() => changesBetween(this.base?.numbers ?? {}, this.numbers).filter(({ name }) => !this.wrong.includes(name)));
  readonly touched = $derived.by(() => this.changes.length > 0 || this.wrong.length > 0);
  /** The fact of one's own saving may come before its answer */
  readonly isOverrun = $derived.by(() => !this.saving && this.current !== null && this.base !== null && this.current.version !== this.base.version);
  readonly told = $derived.by(() => toldVersions([...(this.current ? [this.current] : []), ...this.history]));

  constructor(settings: () => Settings) {
    this.#settings = settings;
  }

  /** What is typed stays; a form that nobody touched follows. */
  load(): Promise<void> {
    return this.#load(false);
  }

  async #load(refill: boolean): Promise<void> {
    const answer = await callEndpoint(endpoints.readPolicy, {}, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    const untouched = !this.touched;
    this.current = answer.value.current;
    this.history = answer.value.history;
    if (refill || untouched) this.fill(answer.value.current);
  }

  /** The form as a version has it. The draft still stands on the version in force. */
  fill(version: PolicyVersion): void {
    this.draft = draftOf(version.numbers, this.defaults, language.current);
    this.base = this.current;
    this.saveFailure = null;
    this.filledFrom = version.version === this.current?.version ? null : version.version;
  }

  type(name: PolicyNumberName, text: string): void {
    if (this.draft) this.draft[name] = text;
    this.savedVersion = null;
  }

  dropChanges(): void {
    this.note = '';
    if (this.current) this.fill(this.current);
  }

  /** Somebody else saved: their numbers, and on top what was typed here. */
  takeNewer(): void {
    if (!this.draft || !this.base || !this.current) return;
    this.draft = rebased(this.draft, { on: this.base.numbers, now: this.current.numbers, defaults: this.defaults, language: language.current });
    this.base = this.current;
    this.saveFailure = null;
  }

  async save(): Promise<boolean> {
    if (this.saving || !this.base || this.wrong.length > 0) return false;
    const body = { numbers: this.numbers, note: this.note.trim(), version: this.base.version };
    this.#intent = intentFor(this.#intent, JSON.stringify(body), newKey);
    this.saving = true;
    const answer = await callEndpoint(endpoints.changePolicy, { body }, { key: this.#intent.key, attempts: 3 });
    this.saveFailure = answer.ok ? null : answer;
    if (answer.ok) await this.#settle(answer.value.version);
    else if (answer.kind === 'refusal') await this.load(); // the screen was behind
    this.saving = false;
    return answer.ok;
  }

  async #settle(version: number): Promise<void> {
    this.#intent = null;
    this.note = '';
    this.savedVersion = version;
    await this.#load(true);
  }
}
