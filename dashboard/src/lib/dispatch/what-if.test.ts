import type { DayResult } from '@pitulungan/contracts/policy';
import { describe, expect, it } from 'vitest';
import { compareDays, countVerdicts } from './what-if.ts';

const day: DayResult = {
  jobs: 25,
  delivered: 24,
  undelivered: 1,
  latenessMeanMin: 7.81,
  latenessP90Min: 9.8,
  distanceKm: 25.5,
  trips: 25,
  jobsPerHourGini: 0.34,
};
const verdictsOf = (changes: Partial<DayResult>) => Object.fromEntries(compareDays(day, { ...day, ...changes }).map(({ name, verdict }) => [name, verdict]));

describe('compareDays', () => {
  it('wants more delivered and less of everything else', () => {
    expect(verdictsOf({ delivered: 25, undelivered: 0, distanceKm: 26, jobsPerHourGini: 0.2 })).toEqual({
      delivered: 'better',
      undelivered: 'better',
      latenessMeanMin: 'same',
      latenessP90Min: 'same',
      distanceKm: 'worse',
      trips: 'same',
      jobsPerHourGini: 'better',
    });
  });
  it('calls alike what looks alike', () => {
    expect(verdictsOf({ latenessMeanMin: 7.84, jobsPerHourGini: 0.3449 })).toMatchObject({ latenessMeanMin: 'same', jobsPerHourGini: 'same' });
    expect(countVerdicts(compareDays(day, day))).toEqual({ better: 0, worse: 0, same: 7 });
  });
});
