// The command as a person uses it: standard input in, one JSON object out, a sentence and exit code 2 when the case is wrong.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('shares-command.ts', import.meta.url));
const run = (input: string) => spawnSync(process.execPath, [COMMAND], { input, encoding: 'utf8' });

describe('npm run -s shares', () => {
  it('prints one object on one line, every integer as text', () => {
    const shares = [
      { key: 'a', ppm: '500000' },
      { key: 'b', ppm: '500000' },
    ];
    const { status, stdout, stderr } = run(`\uFEFF${JSON.stringify({ kind: 'compute', input: { profit: '9007199254740993', policy: { shares } } })}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      '{"base":"9007199254740993","deficitCarried":"0","lossOffset":"0","opening":"0","overflow":"0","pool":"9007199254740993","profit":"9007199254740993","release":"0","reserves":{},"shares":{"a":"4503599627370497","b":"4503599627370496"}}\n',
    );
  });

  it.each([
    ['nothing', '', 'Usage'],
    ['no JSON', '{"kind":', 'Not valid JSON'],
    ['a wrong number', '{"kind":"compute","input":{"profit":"banyak"}}', 'input'],
    ['endless brackets', '['.repeat(200_000), 'Not valid JSON'],
    ['endless objects', `{"kind":"statementHash","input":{"statement":${'{"a":'.repeat(50_000)}"1"${'}'.repeat(50_001)}}}`, ''],
  ])('refuses %s', (_, input, words) => {
    const { status, stdout, stderr } = run(input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
    expect(stderr.trim()).not.toBe('');
  });
});
