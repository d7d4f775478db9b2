// Who may do what. Roles are per village; permissions are what doors and rooms ask for.
import { z } from 'zod';

export const Role = z.enum(['admin', 'dispatcher', 'cashier', 'manager', 'pengawas', 'kepala_desa', 'nurse', 'crew_driver', 'courier', 'merchant']);
export type Role = z.infer<typeof Role>;

export const PERMISSIONS = [
  'operations.read', // map, orders, jobs, couriers with names and phones
  'operations.write', // confirm for a merchant, offer, assign, cancel, phone orders, imports
  'cash.read', // deposits; amounts declared stay hidden until counted
  'cash.count', // blind count
  'cash.resolve', // decides a discrepancy
  'books.read', // journals and shares
  'payments.verify', // QRIS and transfers against the provider's mutation
  'settings.write', // waiting times, limits, area
  'courier.work', // duty, offers, steps of one's own jobs
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLE_PERMISSIONS = {
  admin: ['operations.read', 'operations.write', 'settings.write'],
  dispatcher: ['operations.read', 'operations.write'],
  cashier: ['cash.read', 'cash.count', 'books.read', 'payments.verify'],
  manager: ['operations.read', 'operations.write', 'cash.read', 'cash.resolve', 'books.read', 'payments.verify', 'settings.write'],
  pengawas: ['cash.read', 'books.read'],
  kepala_desa: ['operations.read', 'books.read'], // adviser: read-only on money
  nurse: [],
  crew_driver: [],
  courier: ['courier.work'],
  merchant: [],
} as const satisfies Record<Role, readonly Permission[]>;

export const permissionsOf = (roles: readonly Role[]): Set<Permission> => new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role] as readonly Permission[]));
