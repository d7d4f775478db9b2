// What the books of one month add up to, as two people look at it before the lock.
import type { JournalView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';

const MAX = 200;

interface Sums {
  month: string;
  /** Both sides of the trial balance */
  debit: string;
  credit: string;
  profit: string;
  tax: bigint;
  depreciation: bigint;
  journals: number;
  /** Vouchers of the month that nobody has decided */
  undecided: number;
}

/** Expense lines only: each such journal has its counterpart on the balance sheet. */
const expenseOf = (journals: readonly JournalView[]): bigint =>
  journals.flatMap(({ lines }) => lines.filter(({ code }) => /^[67]/.test(code))).reduce((sum, { amount }) => sum + BigInt(amount), 0n);

export class MonthBooks {
  sums = $state.raw<Sums | null>(null);
  failure = $state.raw<Failure | null>(null);

  #month = '';
  #round = 0;

  async show(month: string): Promise<void> {
    if (month !== this.#month) this.sums = null;
    this.#month = month;
    await this.load();
  }

  async load(): Promise<void> {
    const [month, round] = [this.#month, ++this.#round];
    if (month === '') return;
    const answer = await sumsOf(month);
    if (round !== this.#round) return; // another month is wanted by now
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.sums = answer.value;
  }
}

const journalsOf = (month: string, fact: string) => callEndpoint(endpoints.listJournals, { query: { month, fact, limit: MAX } }, { attempts: 2 });

async function sumsOf(month: string): Promise<Answer<Sums>> {
  const [balance, figures, all, proposed, ...posted] = await Promise.all([
    callEndpoint(endpoints.trialBalance, { query: { month } }, { attempts: 2 }),
    callEndpoint(endpoints.monthFigures, { query: { month } }, { attempts: 2 }),
    callEndpoint(endpoints.listJournals, { query: { month, limit: 1 } }, { attempts: 2 }),
    callEndpoint(endpoints.listVouchers, { query: { status: 'PROPOSED', limit: MAX } }, { attempts: 2 }),
    journalsOf(month, 'month.taxed'),
    journalsOf(month, 'month.depreciated'),
  ]);
  const failure = posted.find((answer): answer is Failure => !answer.ok);
  if (failure) return failure;
  if (!balance.ok) return balance;
  if (!figures.ok) return figures;
  if (!all.ok) return all;
  if (!proposed.ok) return proposed;
  const [tax = 0n, depreciation = 0n] = posted.map((answer) => (answer.ok ? expenseOf(answer.value.journals) : 0n));
  const { debit, credit } = balance.value;
  const profit = figures.value.figures.find(({ name }) => name === 'result')?.amount ?? '0';
  const undecided = proposed.value.vouchers.filter(({ date }) => date.startsWith(month)).length;
  return { ok: true, value: { month, debit, credit, profit, tax, depreciation, journals: all.value.count, undecided } };
}
