// The one tax rule that is known (finance.md 2.4): 0.5 % final for at most four tax years, counted from PP 55/2022. What comes after
// is a question for a person; until they answer, a month is locked only with "tanpa pajak".
export const taxRuleRows = (at: Date) => [
  {
    kind: 'PPH_FINAL',
    ppm: 5_000,
    effective_from: '2022-01-01',
    effective_to: '2025-12-31',
    excludes_own_subsidy: true,
    legal_basis: 'PP 55/2022: 0,5% paling lama 4 tahun pajak',
    by_name: 'Sistem',
    at,
  },
];
