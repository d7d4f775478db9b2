// `npm run -s health:policy`: the rules of the hub behind the judge's protocol (health-judge/1) on stdin and stdout. Time and places
// come from the messages; nothing reads a clock. The judge starts it once per instance.
import { CARS_POLICY } from '../server/src/dispatch/cars-policy.rules.ts';
import { playInstance } from './health/adapter.ts';
import { answerLines } from './health/lines.ts';
import type { Init, State } from './health/wire.ts';

const policy = process.argv.includes('--hub') ? CARS_POLICY.hub : CARS_POLICY.benchmark;
let game: ReturnType<typeof playInstance> | null = null;

await answerLines((message) => {
  const said = message as Init | State;
  if (said.type === 'init') {
    game = playInstance(said, policy);
    return { type: 'ready', name: 'pitulungan-hub' };
  }
  if (!game) throw new Error('The judge must send init before the first state');
  return game.decide(said);
});
