// Months and tax rules, and what two people do with them: reckon, lock, put a rule in force.
import type { PeriodView, TaxRuleView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { RequestOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { BusinessDate } from '@pitulungan/contracts/time';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { Act } from './act.svelte.ts';

export type NewTaxRule = RequestOf<typeof endpoints.setTaxRule>['body'];

export class Months {
  periods = $state.raw<readonly PeriodView[] | null>(null);
  rules = $state.raw<readonly TaxRuleView[]>([]);
  failure = $state.raw<Failure | null>(null);
  readonly reckoning = new Act();
  readonly locking = new Act();
  readonly ruling = new Act();

  async load(): Promise<void> {
    const [periods, rules] = await Promise.all([
      callEndpoint(endpoints.listPeriods, {}, { attempts: 2 }),
      callEndpoint(endpoints.listTaxRules, {}, { attempts: 2 }),
    ]);
    this.failure = !periods.ok ? periods : rules.ok ? null : rules;
    if (periods.ok) this.periods = periods.value;
    if (rules.ok) this.rules = rules.value;
  }

  isLocked(day: BusinessDate): boolean {
    return this.periods?.some(({ starts, ends, status }) => status === 'locked' && starts <= day && day <= ends) ?? false;
  }

  async compute(month: string, withoutTax: boolean): Promise<boolean> {
    const body = { withoutTax };
    const done = await this.reckoning.run(['compute', month, withoutTax], (key) =>
      callEndpoint(endpoints.computePeriod, { params: { month }, body }, { key, attempts: 3 }),
    );
    return done !== null;
  }

  /** Names the hashes that this person was shown: if the books have moved on since, the hub refuses. */
  async lock({ month, hashes }: PeriodView): Promise<boolean> {
    if (!hashes) return false;
    const done = await this.locking.run(['lock', month, hashes], (key) =>
      callEndpoint(endpoints.lockPeriod, { params: { month }, body: hashes }, { key, attempts: 3 }),
    );
    return done !== null;
  }

  async addRule(rule: NewTaxRule): Promise<boolean> {
    const added = await this.ruling.run(rule, (key) => callEndpoint(endpoints.setTaxRule, { body: rule }, { key, attempts: 2 }));
    if (added) await this.load(); // the rule before it ends now
    return added !== null;
  }
}
