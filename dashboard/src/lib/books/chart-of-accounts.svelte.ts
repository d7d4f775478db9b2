// The chart of accounts, read once for every part of the books.
import type { AccountView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { callEndpoint } from '@pitulungan/ui/api';

class ChartOfAccounts {
  accounts = $state.raw<readonly AccountView[]>([]);

  /** A filter works without names: when nobody answers, codes are typed. */
  async load(): Promise<void> {
    if (this.accounts.length > 0) return;
    const answer = await callEndpoint(endpoints.chartOfAccounts, {}, { attempts: 2 });
    if (answer.ok) this.accounts = answer.value;
  }

  nameOf(code: string, language: Language): string {
    const account = this.accounts.find((each) => each.code === code);
    return account ? (language === 'id' ? account.name : account.nameEn) : '';
  }
}

export const chart = new ChartOfAccounts();
