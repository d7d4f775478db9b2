// `npm run bench:plan`: how long a plan takes, p50 and p99, and the core-seconds of a whole sweep with everything dirty.
import { planZone } from '../../server/src/dispatch/engine.rules.ts';
import { HUB_POLICY } from '../../server/src/dispatch/policy.rules.ts';
import { randomZone } from './random-zone.ts';

const SIZES: [jobs: number, zone: number][] = [
  [50, 50],
  [500, 50],
  [500, 250],
  [5_000, 50],
  [5_000, 250],
  [50_000, 50],
  [50_000, 250],
];
const WARM_UP = 40;
const NOW = 1_000;

for (let i = 0; i < WARM_UP; i++) planZone(randomZone(i, 50, NOW), HUB_POLICY, NOW);
console.log('open jobs | zones of | zones | p50 ms | p99 ms | core-seconds per sweep | ms per job');
for (const [jobs, size] of SIZES) {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let zone = 0; zone < jobs / size; zone++) {
    const state = randomZone(zone, size, NOW);
    const start = performance.now();
    planZone(state, HUB_POLICY, NOW);
    times.push(performance.now() - start);
  }
  const used = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  const wall = times.reduce((sum, ms) => sum + ms, 0);
  console.log(
    [jobs, size, times.length, at(0.5), at(0.99), (wall / 1_000).toFixed(2), (wall / jobs).toFixed(3)].map((cell) => String(cell).padStart(8)).join(' | '),
    `   (cpu ${((used.user + used.system) / 1e6).toFixed(2)} s with making the zones)`,
  );
}
