// What the what-if screen begins with: both readings of the newspaper's "Rp18 juta, 50 %", under a policy that is only an illustration.
import type { Refusal } from '../refusals.ts';
import type { PolicyBody, PolicyShare } from './policy.ts';

const share = (rule: Pick<PolicyShare, 'key' | 'label' | 'ppm' | 'accountDr' | 'accountCr'>): PolicyShare => ({ ...rule, floor: null, cap: null });

/** Only the community's 50 % is from the source; where the other half goes is for the village meeting to decide. */
export const ILLUSTRATION: PolicyBody = {
  offsetLosses: true,
  reserves: [],
  shares: [
    share({ key: 'masyarakat', label: { id: 'Masyarakat', en: 'Community' }, ppm: 500_000, accountDr: '3.2.03.01', accountCr: '2.1.99.12' }),
    share({ key: 'pades', label: { id: 'Pendapatan asli desa', en: 'Village treasury' }, ppm: 300_000, accountDr: '3.2.01.01', accountCr: '2.1.99.11' }),
    share({ key: 'penguatanModal', label: { id: 'Penguatan modal', en: 'Capital' }, ppm: 100_000, accountDr: '3.3.01.01', accountCr: '3.3.01.11' }),
    share({
      key: 'pengurus',
      label: { id: 'Pengurus, penasihat, pengawas', en: 'Officers and supervisors' },
      ppm: 50_000,
      accountDr: '3.2.03.01',
      accountCr: '2.1.99.13',
    }),
    share({ key: 'danaSosial', label: { id: 'Dana sosial', en: 'Social fund' }, ppm: 50_000, accountDr: '3.2.03.01', accountCr: '2.1.99.14' }),
  ],
  overflowTo: '3.3.01.01',
  community: {
    method: 'programme',
    mix: [],
    needs: [],
    payoutUnit: 100,
    rounding: 'floor',
    residue: 'carry',
    tie: 'rotate',
    perPersonCap: null,
    programme: 'Program masyarakat (ditetapkan Musyawarah Desa)',
  },
};
export const ILLUSTRATION_NAME = 'ILUSTRASI-50/30/10/5/5';

export interface SharePreset {
  key: string;
  label: Refusal['sentence'];
  profit: bigint;
  body: PolicyBody;
}

export const PRESETS: readonly SharePreset[] = [
  {
    key: 'whole-18',
    label: { id: 'Rp18 juta adalah seluruh laba: masyarakat Rp9 juta', en: 'Rp18 million is the whole profit: Rp9 million for the community' },
    profit: 18_000_000n,
    body: ILLUSTRATION,
  },
  {
    key: 'half-18',
    label: { id: 'Rp18 juta sudah bagian masyarakat: laba Rp36 juta', en: "Rp18 million is already the community's half: Rp36 million profit" },
    profit: 36_000_000n,
    body: ILLUSTRATION,
  },
];
