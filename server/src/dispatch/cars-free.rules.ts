// When and where a car at work is expected free: a guess from averages, used to let a call wait for it and to count it as coverage.
import type { LatLng } from '@pitulungan/contracts/place';
import type { CarsPolicy } from './cars-policy.rules.ts';
import type { HealthCar } from './cars-types.rules.ts';

const MINUTE_MS = 60_000;

export interface CarWork {
  step: 'SCENE' | 'TRANSPORT' | 'HANDOVER';
  /** In this step since, epoch ms */
  since: number;
  /** Minutes of driving from here to the facility, and where that is */
  wayMin: number;
  facility: LatLng;
}

/** The rest of the step, never less than `workLeastMin`, and the steps after it; a patient is taken to the facility until one knows better. */
export function expectFree({ step, since, wayMin, facility }: CarWork, policy: CarsPolicy, now: number): NonNullable<HealthCar['free']> {
  const rest = (usualMin: number): number => Math.max(policy.workLeastMin, usualMin - Math.max(0, now - since) / MINUTE_MS);
  const minutes: Record<CarWork['step'], () => number> = {
    SCENE: () => rest(policy.sceneMin) + wayMin + policy.handoverMin,
    TRANSPORT: () => wayMin + policy.handoverMin,
    HANDOVER: () => rest(policy.handoverMin),
  };
  return { at: now + minutes[step]() * MINUTE_MS, place: facility };
}
