// `npm run -s shares < case.json`: one case of the golden file's form in, one JSON object out. Needs no hub and no database.
import '../node-version.ts';
import { text } from 'node:stream/consumers';
import { canonicalJson } from '@pitulungan/contracts/shares/canonical';
import { runCase } from '@pitulungan/contracts/shares/cases/run';

const MAX_LENGTH = 16 * 1024 * 1024;
const WRONG_CASE = 2;
const USAGE = `Cara pakai: npm run -s shares < kasus.json   (isi: {"kind": "compute", "input": {…}})
Usage:      npm run -s shares < case.json    (content: {"kind": "compute", "input": {…}})`;

class Refused extends Error {}

function parsed(given: string): unknown {
  if (given.trim() === '') throw new Refused(USAGE);
  if (given.length > MAX_LENGTH)
    throw new Refused(`Kasus terlalu besar, paling banyak ${MAX_LENGTH} huruf. / The case is too large, at most ${MAX_LENGTH} letters.`);
  try {
    return JSON.parse(given.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refused(`Bukan JSON yang benar / Not valid JSON: ${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

try {
  if (process.stdin.isTTY) throw new Refused(USAGE);
  const outcome = runCase(parsed(await text(process.stdin)));
  if (!outcome.ok) throw new Refused(outcome.sentence);
  process.stdout.write(`${canonicalJson(outcome.output)}\n`);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = WRONG_CASE;
}
