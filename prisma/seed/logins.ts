// Accounts to sign in with. One hash of the demo's PIN serves all: it is no secret, it is printed at the start.
import { hashPassword } from 'better-auth/crypto';
import { chanceOf } from './chance.ts';
import { DEMO_PIN, phoneOf } from './staff.ts';
import type { World } from './world.ts';

interface Account {
  id: string;
  name: string;
  phone: string;
  role: string;
}

export function accountsOf(world: World): Account[] {
  return [
    ...world.staff.map(({ id, name, number, role }) => ({ id, name, phone: phoneOf(number), role })),
    ...world.couriers.map((courier) => ({ id: courier.user_id, name: courier.name, phone: courier.phone, role: 'courier' })),
    ...world.stalls.map((stall) => ({ id: stall.userId, name: stall.ownerName, phone: stall.phone, role: 'merchant' })),
  ];
}

export async function loginRows(accounts: readonly Account[], at: { seed: number; now: number }) {
  const password = await hashPassword(DEMO_PIN);
  const chance = chanceOf(at.seed, 'logins');
  const times = { created_at: new Date(at.now), updated_at: new Date(at.now) };
  return {
    users: accounts.map(({ id, name, phone }) => ({
      id,
      name,
      email: `${phone.slice(1)}@phone.invalid`,
      phone_number: phone,
      phone_number_verified: true,
      ...times,
    })),
    logins: accounts.map(({ id }) => ({ id: chance.uuid(), account_id: id, provider_id: 'credential', user_id: id, password, ...times })),
    memberships: accounts.map(({ id, role }) => ({ user_id: id, role })),
  };
}
