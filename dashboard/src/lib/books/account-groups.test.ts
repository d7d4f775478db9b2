import type { AccountView } from '@pitulungan/contracts/books';
import { expect, test } from 'vitest';
import { groupsOf, ownSide } from './account-groups.ts';

const account = (code: string, name: string, balance: string): AccountView => ({
  code,
  name,
  nameEn: name,
  normal: 'D',
  isLocal: false,
  guarded: false,
  balance,
  subs: 0,
});
const CHART = [account('1.1.01.01', 'Kas Tunai', '700'), account('1.3.07.01', 'Akumulasi', '-200'), account('6.1.04.01', 'Beban Listrik', '0')];

test('accounts stand in their groups, contra accounts lessen the sum, empty ones only when they are asked for', () => {
  expect(groupsOf(CHART, { text: '', empty: false }).map(({ name, sum }) => [name, sum])).toEqual([['1', 500n]]);
  expect(groupsOf(CHART, { text: '', empty: true }).map(({ name }) => name)).toEqual(['1', '6']);
});

test('a code is found by its beginning, a name by any part of it', () => {
  const codes = (text: string) => groupsOf(CHART, { text, empty: true }).flatMap(({ accounts }) => accounts.map(({ code }) => code));
  expect(codes('1.3')).toEqual(['1.3.07.01']);
  expect(codes('LISTRIK')).toEqual(['6.1.04.01']);
  expect(codes('01.01')).toEqual([]);
});

test('a debt reads as a plain amount, an overdrawn till below zero', () => {
  expect([ownSide('-500', 'K'), ownSide('-500', 'D'), ownSide('0', 'K')]).toEqual(['500', '-500', '0']);
});
