import { describe, expect, it } from 'vitest';
import { TrackingStage, type TrackingView } from '@pitulungan/contracts/tracking';
import { ageSentence, hasEnded, mayNameReference, rideSentences, sentenceFor, stepsFor } from './tracking-page.ts';
import { words } from './words/words.ts';

const view = (change: Partial<TrackingView> = {}): TrackingView => ({
  sequence: 1,
  code: 'J-1042',
  village: 'Janti',
  villageCode: '35.15.18.2014',
  demo: true,
  stage: 'COMING_TO_YOU',
  orderStatus: 'IN_DELIVERY',
  stageAt: '2026-11-24T00:45:00.000Z',
  merchantName: 'Lapak Contoh',
  merchantSlow: false,
  courierName: 'Fajar',
  courier: { pin: { lat: -7.34, lng: 112.74 }, at: '2026-11-24T00:45:00.000Z', ageMs: 0, etaMinutes: [6, 9] },
  drop: null,
  delivery: { kind: 'direct' },
  items: [],
  total: '0',
  payment: { method: 'cash', status: 'DUE' },
  times: { placedAt: '2026-11-24T00:30:00.000Z', confirmedAt: '2026-11-24T00:33:00.000Z', readyAt: null, deliveredAt: null },
  mayCancel: false,
  receiverName: null,
  ...change,
});

describe('the tracking page', () => {
  it('says first who comes and when', () => {
    expect(sentenceFor(view(), 'id')).toBe('Kurir Fajar sedang menuju Anda, kira-kira 6–9 menit lagi.');
    expect(sentenceFor(view({ courier: null, courierName: null }), 'en')).toBe('The courier is on the way to you.');
  });

  it('tells that the desk is calling when the stall is slow', () => {
    expect(sentenceFor(view({ stage: 'WAITING_MERCHANT', merchantSlow: true }), 'id')).toContain('Petugas kami sedang menghubungi');
  });

  it.each(TrackingStage.options)('has one whole sentence in both languages, and at most one current step, for %s', (stage) => {
    for (const language of ['id', 'en'] as const) expect(sentenceFor(view({ stage }), language)).toMatch(/\.$/);
    const current = stepsFor(view({ stage }), 'id').filter((step) => step.state === 'now');
    expect(current.length).toBe(stepsFor(view({ stage }), 'id').length === 0 || stage === 'DELIVERED' ? 0 : 1);
  });

  it('shows times of what has happened only, in Jakarta', () => {
    expect(stepsFor(view(), 'id').map((step) => step.time)).toEqual(['07.30', '07.33', null, '07.45', null]);
  });

  it('says in which slot it rides, with how many neighbours, and why it was moved', () => {
    const slot = { kind: 'slot', slotAt: '2026-11-24T02:00:00.000Z', neighbours: 3, moved: null } as const;
    const today = Date.parse('2026-11-24T01:00:00.000Z');
    expect(rideSentences(view({ delivery: slot }), 'id', today)).toEqual(['Ikut slot 09.00, 3 tetangga ikut.']);
    expect(rideSentences(view({ delivery: slot }), 'id', today - 86_400_000)[0]).toMatch(/^Ikut slot 09\.00, Sel/);
    expect(rideSentences(view({ delivery: { ...slot, neighbours: null } }), 'id', today)).toEqual(['Ikut slot 09.00.']);
    const moved = { ...slot, moved: { from: '2026-11-23T23:30:00.000Z', reason: 'ikan belum datang' } };
    expect(rideSentences(view({ delivery: moved }), 'id', today)[1]).toBe('Dipindah dari slot 06.30: ikan belum datang.');
    expect(rideSentences(view({ delivery: { kind: 'direct' } }), 'id')).toEqual([]);
    const packed = view({ stage: 'LOOKING_FOR_COURIER', delivery: slot });
    expect(sentenceFor(packed, 'id', Date.parse(slot.slotAt) - 1)).toContain('menunggu slotnya');
    expect(sentenceFor(packed, 'id', Date.parse(slot.slotAt))).toContain('mencarikan kurir');
  });

  it('says "Selesai" at every end', () => {
    for (const stage of TrackingStage.options.filter((one) => hasEnded(view({ stage: one })))) expect(sentenceFor(view({ stage }), 'id')).toMatch(/^Selesai\./);
  });

  it('counts the age of a position in whole minutes', () => {
    expect(ageSentence(59_999, words.id.tracking)).toBe('Posisi kurir baru saja diperbarui.');
    expect(ageSentence(7 * 60_000 + 59_000, words.id.tracking)).toBe('Posisi kurir 7 menit lalu.');
  });

  it('asks for a QRIS reference only while one is wanted', () => {
    const asks = (status: TrackingView['payment']['status']) => mayNameReference(view({ payment: { method: 'qris', status } }));
    expect([asks('AWAITING_PROOF'), asks('REJECTED'), asks('PROOF_SENT'), asks('VERIFIED')]).toEqual([true, true, false, false]);
  });
});
