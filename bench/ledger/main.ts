// `npm run bench:ledger [-- --only settling,statement,books]`: what the books cost. Printed, never asserted.
import '../../server/src/node-version.ts';
import { parseArgs } from 'node:util';
import type { Context } from '../../server/src/context.ts';
import { benchBooks } from './books.ts';
import { withHub } from './hub.ts';
import { sayMachine } from './lines.ts';
import { benchSettling } from './settling.ts';
import { benchStatement } from './statement.ts';

const PARTS: Readonly<Record<string, (ctx: Context) => Promise<void>>> = { settling: benchSettling, statement: benchStatement, books: benchBooks };

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? Object.keys(PARTS);
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown !== undefined) throw new Error(`There is no part ${unknown}; there are ${Object.keys(PARTS).join(', ')}.`);

await withHub(async (ctx) => {
  const { rows } = await ctx.pool.query<{ version: string }>(`select current_setting('server_version') as version`);
  sayMachine(rows[0]?.version ?? '');
  for (const name of wanted) await PARTS[name]?.(ctx);
});
