// How a courier answers offers: mostly yes, sometimes no, sometimes not at all, sometimes too late.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Fact } from '@pitulungan/contracts/facts';
import type { JobId } from '@pitulungan/contracts/ids';
import type { OfferView } from '@pitulungan/contracts/jobs';
import type { Courier } from './courier.ts';

const LOOK_EVERY_MS = 300;
const TAPS_TWICE = 0.15;

export function watchOffers(courier: Courier): void {
  const seen = new Set<string>();
  courier.live.listen((fact, heardAtMs) => measure(courier, fact, heardAtMs));
  courier.live.listen((fact) => {
    if (fact.changes.offers) look(courier, seen);
  });
  courier.world.pace.every(LOOK_EVERY_MS, () => look(courier, seen)); // a snapshot brings offers without a fact
}

/** Hub's clock when the offer was committed → hub's clock when the phone heard it. Replays after a gap are no latency. */
function measure(courier: Courier, fact: Fact, heardAtMs: number | null): void {
  if (fact.type !== 'job.offered' || heardAtMs === null || !courier.outbox.online) return;
  if (fact.changes.offers?.some((offer) => offer.courierId === courier.id)) courier.world.tally.offerLatenciesMs.push(heardAtMs - Date.parse(fact.at));
}

function look(courier: Courier, seen: Set<string>): void {
  for (const offer of Object.values(courier.live.board.offers)) {
    if (offer.status !== 'OPEN' || seen.has(offer.tripId)) continue;
    seen.add(offer.tripId); // several jobs in one question get one answer
    courier.world.tally.add('offers');
    courier.world.pace.spawn(() => answer(courier, offer));
  }
}

async function answer(courier: Courier, offer: OfferView): Promise<void> {
  const { world, random } = courier;
  const dice = random.next();
  const ttlMs = Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt);
  const thinksMs = (random.between(3, 25) * 1000) / world.pace.speed;
  const late = dice < 0.03;
  const waitMs = late ? ttlMs * random.between(1.02, 1.3) : Math.min(thinksMs, ttlMs * 0.6);
  const twice = random.chance(TAPS_TWICE);
  if (dice > 0.94) return world.tally.add('ignored');
  await world.pace.sleepMs(waitMs);
  if (late) world.tally.add('lateTaps');
  if (dice > 0.82) return decline(courier, offer);
  const { answer: told } = courier.outbox.tap(endpoints.acceptOffer, { params: { offerId: offer.id }, body: courier.now }, { twice });
  const result = await told;
  if (!result.ok) return world.tally.add('refusedTaps');
  world.tally.add('accepts');
  for (const jobId of await jobsOf(courier, offer)) world.toldAccepted.push({ jobId, courierId: courier.id });
}

async function decline(courier: Courier, offer: OfferView): Promise<void> {
  courier.world.tally.add('declines');
  await courier.outbox.tap(endpoints.declineOffer, { params: { offerId: offer.id }, body: courier.now }).answer;
}

const BOARD_FOLLOWS_MS = 3_000;

/** The jobs of the accepted question that the phone shows as theirs. */
async function jobsOf(courier: Courier, { tripId, jobId }: OfferView): Promise<JobId[]> {
  const together = Object.values(courier.live.board.offers)
    .filter((each) => each.tripId === tripId)
    .map((each) => each.jobId);
  const mine = (id: JobId) => courier.live.board.jobs[id]?.courierId === courier.id;
  await courier.live.until(() => together.every(mine), BOARD_FOLLOWS_MS);
  return [...new Set([jobId, ...together.filter(mine)])];
}
