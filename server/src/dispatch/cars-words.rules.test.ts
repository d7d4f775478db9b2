import { expect, it } from 'vitest';
import { carSentence } from './cars-words.rules.ts';

const terms = { level: 1, waitedMin: 0, travelMin: 7.25, responseMin: 7.25, latePct: 0, coverLossPct: 3.14, costMin: 8, suitable: true } as const;

it('says why this car and who would have been next, in both languages', () => {
  const reason = { code: 'BEST', ...terms, runnerUp: { carId: 'B', travelMin: 12, extraMin: 4.75 } } as const;
  expect(carSentence('dispatch', reason, 'id')).toBe(
    'MERAH: mobil terbaik, sampai dalam 7,3 menit, 7,3 menit sejak panggilan; peluang terlambat 0 %; jangkauan desa turun 3,1 %; berikutnya mobil B (12 menit), lebih berat 4,8 menit.',
  );
  expect(carSentence('dispatch', reason, 'en')).toContain('next best car B (12 min), worse by 4.8 min');
});

it('says when the other car fits better but is needed elsewhere, and when there is none', () => {
  const reason = { code: 'PINNED', ...terms, suitable: false, runnerUp: { carId: 'B', travelMin: 5, extraMin: -2 } } as const;
  expect(carSentence('dispatch', reason, 'id')).toMatch(/^MERAH: ditetapkan petugas, .*tanpa peralatan yang diminta; mobil B \(5 menit\) lebih cocok di sini/);
  expect(carSentence('dispatch', { ...reason, runnerUp: null }, 'en')).toMatch(/no other car can go\.$/);
});

it('sends a red call without a car to 119', () => {
  expect(carSentence('staff', { code: 'CALL_119', waitedMin: 0.4 }, 'id')).toBe('MERAH tanpa mobil, 0,4 menit sejak panggilan: hubungi 119 sekarang.');
});
