// Everybody who signs in: the staff at their desks and the couriers with their phones.
import { Courier } from './courier.ts';
import type { Desk } from './desk.ts';
import { LiveBoard } from './live-board.ts';
import { Stopped } from './pace.ts';
import { demoPhone, type World } from './world.ts';

/** The last four digits of the seeded phones. */
const STAFF = { admin: 1, merchants: 2, operator: 3, trouble: 4, cashier: 5, secondCashier: 6, manager: 7 } as const;

type StaffName = keyof typeof STAFF;
export type Staff = Record<StaffName, Desk>;

export interface Crew {
  staff: Staff;
  couriers: Courier[];
}

/** One after the other: signing in is made slow on purpose by the hub, and nobody is in a hurry. */
export async function signInStaff(world: World): Promise<Staff> {
  const names = Object.keys(STAFF) as StaffName[];
  const desks: [StaffName, Desk][] = [];
  for (const name of names) {
    const client = world.client(name);
    await client.signIn(demoPhone(STAFF[name]), world.options.pin);
    const live = new LiveBoard(name, client);
    await live.open();
    desks.push([name, { client, live }]);
  }
  return Object.fromEntries(desks) as Staff;
}

export async function signInCouriers(world: World): Promise<Courier[]> {
  const couriers: Courier[] = [];
  for (let n = 1; n <= world.options.couriers; n += 1) {
    if (world.pace.stopped) throw new Stopped();
    couriers.push(await Courier.signIn(world, n));
  }
  return couriers;
}

/** Every client that keeps a board, for the last comparison. */
export const boardKeepers = ({ staff, couriers }: Crew): Desk[] => [...Object.values(staff), ...couriers.map(({ client, live }) => ({ client, live }))];

export const closeAll = (crew: Crew): void => {
  for (const { live } of boardKeepers(crew)) live.close();
};
