import type { OrderView } from '@pitulungan/contracts/orders';
import { describe, expect, it } from 'vitest';
import { isFoundBy, isWanted, shownOrders, type OrderFilter } from './order-filter.ts';

const order = (id: string, placedAt: string, more: Partial<OrderView> = {}): OrderView =>
  ({
    id,
    code: `J-${id}`,
    status: 'PLACED',
    buyerName: 'Bu Contoh',
    buyerPhone: '+6280000001001',
    merchantName: 'Lapak Sayur',
    address: { patokan: 'pagar hijau' },
    placedAt,
    version: 1,
    ...more,
  }) as OrderView;

const filter: OrderFilter = { date: '2026-11-24', status: '', search: '' };
const a = order('1', '2026-11-24T01:00:00.000Z');
const b = order('2', '2026-11-24T02:00:00.000Z');
const ids = (orders: OrderView[]): string[] => orders.map(({ id }) => id);

describe('isFoundBy', () => {
  it.each(['j-1', 'contoh', '0800-0000-1001', '62 800 0000 1001', 'SAYUR', 'hijau', ' '])('finds %s', (search) => expect(isFoundBy(a, search)).toBe(true));
  it.each(['j-9', '0800-0000-1002', 'kuning'])('does not find %s', (search) => expect(isFoundBy(a, search)).toBe(false));
});

describe('isWanted', () => {
  it('counts days in Asia/Jakarta', () => {
    expect(isWanted(order('3', '2026-11-23T17:00:00.000Z'), filter)).toBe(true);
    expect(isWanted(order('4', '2026-11-24T17:00:00.000Z'), filter)).toBe(false);
  });
  it('wants the status that was asked for', () => {
    expect(isWanted(a, { ...filter, status: 'PLACED' })).toBe(true);
    expect(isWanted(a, { ...filter, status: 'READY' })).toBe(false);
  });
});

describe('shownOrders', () => {
  it('puts the newest first and takes the newer version', () => {
    const moved = order('1', a.placedAt, { status: 'CONFIRMED', version: 2 });
    const rows = shownOrders([b, a], { 1: moved }, { filter, more: false });
    expect(ids(rows)).toEqual(['2', '1']);
    expect(rows[1]?.status).toBe('CONFIRMED');
    expect(shownOrders([{ ...moved, version: 3 }], { 1: a }, { filter, more: false })[0]?.version).toBe(3);
  });
  it('adds what arrived live and drops what left the filter', () => {
    const gone = order('1', a.placedAt, { status: 'CONFIRMED', version: 2 });
    expect(ids(shownOrders([a], { 1: gone, 2: b }, { filter: { ...filter, status: 'PLACED' }, more: false }))).toEqual(['2']);
  });
  it('leaves older orders of the board to their page', () => {
    expect(ids(shownOrders([b], { 1: a }, { filter, more: true }))).toEqual(['2']);
    expect(ids(shownOrders([b], { 1: a }, { filter, more: false }))).toEqual(['2', '1']);
  });
  it('trusts the hub about what a search finds', () => {
    expect(ids(shownOrders([a], { 2: b }, { filter: { ...filter, search: 'telur' }, more: false }))).toEqual(['1']);
  });
});
