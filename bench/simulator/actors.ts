// Starts everybody who works beside the arriving orders.
import { countDeposits, decideDiscrepancies, verifyPayments } from './cashier.ts';
import { workOn } from './courier-day.ts';
import { watchOffers } from './courier-offers.ts';
import { loseSignalNowAndThen, tellPositions } from './courier-phone.ts';
import type { Courier } from './courier.ts';
import type { Crew } from './crew.ts';
import { serveOrder } from './desk.ts';
import { tryIllegalThings } from './intruder.ts';
import { keepForever } from './forever.ts';
import { showProgress } from './progress.ts';
import { measureReadiedToOffered } from './readied-to-offered.ts';
import { watchTrouble } from './trouble.ts';
import type { PlacedOrderRecord, World } from './world.ts';

/** Gives what begins the merchant's side of a placed order. */
export function startActors(world: World, crew: Crew): (record: PlacedOrderRecord) => void {
  const { staff, couriers } = crew;
  const [first] = couriers;
  for (const courier of couriers) startCourier(world, courier);
  watchTrouble(world, staff.trouble);
  countDeposits(world, staff.cashier);
  countDeposits(world, staff.secondCashier);
  verifyPayments(world, staff.cashier.client);
  decideDiscrepancies(world, staff);
  measureReadiedToOffered(world, staff.merchants.live);
  showProgress(world, crew);
  if (world.options.forever) keepForever(world, crew);
  else if (first) {
    world.pace.spawn(() =>
      tryIllegalThings(world, { stranger: world.client('stranger'), courier: first.client, courierId: first.id, desk: staff.merchants.live }),
    );
  }
  return (record) => world.pace.spawn(() => serveOrder(world, staff.merchants, record));
}

function startCourier({ pace }: World, courier: Courier): void {
  watchOffers(courier);
  tellPositions(courier);
  pace.spawn(() => workOn(courier));
  pace.spawn(() => loseSignalNowAndThen(courier));
}
