// The chart in the groups of the decree (golongan), with the sum of each; balances are debit positive throughout.
import type { AccountView, Side } from '@pitulungan/contracts/books';

export const GROUPS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type GroupName = (typeof GROUPS)[number];

export interface AccountGroup {
  name: GroupName;
  accounts: AccountView[];
  sum: bigint;
}

export interface AccountSearch {
  text: string;
  /** Also accounts without a balance */
  empty: boolean;
}

/** A debit-positive balance as it reads on the side on which its account grows: below zero only when it stands on the other one. */
export const ownSide = (balance: string, normal: Side): string => (normal === 'D' ? BigInt(balance) : -BigInt(balance)).toString();

/** Groups with something to show. The sum is over what is shown. */
export function groupsOf(accounts: readonly AccountView[], { text, empty }: AccountSearch): AccountGroup[] {
  const wanted = text.trim().toLowerCase();
  const matches = ({ code, name, nameEn, balance }: AccountView): boolean =>
    (empty || balance !== '0') && (wanted === '' || code.startsWith(wanted) || `${name} ${nameEn}`.toLowerCase().includes(wanted));
  return GROUPS.flatMap((name) => {
    const inGroup = accounts.filter((account) => account.code.startsWith(name) && matches(account));
    if (inGroup.length === 0) return [];
    return [{ name, accounts: inGroup, sum: inGroup.reduce((sum, { balance }) => sum + BigInt(balance), 0n) }];
  });
}
