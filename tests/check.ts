// `npm run check`: everything that can be judged without a running hub, cheapest first; all of it runs, so that one run names all faults.
import '../server/src/node-version.ts';
import { countFailed, run, type Step } from './setup/steps.ts';

const APPS = ['dashboard', 'courier-app', 'resident-app'] as const;
const ROOMS = ['contracts/src', 'ui/src', 'server/src', 'prisma', 'tests', 'bench', ...APPS.map((app) => `${app}/src`)];

/** svelte-kit sync writes the tsconfig that the apps extend: tsc, eslint and vitest want it. */
const sync: Step[] = APPS.map((app) => ({ name: `sync ${app}`, program: 'svelte-kit', args: ['sync'], cwd: app }));

const judge: Step[] = [
  { name: 'prettier', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'dependency-cruiser', program: 'depcruise', args: ['--config', '.dependency-cruiser.cjs', ...ROOMS] },
  { name: 'knip', program: 'knip', args: ['--no-config-hints'] },
  { name: 'tsc contracts', program: 'tsc', args: ['-p', 'contracts'] },
  { name: 'tsc server, prisma, tests, bench', program: 'tsc', args: ['-p', '.'] },
  { name: 'tsc tests/browser', program: 'tsc', args: ['-p', 'tests/browser'] },
  { name: 'svelte-check ui', program: 'svelte-check', args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'], cwd: 'ui' },
  ...APPS.map((app): Step => ({
    name: `svelte-check ${app}`,
    program: 'svelte-check',
    args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    cwd: app,
  })),
  { name: 'eslint', program: 'eslint', args: ['.', '--max-warnings', '0'] },
];
const unit: Step = { name: 'unit tests', program: 'vitest', args: ['run', '--project', 'unit'], loud: true };

const withUnitTests = !process.argv.includes('--without-tests'); // npm test runs them together with the others
const steps = [...(await run(sync, 1)), ...(await run(judge, 2)), ...(withUnitTests ? await run([unit], 1) : [])];
process.exitCode = countFailed(steps) > 0 ? 1 : 0;
