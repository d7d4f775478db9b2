// From packed goods to the first offer, by the hub's own clock, where a courier was free and nothing else was waiting for one.
import type { Board } from '@pitulungan/contracts/board';
import type { LiveBoard } from './live-board.ts';
import type { World } from './world.ts';

export function measureReadiedToOffered(world: World, live: LiveBoard): void {
  const readiedAtMs = new Map<string, number>();
  live.listen((fact) => {
    if (fact.orderId === null) return;
    if (fact.type === 'order.readied' && someoneIsFree(live.board, world.settings.dispatch.maxActiveJobs)) readiedAtMs.set(fact.orderId, Date.parse(fact.at));
    const since = readiedAtMs.get(fact.orderId);
    if (fact.type !== 'job.offered' || since === undefined) return;
    readiedAtMs.delete(fact.orderId);
    world.tally.readiedToOfferedMs.push(Date.parse(fact.at) - since);
  });
}

function someoneIsFree(board: Board, maxActiveJobs: number): boolean {
  if (Object.values(board.jobs).filter((job) => job.status === 'QUEUED').length > 1) return false;
  const asked = new Set(Object.values(board.offers).flatMap((offer) => (offer.status === 'OPEN' ? [offer.courierId] : [])));
  return Object.values(board.couriers).some((courier) => courier.duty === 'ON' && courier.activeJobs.length < maxActiveJobs && !asked.has(courier.id));
}
