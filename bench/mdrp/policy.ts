// `npm run -s dispatch:policy`: the judge's protocol on standard input and output, one JSON object per line.
import { createInterface } from 'node:readline';
import { Dispatcher } from './dispatcher.ts';
import type { Init, State } from './messages.ts';

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
let dispatcher: Dispatcher | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as Init | State | { type: 'end' };
  if (message.type === 'init') {
    dispatcher = new Dispatcher(message);
    say({ type: 'ready', name: 'pitulungan', state: 'delta' });
  } else if (message.type === 'state') {
    if (!dispatcher) throw new Error('a state before the init');
    say(dispatcher.decide(message));
  } else break;
}
