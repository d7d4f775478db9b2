// What the tests need beside npm packages: a browser, fonts to draw with, a Redis, and an auditor's hledger. Installed where that is ours to do.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { redisInstalled } from './redis.ts';

interface Requirement {
  name: string;
  packages: readonly string[];
  /** What is left out without it. */
  skips: string;
  present(): boolean;
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const INSTALL_LIMIT_MS = 10 * 60_000;

export const hledgerInstalled = (): boolean => spawnSync('hledger', ['--version'], { stdio: 'ignore' }).status === 0;
export const browserPath = (): string | undefined => [process.env['CHROMIUM_PATH'], ...BROWSERS].find((file) => file !== undefined && fs.existsSync(file));

const REQUIREMENTS: readonly Requirement[] = [
  {
    name: 'Chromium with fonts',
    packages: ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji'],
    skips: 'the browser stories',
    present: () => browserPath() !== undefined,
  },
  { name: 'Redis', packages: ['redis-server'], skips: 'the flows on Redis', present: redisInstalled },
  { name: 'hledger', packages: ['hledger'], skips: 'the check of the exported journals', present: hledgerInstalled },
];

/** Names of what is still missing after we tried to install it. Throws instead with CI=true: there nothing may be skipped. */
export function provideRequirements(): string[] {
  const missing = () => REQUIREMENTS.filter((requirement) => !requirement.present());
  if (missing().length > 0 && canInstall()) install(missing().flatMap((requirement) => requirement.packages));
  const left = missing();
  for (const { name, packages, skips } of left) console.log(`${name} is missing (Debian: apt-get install ${packages.join(' ')}): ${skips} are skipped.`);
  if (left.length > 0 && process.env['CI'] === 'true') throw new Error('CI=true: nothing may be skipped.');
  return left.map((requirement) => requirement.name);
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && fs.existsSync('/etc/debian_version') && fs.existsSync('/usr/bin/apt-get');
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(' ')} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: INSTALL_LIMIT_MS, stdio: ['ignore', 'ignore', 'inherit'] as const };
  spawnSync('apt-get', ['update', '-qq'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  // without starting what it installs: a service of the system's own is not what the tests use
  const policy = { ...options.env, RUNLEVEL: '1' };
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { ...options, env: policy, stdio: ['ignore', 'ignore', 'inherit'] });
}
