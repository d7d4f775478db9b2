import { VOUCHER_KINDS, VoucherEvent, type VoucherKind } from '@pitulungan/contracts/vouchers';
import { expect, test } from 'vitest';
import { draftOf, openingSums } from './voucher-draft.ts';
import { FIELDS, KIND_GROUPS } from './voucher-kinds.ts';

const draft = (kind: VoucherKind, fields: Record<string, string>) => draftOf({ kind, fields, rows: [] });

test('every kind stands in one group, and has exactly the fields that the contract asks for', () => {
  expect(Object.values(KIND_GROUPS).flat().sort()).toEqual(Object.keys(VOUCHER_KINDS).sort());
  for (const { shape } of VoucherEvent.options) {
    const asked = Object.keys(shape).filter((key) => key !== 'kind' && key !== 'lines');
    const kind = shape.kind.value;
    const fields = FIELDS[kind].flatMap((name): string[] => (name === 'fund' ? ['fund', 'code'] : [name]));
    expect(fields.sort(), kind).toEqual(asked.sort());
  }
});

test('amounts are read as people write them', () => {
  expect(draft('EXPENSE', { account: '6.1.04.01', amount: 'Rp150.000', from: '1.1.01.01' })).toEqual({
    ok: true,
    event: { kind: 'EXPENSE', account: '6.1.04.01', amount: '150000', from: '1.1.01.01' },
  });
  expect(draft('MATERIAL_TAKEN', { number: 'B1', group: 'PKK Melati', price: '250,000', cost: '' })).toMatchObject({ ok: true, event: { cost: '0' } });
});

test('what is missing or cannot be read is named by its field', () => {
  expect(draft('EXPENSE', { account: '6.1.04.01', amount: 'seratus' })).toEqual({ ok: false, problems: { amount: 'wrong', from: 'missing' } });
  expect(draft('EXPENSE', { account: '6.1.04.01', amount: '0', from: '1.1.01.01' })).toEqual({ ok: false, problems: { amount: 'wrong' } });
  expect(draft('FUND_RECEIVED', { sp2d: '12', amount: '5', into: '1.1.01.04' })).toEqual({ ok: false, problems: { fund: 'missing' } });
  expect(draft('FUND_RECEIVED', { fund: 'health sehat-2026', sp2d: '12', amount: '5', into: '1.1.01.04' })).toMatchObject({
    event: { fund: 'health', code: 'sehat-2026' },
  });
  expect(draft('ASSET_BOUGHT', { name: 'Motor', code: '1.3.02.01', amount: '5', months: '0', from: '1.1.01.01' })).toEqual({
    ok: false,
    problems: { months: 'wrong' },
  });
});

test('opening balances: each row has one side, empty rows are left out, both sides are summed', () => {
  const rows = [
    { code: '1.1.01.01', sub: '', debit: '3.000', credit: '' },
    { code: '', sub: '', debit: '', credit: '' },
    { code: '3.1.01.01', sub: '', debit: '', credit: '3.000' },
  ];
  expect(draftOf({ kind: 'OPENING_BALANCES', fields: {}, rows })).toMatchObject({ ok: true, event: { lines: [{ amount: '3000' }, { amount: '-3000' }] } });
  expect(openingSums(rows)).toEqual({ debit: 3000n, credit: 3000n });
  expect(draftOf({ kind: 'OPENING_BALANCES', fields: {}, rows: [...rows, { code: '1.1.01.04', sub: '', debit: '1', credit: '' }] })).toEqual({
    ok: false,
    problems: { rows: 'unequal' },
  });
  const both = [{ code: '1.1.01.01', sub: '', debit: '1', credit: '1' }];
  expect(draftOf({ kind: 'OPENING_BALANCES', fields: {}, rows: both })).toEqual({ ok: false, problems: { rows: 'wrong' } });
  expect(draftOf({ kind: 'OPENING_BALANCES', fields: {}, rows: [] })).toEqual({ ok: false, problems: { rows: 'missing' } });
});
