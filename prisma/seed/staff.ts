// Who works here: all invented. Every account of the demo has the same PIN; its phone numbers cannot ring.
import type { Vehicle } from '@pitulungan/contracts/couriers';
import type { Role } from '@pitulungan/contracts/roles';

export const DEMO_PIN = '246810';

/** `phoneOf(101)` = "+6280000000101", typed as 0800-0000-0101: no such range is given to anybody. */
export const phoneOf = (number: number): string => `+628000000${String(number).padStart(4, '0')}`;

export const STAFF: readonly { number: number; name: string; role: Role }[] = [
  { number: 1, name: 'Admin Teknis (contoh)', role: 'admin' },
  { number: 2, name: 'Ayu Kinanti', role: 'dispatcher' },
  { number: 3, name: 'Bagas Santoso', role: 'dispatcher' },
  { number: 4, name: 'Nuril Hidayah', role: 'dispatcher' },
  { number: 5, name: 'Dimas Prasojo', role: 'cashier' },
  { number: 6, name: 'Laras Widyaningsih', role: 'cashier' },
  { number: 7, name: 'Rukmini Salsabila', role: 'manager' },
  { number: 8, name: 'Bu Contoh Pramesti', role: 'pengawas' },
  { number: 9, name: 'Pak Contoh Wirawan', role: 'kepala_desa' },
  { number: 10, name: 'Ns. Intan (contoh)', role: 'nurse' },
  { number: 11, name: 'Bd. Maharani (contoh)', role: 'nurse' },
  { number: 12, name: 'Ns. Galuh (contoh)', role: 'nurse' },
  { number: 13, name: 'Pak Slamet (contoh)', role: 'crew_driver' },
  { number: 14, name: 'Mas Hendra (contoh)', role: 'crew_driver' },
];

/** From number 101 on; the first twelve work in the seeded weeks, the others are there for a busy simulation. */
export const COURIERS: readonly [name: string, vehicle: Vehicle][] = [
  ['Fajar', 'motorbike'],
  ['Rizky', 'motorbike'],
  ['Sela', 'bicycle'],
  ['Yusuf', 'motorbike'],
  ['Putri', 'foot'],
  ['Andika', 'cargo_tricycle'],
  ['Bayu', 'motorbike'],
  ['Dewi', 'bicycle'],
  ['Galih', 'motorbike'],
  ['Hana', 'bicycle'],
  ['Irfan', 'motorbike'],
  ['Joko', 'foot'],
  ['Kirana', 'motorbike'],
  ['Lutfi', 'motorbike'],
  ['Maya', 'bicycle'],
  ['Nanda', 'motorbike'],
  ['Okta', 'bicycle'],
  ['Prita', 'motorbike'],
  ['Reza', 'motorbike'],
  ['Tari', 'bicycle'],
];
export const WORKING_COURIERS = 12;
export const FIRST_COURIER = 101;
export const FIRST_MERCHANT = 201;
export const FIRST_RESIDENT = 1001;
