// `npm test`: what the tests need, the apps as people get them, the check, and all tests; the last line is `12 passed, 0 failed`.
import '../server/src/node-version.ts';
import { provideRequirements } from './setup/requirements.ts';
import { countFailed, run, type Step } from './setup/steps.ts';

const missing = provideRequirements();
const prepare: Step[] = [
  { name: 'build', program: 'server/src/build-apps.ts', args: [], loud: true },
  { name: 'check', program: 'tests/check.ts', args: ['--without-tests'], loud: true },
];
const failed = countFailed(await run(prepare, 1));

const projects = ['unit', 'flows', ...(missing.includes('Chromium with fonts') ? [] : ['browser'])];
const args = ['run', ...projects.flatMap((project) => ['--project', project])];
const [tests] = await run([{ name: 'tests', program: 'vitest', args, loud: true, env: { FAILED_STEPS: String(failed) } }], 1);
process.exitCode = failed > 0 || !tests?.ok ? 1 : 0;
