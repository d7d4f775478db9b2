import { DepositId } from '@pitulungan/contracts/ids';
import { voucherLines } from '@pitulungan/contracts/voucher-lines';
import { VOUCHER_KINDS, type VoucherEvent } from '@pitulungan/contracts/vouchers';
import { expect, test } from 'vitest';
import { postingOf } from './vouchers.rules.ts';

const ID = '0b2f6c1e-8f5f-4c5e-9b9a-2a7c1d3e4f50';
const bag = DepositId.parse(ID);
const [from, into] = ['1.1.01.01', '1.1.01.04'] as const;
const amount = '12500';

const EVENTS: VoucherEvent[] = [
  { kind: 'EXPENSE', account: '6.1.04.01', amount, from },
  { kind: 'EXPENSE_ON_ACCOUNT', account: '6.1.04.01', amount, supplier: 'PLN' },
  { kind: 'INCOME', account: '4.1.05.99', amount, into },
  { kind: 'TRANSFER', amount, from, into },
  { kind: 'SUPPLIER_PAID', supplier: 'PLN', amount, from },
  { kind: 'RECEIVABLE_PAID', account: '1.1.03.14', sub: 'PKK Melati', amount, into },
  { kind: 'TAX_PAID', account: '2.1.02.11', amount, from },
  { kind: 'SHORTAGE_WRITTEN_OFF', depositId: bag, amount },
  { kind: 'OVERAGE_RETURNED', depositId: bag, amount, from },
  { kind: 'FUND_RECEIVED', sp2d: '0044', fund: 'health', code: 'sehat-2026', amount, into },
  { kind: 'VILLAGE_CAPITAL', sp2d: '0012', amount, into },
  { kind: 'RESIDENTS_CAPITAL', person: 'Bu Sri', amount, into },
  { kind: 'DONATION', donor: 'Bu Sri', amount, into },
  { kind: 'HEALTH_COST', visitId: ID, costLine: 'bbm', amount, from },
  { kind: 'HEALTH_WAGE', visitId: ID, costLine: 'sopir', amount, person: 'Pak Slamet' },
  { kind: 'MATERIAL_BOUGHT', note: 'GRN-1', supplier: 'KUD Makmur', amount },
  { kind: 'MATERIAL_TAKEN', number: 'B1', group: 'PKK Melati', price: amount, cost: '9000' },
  { kind: 'ASSET_BOUGHT', name: 'Motor', code: '1.3.02.01', amount, residual: '0', months: 48, from },
  {
    kind: 'OPENING_BALANCES',
    lines: [
      { code: from, sub: '', amount },
      { code: '3.1.01.01', sub: '', amount: `-${amount}` },
    ],
  },
];

test('the lines that the desk shows before a voucher is saved are the lines that the hub posts', () => {
  expect(EVENTS.map(({ kind }) => kind)).toEqual(Object.keys(VOUCHER_KINDS));
  for (const event of EVENTS) {
    const shown = voucherLines(event, ID);
    const posted = postingOf(ID, event, { courierId: undefined, covered: [] }).lines.filter(({ amount: each }) => each !== 0n);
    const byCode = (lines: typeof shown) => lines.map((line) => `${line.code} ${line.sub} ${line.amount}`).sort();
    expect(byCode(shown), event.kind).toEqual(byCode(posted));
    expect(
      shown.reduce((sum, line) => sum + line.amount, 0n),
      event.kind,
    ).toBe(0n);
  }
});
