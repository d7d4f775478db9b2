// `npm run bench:mdrp -- --track base|live --instances a,b [--seed N] [--judge DIR]`: runs the judge on the hub's engine and on
// its own references, and prints one row each.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const REFERENCES = ['greedy', 'greedy-bundle', 'rolling'];
const { values } = parseArgs({
  options: {
    judge: { type: 'string', default: '../shared/bench/mdrp' },
    track: { type: 'string', default: 'base' },
    instances: { type: 'string' },
    seed: { type: 'string', default: '1' },
    each: { type: 'boolean', default: false },
    only: { type: 'boolean', default: false },
  },
});

const judge = resolve(values.judge);
if (!existsSync(join(judge, 'run.mjs')) || !values.instances) {
  console.error('The judge of the meal-delivery benchmark is not part of this project.');
  console.error('Usage: npm run bench:mdrp -- --instances NAME,NAME [--track base|full|live] [--seed N] [--judge DIR] [--each] [--only]');
  console.error(`DIR holds run.mjs and instances/ (looked for in ${judge}). --each prints every instance, --only leaves the references out.`);
  process.exit(1);
}

const node = process.execPath;
const ours = `exec:${node} ${resolve(import.meta.dirname, 'policy.ts')}`;
const common = ['--instances', values.instances, '--track', values.track, '--seed', values.seed];
for (const policy of [...(values.only ? [] : REFERENCES), ours]) {
  const lines = await linesOf(['run.mjs', ...common, '--policy', policy]);
  const name = policy === ours ? 'this hub' : policy;
  for (const line of values.each ? lines : lines.slice(-1)) console.log(`${name.padEnd(14)} ${line}`);
}

/** What the judge prints, line by line. */
function linesOf(args: string[]): Promise<string[]> {
  const { promise, resolve: done, reject } = Promise.withResolvers<string[]>();
  const child = spawn(node, args, { cwd: judge, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.on('error', reject);
  child.on('exit', (code) => (code === 0 ? done(text.trim().split('\n')) : reject(new Error(`the judge ended with ${code}:\n${text}`))));
  return promise;
}
