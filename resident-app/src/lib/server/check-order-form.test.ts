import { describe, expect, it } from 'vitest';
import { MerchantView } from '@pitulungan/contracts/merchants';
import { VillageMap } from '@pitulungan/contracts/villages';
import { emptyForm, type OrderForm } from '#lib/order-form.ts';
import { words } from '#lib/words/words.ts';
import { checkOrderForm } from './check-order-form.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const stall = MerchantView.parse({
  id: uuid(1),
  name: 'Lapak Contoh',
  kind: 'pasar',
  food: false,
  open: true,
  place: 'Pasar Contoh',
  rw: 1,
  pin: { lat: -7.34, lng: 112.74 },
  products: [{ id: uuid(2), name: 'Telur ayam', unit: 'kg', price: '27000', weightG: 1000, available: true }],
});
const map = VillageMap.parse({
  center: { lat: -7.34679, lng: 112.74163 },
  outline: { type: 'MultiPolygon', coordinates: [] },
  generated: true,
  streets: [],
  landmarks: [],
  cells: [
    {
      rw: 3,
      ring: [
        [112.74, -7.35],
        [112.742, -7.35],
        [112.742, -7.346],
        [112.74, -7.346],
        [112.74, -7.35],
      ],
    },
  ],
});
const filled = (change: Partial<OrderForm> = {}): OrderForm => ({
  ...emptyForm(),
  quantities: { [uuid(2)]: '2' },
  name: 'Sulastri',
  phone: '0800-0000-1001',
  rw: '3',
  patokan: 'pagar hijau',
  payment: 'cash',
  ...change,
});
const check = (form: OrderForm) => checkOrderForm(form, { stall, map }, words.id.problems);

describe('the order form', () => {
  it('takes the middle of the RW when nobody set a pin', () => {
    const checked = check(filled());
    expect(checked.ok && checked.request.address.pin.lat).toBeCloseTo(-7.348, 6);
    expect(checked.ok && checked.request.address.pin.lng).toBeCloseTo(112.741, 6);
  });

  it('prefers the pin of the resident, and then needs no RW', () => {
    const checked = check(filled({ rw: '', lat: '-7.3475', lng: '112.742' }));
    expect(checked.ok && checked.request.address).toMatchObject({ rw: null, pin: { lat: -7.3475, lng: 112.742 } });
  });

  it.each([
    ['items', { quantities: {} }],
    ['items', { quantities: { [uuid(2)]: 'dua' } }],
    ['name', { name: '  ' }],
    ['phone', { phone: '12345' }],
    ['rt', { rt: '0' }],
    ['rw', { rw: '' }],
    ['rw', { rw: '9' }],
    ['patokan', { patokan: '' }],
    ['payment', { payment: 'hutang' }],
    ['note', { note: 'x'.repeat(301) }],
  ] as const)('says at %s what is wrong', (place, change) => {
    const checked = check(filled(change));
    expect(checked.ok ? [] : checked.problems.map((problem) => problem.place)).toEqual([place]);
  });

  it('names problems in the order of the page', () => {
    const checked = check(emptyForm());
    expect(checked.ok ? [] : checked.problems.map((problem) => problem.place)).toEqual(['items', 'name', 'phone', 'rw', 'patokan', 'payment']);
  });
});
