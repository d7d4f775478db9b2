// The what-if screen: up to three scenarios, which of them is being changed, and the link that says all of it. Nothing is sent or stored.
import { formatRupiah } from '@pitulungan/ui/format';
import { language } from '@pitulungan/ui/language.svelte.ts';
import { compareRows } from './compare.ts';
import { readLink, writeLink } from './link.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { bothReadings, MAX_SCENARIOS, type Scenario } from './scenario.ts';
import { simulationWords } from './words/simulation.ts';

export class Simulation {
  scenarios = $state.raw<readonly Scenario[]>([]);
  chosen = $state(0);
  /** The address held a link that cannot be read */
  wrongLink = $state(false);

  readonly #known = new WeakMap<Scenario, Outcome>();
  readonly outcomes = $derived(this.scenarios.map((scenario) => this.#outcome(scenario)));
  readonly rows = $derived(compareRows(this.outcomes));
  readonly current = $derived(this.scenarios[this.chosen] as Scenario);
  readonly currentOutcome = $derived(this.outcomes[this.chosen] as Outcome);
  readonly link = $derived(writeLink(this.scenarios));
  readonly mayAdd = $derived(this.scenarios.length < MAX_SCENARIOS);

  constructor(link: string) {
    this.open(link);
  }

  /** Both readings of the paper where the link says nothing. */
  open(link: string): void {
    if (link !== '' && link === this.link) return;
    const read = link === '' ? null : readLink(link);
    this.wrongLink = link !== '' && read === null;
    this.scenarios = read ?? this.presets();
    this.chosen = 0;
  }

  presets(): Scenario[] {
    return bothReadings(({ profit }) => simulationWords[language.current].presetName(formatRupiah(profit, language.current)));
  }

  /** One alone: a policy that is being written is a scenario that is going to be kept. */
  beginWith(scenario: Scenario): void {
    this.scenarios = [scenario];
    this.chosen = 0;
  }

  startOver(): void {
    this.scenarios = this.presets();
    this.chosen = 0;
  }

  /** Only those that moved are reckoned again. */
  #outcome(scenario: Scenario): Outcome {
    const known = this.#known.get(scenario);
    if (known) return known;
    const outcome = outcomeOf(scenario);
    this.#known.set(scenario, outcome);
    return outcome;
  }

  change(change: (scenario: Scenario) => Scenario): void {
    this.scenarios = this.scenarios.map((scenario, at) => (at === this.chosen ? change(scenario) : scenario));
  }

  set(values: Partial<Scenario>): void {
    this.change((scenario) => ({ ...scenario, ...values }));
  }

  /** A copy of the one that is being changed: policies are compared by what differs. */
  add(): void {
    if (!this.mayAdd) return;
    this.scenarios = [...this.scenarios, { ...this.current, name: '' }];
    this.chosen = this.scenarios.length - 1;
  }

  remove(): void {
    if (this.scenarios.length < 2) return;
    this.scenarios = this.scenarios.filter((_, at) => at !== this.chosen);
    this.chosen = Math.max(0, this.chosen - 1);
  }

  /** Another split of the same money: profit, balance and households of this one for all. */
  sameForAll(): void {
    const { profit, opening, release, households, groups } = this.current;
    this.scenarios = this.scenarios.map((scenario) => ({ ...scenario, profit, opening, release, households, groups }));
  }
}
