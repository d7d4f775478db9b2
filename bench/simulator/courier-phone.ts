// The phone in the pocket: tells where it is once a second, and loses its signal now and then.
import type { PositionReport } from '@pitulungan/contracts/couriers';
import type { Courier } from './courier.ts';
import type { Random } from './random.ts';

const MINUTE_S = 60;
const POSITION_EVERY_MS = 1_000;
/** A fast-forwarded courier reports more often, or each report would look like a teleport (the hub ignores those beyond 300 m). */
const STEP_M = 230;
/** Four reports a second is what a connection may send. */
const LEAST_EVERY_MS = 300;
const MAX_KEPT = 60;
/** What was kept without signal is sent in order, a few with each beat. */
const PER_BEAT = 3;
/** Shorter gaps would not be noticed by anybody. */
const SHORTEST_GAP_MS = 500;
const GPS_NOISE_M = 4;

/** Without signal the places are kept and sent later. */
export function tellPositions(courier: Courier): void {
  const { live, outbox, world, walker } = courier;
  const gps = courier.random.fork('gps');
  let unsent: PositionReport[] = [];
  const everyMs = Math.max(LEAST_EVERY_MS, Math.min(POSITION_EVERY_MS, (STEP_M * 1000) / walker.speedMps));
  world.pace.every(everyMs, async () => {
    if (courier.view.duty === 'OFF') return;
    unsent = [...unsent, report(courier, gps)].slice(-MAX_KEPT);
    for (let i = 0; i < PER_BEAT && unsent[0] && outbox.online && live.connected; i += 1) {
      const answer = await live.sendPositions([unsent[0]]);
      if (!answer) return;
      unsent = unsent.slice(1);
      world.tally.add('positionsAccepted', answer.accepted);
      world.tally.add('positionsIgnored', answer.ignored);
    }
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
