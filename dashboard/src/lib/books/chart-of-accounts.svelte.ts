// The chart of accounts, read once for every part of the books.
import type { AccountView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

class ChartOfAccounts {
  accounts = $state.raw<readonly AccountView[]>([]);

  failure = $state.raw<Failure | null>(null);

  /** A filter works without names: when nobody answers, codes are typed. */
  async load(): Promise<void> {
    if (this.accounts.length === 0) await this.reload();
  }

  /** Balances are those of now. */
  async reload(): Promise<void> {
    const answer = await callEndpoint(endpoints.chartOfAccounts, {}, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.accounts = answer.value;
  }

  account(code: string): AccountView | undefined {
    return this.accounts.find((each) => each.code === code);
  }

  nameOf(code: string, language: Language): string {
    const account = this.account(code);
    return account ? (language === 'id' ? account.name : account.nameEn) : '';
  }
}

export const chart = new ChartOfAccounts();
