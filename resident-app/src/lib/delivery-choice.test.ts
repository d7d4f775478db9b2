import type { SlotsView } from '@pitulungan/contracts/slots';
import { describe, expect, it } from 'vitest';
import { chosenOf, readChoice, waysOf } from './delivery-choice.ts';

const NINE = '2026-11-24T02:00:00.000Z';
const view: SlotsView = {
  slots: [
    { slotAt: NINE, closesAt: '2026-11-24T01:30:00.000Z', full: false, orders: 8, neighbours: 3, costNow: '4100', costWithYou: '3900' },
    { slotAt: '2026-11-24T23:30:00.000Z', closesAt: '2026-11-24T23:00:00.000Z', full: false, orders: 0, neighbours: 0, costNow: null, costWithYou: '5700' },
  ],
  fee: { customer: '0', fund: '0', bumdes: '2000', fundName: null },
  express: { tariff: '5000', payers: ['buyer', 'fund'], fund: 'Dana Ongkir Gratis', cost: '5700' },
};
const at = { goods: 40_000n, now: Date.parse('2026-11-24T01:00:00.000Z') };

describe('the ways to have it brought', () => {
  it('says who rides, what it costs the village and what the buyer pays', () => {
    const [nine, tomorrow, mine, fund] = waysOf(view, { ...at, language: 'id' });
    expect(nine).toMatchObject({ name: 'Slot 09.00', value: `slot ${NINE}` });
    expect(nine?.hint).toContain('3 tetangga');
    expect(nine?.hint).toContain('Rp4.100');
    expect(nine?.hint).toContain('Rp3.900');
    expect(tomorrow?.name).toBe('Slot 06.30 besok');
    expect(mine?.hint).toContain('Rp45.000');
    expect(fund?.hint).toContain('Dana Ongkir Gratis');
  });

  it('takes back what it offered, in both languages', () => {
    for (const language of ['id', 'en'] as const) {
      const choices = waysOf(view, { ...at, language }).map(({ value }) => readChoice(value));
      expect(choices).toEqual([
        { kind: 'slot', slotAt: NINE },
        { kind: 'slot', slotAt: '2026-11-24T23:30:00.000Z' },
        { kind: 'express', payer: 'buyer' },
        { kind: 'express', payer: 'fund' },
      ]);
    }
  });

  it.each(['', 'slot', 'slot besok', 'express', 'express desa', 'gratis', `kilat ${NINE}`])('makes nothing of %j', (text) =>
    expect(readChoice(text)).toBeUndefined(),
  );

  it('keeps what was chosen as long as there is room', () => {
    const ways = waysOf({ ...view, slots: view.slots.map((slot, n) => ({ ...slot, full: n === 0 })) }, { ...at, language: 'id' });
    expect(chosenOf(ways, 'express buyer')).toBe('express buyer');
    expect(chosenOf(ways, `slot ${NINE}`)).toBe('slot 2026-11-24T23:30:00.000Z');
    expect(chosenOf([], 'express buyer')).toBe('');
  });
});
