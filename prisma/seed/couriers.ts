// The couriers as rows; duty is set by the morning.
import type { Vehicle } from '@pitulungan/contracts/couriers';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { Chance } from './chance.ts';
import { COURIERS, FIRST_COURIER, phoneOf } from './staff.ts';

export interface Courier {
  id: string;
  user_id: string;
  name: string;
  phone: string;
  vehicle: Vehicle;
  duty: DutyStatus;
  duty_since: Date;
}

export function hireCouriers(chance: Chance, since: Date): Courier[] {
  return COURIERS.map(([name, vehicle], index) => ({
    id: chance.uuid(),
    user_id: chance.uuid(),
    name,
    phone: phoneOf(FIRST_COURIER + index),
    vehicle,
    duty: 'OFF',
    duty_since: since,
  }));
}
