import type { KnownCaller } from '@pitulungan/contracts/endpoints/orders';
import { OrderRequest } from '@pitulungan/contracts/orders';
import { describe, expect, it } from 'vitest';
import { intentFor } from './intent.ts';
import { areaNumber, emptyDraft, isUntouched, NOBODY, personOf, problemsOf, readKept, requestOf, writeKept, type PhoneDraft } from './phone-draft.ts';
import type { Pin } from './pin.ts';

const pin: Pin = { lat: -7.34679, lng: 112.74163, source: 'cell' };
const uuid = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;
const full: PhoneDraft = {
  ...emptyDraft(),
  phone: '0800-0000-1001',
  name: ' Bu Contoh ',
  rt: '04',
  rw: '2',
  patokan: 'pagar hijau',
  basket: { merchantId: uuid(1), lines: [{ productId: uuid(2), quantity: 3 }] },
};

describe('problemsOf', () => {
  it('names everything that is missing, in the order of the form', () => {
    expect([...problemsOf(emptyDraft())]).toEqual([
      ['phone', 'phoneUnknown'],
      ['name', 'nameMissing'],
      ['patokan', 'addressMissing'],
      ['items', 'itemsMissing'],
    ]);
  });
  it('takes RT and RW instead of a landmark, or a landmark instead of both', () => {
    expect(problemsOf({ ...full, patokan: '' }).size).toBe(0);
    expect(problemsOf({ ...full, rt: '', rw: '' }).size).toBe(0);
    expect(problemsOf({ ...full, patokan: '', rt: '' }).get('patokan')).toBe('addressMissing');
  });
  it('finds numbers that are no RT or RW', () => {
    expect(['4', '04', '', ' 12 ', '0', '100', 'x', '1.5'].map(areaNumber)).toEqual([4, 4, null, 12, undefined, undefined, undefined, undefined]);
    expect([...problemsOf({ ...full, rt: '100' }).keys()]).toEqual(['rt']);
  });
});

describe('requestOf', () => {
  it('is what the contract accepts', () => {
    const { source, ...request } = requestOf(full, pin) ?? {};
    expect(source).toBe('phone');
    expect(OrderRequest.parse(request)).toMatchObject({
      buyerName: 'Bu Contoh',
      buyerPhone: '+6280000001001',
      address: { rt: 4, rw: 2, pin: { lat: -7.34679, lng: 112.74163 } },
    });
  });
  it('is nothing while something is missing', () => {
    expect(requestOf({ ...full, name: '' }, pin)).toBeNull();
  });
});

describe('a known caller', () => {
  const caller = {
    name: 'Bu Contoh',
    phone: '+6280000001001',
    address: { line: '', rt: 4, rw: null, patokan: 'pagar', pin: { lat: 1, lng: 2 } },
    lastOrder: null,
  } as KnownCaller;
  it('fills the person in, and is seen to be typed over', () => {
    const person = personOf(caller);
    expect(person).toEqual({ name: 'Bu Contoh', rt: '4', rw: '', patokan: 'pagar', line: '', pin: { lat: 1, lng: 2, source: 'caller' } });
    expect(isUntouched({ ...emptyDraft(), ...person }, person)).toBe(true);
    expect(isUntouched({ ...emptyDraft(), ...person, name: 'Pak Contoh' }, person)).toBe(false);
    expect(isUntouched({ ...emptyDraft(), phone: '08' }, NOBODY)).toBe(true);
  });
});

describe('keeping', () => {
  it('reads back what it wrote, and nothing else', () => {
    const kept = { draft: full, intent: { key: 'k-12345678', content: '{}' } };
    expect(readKept(writeKept(kept))).toEqual(kept);
    expect(readKept(null)).toBeNull();
    expect(readKept('{"version":0,"draft":{}}')).toBeNull();
    expect(readKept('{"ver')).toBeNull();
  });
  it('keeps the key for the same content and makes a new one for another', () => {
    const first = intentFor(null, 'a', () => 'key-0001');
    expect(intentFor(first, 'a', () => 'key-0002')).toBe(first);
    expect(intentFor(first, 'b', () => 'key-0002')).toEqual({ key: 'key-0002', content: 'b' });
  });
});
