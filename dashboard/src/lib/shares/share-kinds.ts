// Shares and reserves by their usual names, with the accounts they are booked to: what a form offers, and what a short link needs not to repeat.
import { ILLUSTRATION } from '@pitulungan/contracts/shares/presets';
import { RETAINED_ACCOUNT, type PolicyReserve, type PolicyShare } from '@pitulungan/contracts/shares/policy';

type Named = Pick<PolicyShare, 'key' | 'label' | 'accountDr' | 'accountCr'>;

const share = (key: string, [id, en]: readonly [string, string], accountCr: string): Named => ({ key, label: { id, en }, accountDr: '3.2.03.01', accountCr });

export const SHARE_KINDS: readonly Named[] = [
  ...ILLUSTRATION.shares.map(({ key, label, accountDr, accountCr }) => ({ key, label, accountDr, accountCr })),
  share('danaPendidikan', ['Dana pendidikan', 'Education fund'], '2.1.99.15'),
];

const reserve = (key: string, [id, en]: readonly [string, string], accountCr: string): Named => ({
  key,
  label: { id, en },
  accountDr: RETAINED_ACCOUNT,
  accountCr,
});

export const RESERVE_KINDS: readonly Named[] = [
  reserve('cadanganRisiko', ['Cadangan risiko', 'Risk reserve'], '3.3.01.12'),
  reserve('cadanganModal', ['Cadangan penguatan modal', 'Capital reserve'], '3.3.01.11'),
  reserve('cadanganAset', ['Cadangan aset tetap', 'Reserve for fixed assets'], '3.3.01.02'),
  reserve('cadanganUtang', ['Cadangan utang jangka panjang', 'Reserve for long-term debt'], '3.3.01.03'),
];

/** How a share of a name of its own can be booked: like one of these, one for each account. */
export const BOOKED_LIKE: readonly Named[] = [...SHARE_KINDS, ...RESERVE_KINDS].filter(
  ({ accountCr }, at, all) => all.findIndex((kind) => kind.accountCr === accountCr) === at,
);

/** A share of a name of one's own; only the arithmetic of a simulation needs no account of its own. */
export const ownShare = (key: string, label: string): Named => share(key, [label, label], '2.1.99.14');

export const emptyShare = (named: Named): PolicyShare => ({ ...named, ppm: 0, floor: null, cap: null });
export const emptyReserve = (named: Named): PolicyReserve => ({ ...emptyShare(named), of: 'base', capBalance: null });
