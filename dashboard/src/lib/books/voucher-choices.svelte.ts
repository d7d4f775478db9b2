// What may be chosen on a voucher: accounts, tills and banks, funds, deposits, and those who owe or are owed.
import { MoneyAccount, type AccountView } from '@pitulungan/contracts/books';
import type { DepositView } from '@pitulungan/contracts/cash';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { accountFits, namesAccount } from '@pitulungan/contracts/voucher-accounts';
import type { FundView } from '@pitulungan/contracts/funds';
import type { VoucherKind } from '@pitulungan/contracts/vouchers';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { ownSide } from './account-groups.ts';
import { chart } from './chart-of-accounts.svelte.ts';
import { subName, Subs } from './subs.svelte.ts';
import type { FieldName } from './voucher-kinds.ts';

export interface Choice {
  value: string;
  name: string;
  /** On its own side; told where it helps to choose */
  balance: string | null;
}

const ASSETS = ['1.3.02.01', '1.3.03.01', '1.3.04.01'];
/** Whose sub-ledgers are offered: to choose from where there must be a balance, else as suggestions. */
const SUB_LEDGERS: Partial<Record<VoucherKind, string>> = {
  EXPENSE_ON_ACCOUNT: '2.1.01.01',
  SUPPLIER_PAID: '2.1.01.01',
  MATERIAL_BOUGHT: '2.1.01.01',
  MATERIAL_TAKEN: '1.1.03.14',
  OVERAGE_RETURNED: '2.1.99.17',
};
const SUGGESTED: ReadonlySet<VoucherKind> = new Set(['EXPENSE_ON_ACCOUNT', 'MATERIAL_BOUGHT', 'MATERIAL_TAKEN']);

const withoutBalance = (choice: Choice): Choice => ({ ...choice, balance: null });

export class VoucherChoices {
  readonly subs = new Subs();
  funds = $state.raw<readonly FundView[]>([]);
  deposits = $state.raw<readonly DepositView[]>([]);
  failure = $state.raw<Failure | null>(null);

  /** Reads what this kind needs; `account`: the one that is chosen, where its sub-ledgers are asked for. */
  async show(kind: VoucherKind, account: string): Promise<void> {
    const subAccount = kind === 'RECEIVABLE_PAID' ? account : (SUB_LEDGERS[kind] ?? '');
    this.failure = null;
    await Promise.all([
      this.subs.show(subAccount, { all: SUGGESTED.has(kind) }),
      kind === 'FUND_RECEIVED' ? this.#readFunds() : undefined,
      kind === 'SHORTAGE_WRITTEN_OFF' ? this.#readDeposits() : undefined,
    ]);
  }

  async #readFunds(): Promise<void> {
    const answer = await callEndpoint(endpoints.listFunds, {}, { attempts: 2 });
    if (answer.ok) this.funds = answer.value;
    else this.failure = answer;
  }
  async #readDeposits(): Promise<void> {
    const answer = await callEndpoint(endpoints.listDeposits, {}, { attempts: 2 });
    if (answer.ok) this.deposits = answer.value.filter(({ resolution }) => resolution === 'COURIER_OWES');
    else this.failure = answer;
  }

  /** null: the field is written, not chosen. */
  of(field: FieldName, kind: VoucherKind, language: Language): Choice[] | null {
    const named = (accounts: readonly AccountView[]): Choice[] =>
      accounts.map(({ code, name, nameEn, normal, balance }) => ({
        value: code,
        name: `${code} ${language === 'id' ? name : nameEn}`,
        balance: ownSide(balance, normal),
      }));
    switch (field) {
      case 'from':
      case 'into':
        return named(chart.accounts.filter(({ code }) => (MoneyAccount.options as readonly string[]).includes(code)));
      case 'account': {
        const fitting = named(chart.accounts.filter(({ code }) => namesAccount(kind) && accountFits(kind, code)));
        return kind === 'TAX_PAID' ? fitting : fitting.map(withoutBalance); // of taxes the balance is what is owed
      }
      case 'code':
        return named(chart.accounts.filter(({ code }) => ASSETS.includes(code))).map(withoutBalance);
      case 'fund':
        return this.funds.filter(({ code }) => code !== '').map((fund) => ({ value: `${fund.kind} ${fund.code}`, name: fund.name, balance: null }));
      case 'depositId':
        return kind === 'SHORTAGE_WRITTEN_OFF' ? this.#shortDeposits() : this.#subChoices(kind);
      case 'sub':
        return this.#subChoices(kind);
      case 'supplier':
        return kind === 'SUPPLIER_PAID' ? this.#subChoices(kind) : null;
      default:
        return null;
    }
  }

  /** Names that were written before, so that one supplier does not get two spellings. */
  suggestionsOf(field: FieldName, kind: VoucherKind): string[] {
    const wanted = SUGGESTED.has(kind) && (field === 'supplier' || field === 'group');
    return wanted ? this.subs.list.map(subName).filter((name) => name !== '') : [];
  }

  /** Of receivables what is owed to us, of all others what we owe. */
  #subChoices(kind: VoucherKind): Choice[] {
    const normal = kind === 'RECEIVABLE_PAID' ? 'D' : 'K';
    return this.subs.list.map((each) => ({ value: each.sub, name: subName(each) || each.sub, balance: ownSide(each.balance, normal) }));
  }
  #shortDeposits(): Choice[] {
    return this.deposits.map(({ id, code, courierName, difference }) => ({
      value: id,
      name: `${code}, ${courierName}`,
      balance: ownSide(difference ?? '0', 'K'),
    }));
  }
}
