import { BOARD_VERSION, type Board } from '@pitulungan/contracts/board';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { CourierId } from '@pitulungan/contracts/ids';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { describe, expect, it } from 'vitest';
import { boardDifferences } from './board-difference.ts';

const ID = '11111111-1111-4111-8111-111111111111' as CourierId;
const courier = (change: Partial<CourierView>): CourierView => ({
  id: ID,
  name: 'Fajar',
  phone: '+628000000101',
  vehicle: 'motorbike',
  duty: 'ON',
  dutySince: '2026-11-24T00:00:00.000Z',
  shiftEnd: null,
  activeJobs: [],
  stops: [],
  cashInHand: '0',
  unansweredOffers: 0,
  zoneId: null,
  ...change,
});
const board = (change: Partial<Board> = {}): Board => ({
  version: BOARD_VERSION,
  sequence: 10,
  since: '2026-11-24T00:00:00.000Z',
  orders: {},
  jobs: {},
  offers: {},
  couriers: { [ID]: courier({}) },
  deposits: {},
  settings: DEFAULT_SETTINGS,
  zones: {},
  ...change,
});

describe('boardDifferences', () => {
  it('finds none between equal boards, whatever the sequence and the order of the keys', () => {
    const { name, ...rest } = courier({});
    expect(boardDifferences(board(), board({ sequence: 99, couriers: { [ID]: { ...rest, name } } }))).toEqual([]);
  });

  it('finds a field that was missed', () => {
    expect(boardDifferences(board(), board({ couriers: { [ID]: courier({ cashInHand: '5000' }) } }))).toEqual([
      `couriers.${ID}.cashInHand: "0" here, "5000" in a fresh snapshot`,
    ]);
  });

  it('finds an entity that only one of them knows, on either side', () => {
    expect(boardDifferences(board(), board({ couriers: {} }))).toHaveLength(1);
    expect(boardDifferences(board({ couriers: {} }), board())).toHaveLength(1);
    expect(boardDifferences(board({ settings: null }), board())).toHaveLength(1);
  });

  it('finds a longer list', () => {
    expect(
      boardDifferences(
        board(),
        board({ couriers: { [ID]: courier({ activeJobs: ['22222222-2222-4222-8222-222222222222' as CourierView['activeJobs'][number]] }) } }),
      ),
    ).toHaveLength(1);
  });
});
