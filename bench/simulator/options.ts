// The command line of the simulator.
import { parseArgs } from 'node:util';

export interface Options {
  orders: number;
  couriers: number;
  speed: number;
  url: string;
  seed: number;
  pin: string;
  village: string | undefined;
  json: boolean;
  forever: boolean;
  /** The same day twice: without slots, then with them */
  slots: boolean;
  yesReally: boolean;
  help: boolean;
}

const LIMITS = { orders: [1, 5_000], couriers: [1, 20], speed: [1, 200], seed: [0, 2 ** 32 - 1] } as const;

const FLAGS = {
  orders: { type: 'string', default: '40' },
  couriers: { type: 'string', default: '12' },
  speed: { type: 'string', default: '30' },
  url: { type: 'string' },
  seed: { type: 'string', default: '1' },
  pin: { type: 'string' },
  village: { type: 'string' },
  json: { type: 'boolean', default: false },
  forever: { type: 'boolean', default: false },
  slots: { type: 'boolean', default: false },
  'yes-really': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export class WrongOptions extends Error {}

export function readOptions(args: readonly string[], env: Record<string, string | undefined>): Options {
  const values = parse(args);
  const whole = (name: keyof typeof LIMITS): number => within(name, values[name]);
  return {
    orders: whole('orders'),
    couriers: whole('couriers'),
    speed: whole('speed'),
    seed: whole('seed'),
    url: address(values.url ?? env['SIMULATOR_URL'] ?? `http://127.0.0.1:${env['PORT'] ?? '3000'}`),
    pin: values.pin ?? env['SIMULATOR_PIN'] ?? '246810',
    village: values.village,
    json: values.json,
    forever: values.forever,
    slots: values.slots,
    yesReally: values['yes-really'],
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (reason) {
    throw new WrongOptions(reason instanceof Error ? reason.message : String(reason));
  }
}

function within(name: keyof typeof LIMITS, text: string): number {
  const [least, most] = LIMITS[name];
  const value = /^\d{1,10}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  if (!(value >= least && value <= most)) throw new WrongOptions(`--${name} wants a whole number from ${least} to ${most}, not "${text}"`);
  return value;
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new WrongOptions(`--url wants an address like http://127.0.0.1:3000, not "${text}"`);
  return new URL(text).origin;
}

export const HELP = `npm run simulate -- [options]

Plays a morning of the demo village against a running hub: residents, merchants, couriers, a cashier and an admin as
real clients over the public HTTP API and sockets. It ends by itself, checks what it saw, and exits with 1 when a check fails.

  --orders N      orders to place (40)
  --couriers N    couriers on duty, the first N of the seeded ones (12, at most 20)
  --speed N       how many times faster than life (30)
  --url URL       the hub; default SIMULATOR_URL, or http://127.0.0.1:PORT with PORT or 3000
  --seed N        same seed, same choices (1)
  --slots         the same day twice, with neighbours who order together: everything at once, then in the village's slots;
                  ends with drops per trip and cost per order of both
  --village CODE  which village, when the installation has several demo villages
  --pin PIN       PIN of the demo accounts; default SIMULATOR_PIN, or the seed's
  --json          the last line is one JSON object with the result
  --forever       a calm endless morning for looking at; few words, ends on SIGTERM or Ctrl-C
  --yes-really    also against a village that is not marked as demo
  --help

Waiting times are settings of the village. While it runs, the admin divides them by the speed through PUT /settings
(offers not below 2.5 s, undo not below 250 ms, freshness of positions not below 10 s, the rest not below 1 s), and
caps the complaint windows at 10 s, so that offers, silence and complaints run through and orders settle. The old
values are put back at the end, also after an error or Ctrl-C; when the simulator itself was killed, by its next run.

Slots are settings too: without --slots there are none while it runs; with it they leave as many times sooner as the speed
says, with room for everybody of the run, and orders come before their cut-offs.

Orders come about as fast as the couriers can carry them. When more than three per courier are under way, the next one
waits: a machine that cannot keep up plays a longer morning, not a worse one.

Result fields
  settled         orders COMPLETED: delivered, money certain, complaint window over
  open            orders not in a terminal state at the end; each is listed with its reason
  lost            orders that the hub had promised and does not know, or that are open without a reason
  doubleAccepted  jobs that two couriers, or one courier twice, were given without being taken back between
  boardsEqual     every client's board (snapshot + facts) equals a fresh snapshot
  offerLatencyMs  from the commit time of job.offered (hub's clock; the offset is measured) to the courier's socket
  dropsPerTrip, costPerOrder, kmPerOrder, marginPerOrder, trips, delivered
                  of what was delivered while it ran, by the hub's own day figures (GET /books/day, after minus before)
  withoutSlots    with --slots: the same figures of the day without slots
  readiedToOfferedMs  from order.readied to the first job.offered, where a courier was free and no other job waited
`;
