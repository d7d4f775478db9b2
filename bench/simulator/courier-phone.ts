// The phone in the pocket: tells where it is once a second, and loses its signal now and then.
import type { PositionReport } from '@pitulungan/contracts/couriers';
import type { Courier } from './courier.ts';
import type { Random } from './random.ts';

const MINUTE_S = 60;
const POSITION_EVERY_MS = 1_000;
const MAX_BATCH = 60;
/** Shorter gaps would not be noticed by anybody. */
const SHORTEST_GAP_MS = 500;
const GPS_NOISE_M = 4;

/** Without signal the places are kept and sent together later. */
export function tellPositions(courier: Courier): void {
  const { live, outbox, world } = courier;
  const gps = courier.random.fork('gps');
  let unsent: PositionReport[] = [];
  world.pace.every(POSITION_EVERY_MS, async () => {
    if (courier.view.duty === 'OFF') return;
    unsent = [...unsent, report(courier, gps)].slice(-MAX_BATCH);
    if (!outbox.online || !live.connected) return;
    const batch = unsent;
    const answer = await live.sendPositions(batch);
    if (!answer) return;
    unsent = unsent.filter((kept) => !batch.includes(kept));
    world.tally.add('positionsAccepted', answer.accepted);
    world.tally.add('positionsIgnored', answer.ignored);
  });
}

function report({ live, walker, world }: Courier, gps: Random): PositionReport {
  const { at, headingDeg } = walker.spot(Date.now());
  const noisy = { x: at.x + gps.between(-GPS_NOISE_M, GPS_NOISE_M), y: at.y + gps.between(-GPS_NOISE_M, GPS_NOISE_M) };
  return {
    pin: world.streets.plane.toPin(noisy),
    accuracyM: Math.round(gps.between(6, 35)),
    headingDeg: headingDeg === null ? null : Math.round(headingDeg) % 360,
    happenedAt: new Date(live.nowMs()).toISOString(),
  };
}

export async function loseSignalNowAndThen({ random, world, outbox, live }: Courier): Promise<void> {
  const { pace, tally } = world;
  const dice = random.fork('signal');
  for (;;) {
    await pace.sleep(dice.between(8, 35) * MINUTE_S);
    if (world.closing) continue;
    tally.add('lostSignals');
    outbox.loseSignal();
    live.drop();
    try {
      await pace.sleepMs(Math.max(SHORTEST_GAP_MS, (dice.between(0.7, 4) * MINUTE_S * 1000) / pace.speed));
    } finally {
      live.comeBack();
      outbox.regainSignal();
    }
  }
}
