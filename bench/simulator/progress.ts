// A line every few seconds, so that a person sees where the morning is.
import type { Crew } from './crew.ts';
import type { World } from './world.ts';

const EVERY_MS = 5_000;
/** A demo runs for hours: a line now and then is enough. */
const EVERY_FOREVER_MS = 300_000;

export function showProgress(world: World, crew: Crew): void {
  const startedMs = Date.now();
  world.pace.every(world.options.forever ? EVERY_FOREVER_MS : EVERY_MS, () => {
    console.log(`${clock(Date.now() - startedMs)}  ${ordersText(world, crew)} | ${couriersText(crew)} | ${moneyText(world)}`);
  });
}

const clock = (ms: number): string => `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

function ordersText(world: World, { staff }: Crew): string {
  const counts = new Map<string, number>();
  for (const id of world.orders.keys()) {
    const status = staff.merchants.live.board.orders[id]?.status ?? 'unseen';
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const states = [...counts].map(([status, count]) => `${count} ${status.toLowerCase()}`);
  return `${world.orders.size}${world.options.forever ? '' : `/${world.options.orders}`} orders: ${states.join(', ') || 'none'}`;
}

function couriersText({ couriers }: Crew): string {
  const busy = couriers.filter((courier) => courier.view.duty === 'BUSY').length;
  const away = couriers.filter((courier) => !courier.live.connected).length;
  return `${busy} of ${couriers.length} couriers busy${away > 0 ? `, ${away} without signal` : ''}`;
}

function moneyText({ tally }: World): string {
  const retries = tally.of('retries');
  return `${tally.of('offers')} offers, ${tally.of('deposits')} deposits${retries > 0 ? `, ${retries} retries` : ''}`;
}
