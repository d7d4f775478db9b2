// Who may do what. Roles are per village; permissions are what doors and rooms ask for.
import { z } from 'zod';

export const Role = z.enum(['admin', 'dispatcher', 'cashier', 'manager', 'pengawas', 'kepala_desa', 'nurse', 'crew_driver', 'courier', 'merchant']);
export type Role = z.infer<typeof Role>;

export const PERMISSIONS = [
  'operations.read', // map, orders, jobs, couriers with names and phones
  'operations.write', // confirm for a merchant, offer, assign, cancel, phone orders, imports
  'cash.read', // deposits; amounts declared stay hidden until counted
  'cash.count', // blind count
  'cash.propose', // says what should become of a discrepancy
  'cash.resolve', // decides what another person proposed
  'books.read', // journals and shares
  'books.write', // vouchers
  'books.close', // reckons the lock of a month, tax rules
  'books.confirm', // the second person: confirms a lock, decides a voucher that asks for two
  'shares.compute', // revenue share: policies, recipients, reckoning, booking
  'shares.review', // the supervisor's look, or rejection
  'shares.approve', // enters the decision of the village meeting
  'shares.advise', // the adviser's note, on which nothing depends
  'shares.pay', // pays shares out
  'shares.confirm', // the second role of a payout
  'payments.verify', // QRIS and transfers against the provider's mutation
  'money.read', // payouts, refunds, incentives, funds, debts
  'money.prepare', // decides what is to be paid: payouts, refunds, incentives, funds
  'money.pay', // pays what another person has prepared
  'settings.write', // waiting times, limits, area
  'merchant.own', // figures of one's own stall
  'stall.own', // a stall's own money: payments into its own QRIS
  'courier.work', // duty, offers, steps of one's own jobs
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLE_PERMISSIONS = {
  admin: ['operations.read', 'operations.write', 'settings.write'],
  dispatcher: ['operations.read', 'operations.write'],
  cashier: [
    'cash.read',
    'cash.count',
    'cash.propose',
    'books.read',
    'books.write',
    'books.confirm',
    'payments.verify',
    'money.read',
    'money.pay',
    'shares.pay',
  ],
  manager: [
    'operations.read',
    'operations.write',
    'cash.read',
    'cash.propose',
    'cash.resolve',
    'books.read',
    'books.write',
    'books.close',
    'books.confirm',
    'payments.verify',
    'settings.write',
    'money.read',
    'money.prepare',
    'shares.compute',
    'shares.confirm',
  ],
  pengawas: ['cash.read', 'books.read', 'money.read', 'shares.review', 'shares.approve', 'shares.confirm'],
  kepala_desa: ['operations.read', 'books.read', 'money.read', 'shares.advise'], // adviser: read-only on money, but for a note
  nurse: [],
  crew_driver: [],
  courier: ['courier.work'],
  merchant: ['merchant.own', 'stall.own'],
} as const satisfies Record<Role, readonly Permission[]>;

export const permissionsOf = (roles: readonly Role[]): Set<Permission> => new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role] as readonly Permission[]));
