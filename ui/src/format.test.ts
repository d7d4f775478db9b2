import { expect, test } from 'vitest';
import * as format from './format.ts';

const AT = '2026-11-24T00:30:00.000Z'; // 07.30 in Sidoarjo

test('times and dates are Jakarta’s, whatever the machine’s zone', () => {
  expect(format.formatTime(AT, 'id')).toBe('07.30');
  expect(format.formatTime(AT, 'en')).toBe('07:30');
  expect(format.formatTime('2026-11-23T17:00:00Z', 'id')).toBe('00.00');
  expect(format.formatDate(AT, 'id')).toBe('Sel, 24 Nov');
  expect(format.formatDate(AT, 'en')).toBe('Tue, 24 Nov');
  expect(format.formatDateTime(AT, 'id')).toBe('Sel, 24 Nov 07.30');
  expect(format.formatMonth('2026-11', 'id')).toBe('November 2026');
});

test('rupiah have no blank and no decimals, at any size', () => {
  expect(format.formatRupiah('12500', 'id')).toBe('Rp12.500');
  expect(format.formatRupiah('12500', 'en')).toBe('Rp12,500');
  expect(format.formatRupiah('0', 'id')).toBe('Rp0');
  expect(format.formatRupiah(-500n, 'id')).toBe('-Rp500');
  expect(format.formatRupiah('999999999999999', 'id')).toBe('Rp999.999.999.999.999');
});

test('short rupiah are said as people say them', () => {
  expect(format.formatRupiahShort('18000000', 'id')).toBe('Rp18 jt');
  expect(format.formatRupiahShort('1440000', 'id')).toBe('Rp1,4 jt');
  expect(format.formatRupiahShort('850000', 'id')).toBe('Rp850 rb');
  expect(format.formatRupiahShort('750', 'id')).toBe('Rp750');
  expect(format.formatRupiahShort('18000000', 'en')).toBe('Rp18m');
  expect(format.formatRupiahShort('-2500', 'id')).toBe('-Rp2,5 rb');
});

test('distances and durations', () => {
  expect(format.formatDistance(347, 'id')).toBe('350 m');
  expect(format.formatDistance(1_380, 'id')).toBe('1,4 km');
  expect(format.formatDistance(1_380, 'en')).toBe('1.4 km');
  expect(format.formatDuration(45_000, 'id')).toBe('45 detik');
  expect(format.formatDuration(65 * 60_000, 'id')).toBe('1 jam 5 menit');
  expect(format.formatMinutesRange([6, 9], 'id')).toBe('6–9 menit');
  expect(format.formatMinutesRange([6, 6], 'en')).toBe('6 min');
});

test('ages', () => {
  expect(format.formatAgo(20_000, 'id')).toBe('baru saja');
  expect(format.formatPositionAge(7 * 60_000, 'id')).toBe('posisi 7 menit lalu');
  expect(format.formatPositionAge(7 * 60_000, 'en')).toBe('position 7 min ago');
});

test('places, phones and weights', () => {
  expect(format.formatPlace({ rt: 3, rw: 2, patokan: 'pagar hijau' })).toBe('RT 3/RW 2 · pagar hijau');
  expect(format.formatPlace({ rt: null, rw: null, patokan: '', line: 'Gg. Melati' })).toBe('Gg. Melati');
  expect(format.formatPhone('+6280000000101')).toBe('0800-0000-0101');
  expect(format.formatWeight(1_500, 'id')).toBe('1,5 kg');
});
