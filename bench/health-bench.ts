// `npm run bench:health -- --judge DIR`: our row beside the judge's references. DIR holds the judge; the project has none of its own.
import { fileURLToPath } from 'node:url';
import { judge } from './health/judge.ts';
import { readOptions, USAGE } from './health/options.ts';
import { markdown, rowOf } from './health/table.ts';

const options = readOptions(process.argv.slice(2));
if (!options) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const program = fileURLToPath(new URL('health-policy.ts', import.meta.url));
  const ours = `exec:"${process.execPath}" "${program}"${options.hub ? ' --hub' : ''}`;
  const policies = [...options.references.map((name) => [name, name] as const), [options.hub ? 'hub (default)' : 'hub', ours] as const];
  console.log(`Health cars, seeds ${options.seeds}, means over instances\n`);
  const lines: string[][] = [];
  for (const cls of options.classes.split(','))
    for (const [name, policy] of policies) {
      lines.push(rowOf(cls, name, await judge(options.judge, { cls, seeds: options.seeds, policy })));
      console.error(`${cls} ${name}: done`);
    }
  console.log(markdown(lines));
}
