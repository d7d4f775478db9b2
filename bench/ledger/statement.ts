// A statement for ten thousand recipients: shares, every person's amount, canonical text, hash.
import { canonicalHash } from '@pitulungan/contracts/shares/canonical';
import { compute } from '@pitulungan/contracts/shares/compute';
import { individuals } from '@pitulungan/contracts/shares/individuals';
import { arithmeticOf } from '@pitulungan/contracts/shares/policy';
import { ILLUSTRATION } from '@pitulungan/contracts/shares/presets';
import { clocked, count, median, ms, say } from './lines.ts';

const RECIPIENTS = 10_000;
const PROFIT = 9_007_199_254_740_993n; // beyond what a float holds
const ROUNDS = 9;

/** Sales between 0 and some millions, the same each time. */
const SALES = Array.from({ length: RECIPIENTS }, (_, n) => (BigInt(n) * 7_919n) % 5_000_003n);
const EQUAL = SALES.map(() => 1n);

export async function benchStatement(): Promise<void> {
  const ways = [
    { name: 'equal, whole hundreds', weights: EQUAL, unit: 100n, mode: 'floor', tie: 'rotate' },
    { name: 'by sales, to the rupiah', weights: SALES, unit: 1n, mode: 'hamilton', tie: 'registry' },
  ] as const;
  for (const { name, ...way } of ways) {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) took.push(await clocked(() => Promise.resolve(statement(way))));
    say(`statement for ${count(RECIPIENTS)} recipients, ${name}`, ms(median(took)));
  }
}

function statement(way: Omit<Parameters<typeof individuals>[0], 'pool'>): string {
  const computed = compute({ profit: PROFIT, openingRetained: 0n, policy: arithmeticOf(ILLUSTRATION, () => 0n) });
  const pool = computed.shares[0]?.amount ?? 0n;
  const people = individuals({ pool, ...way });
  if (people.amounts.reduce((sum, amount) => sum + amount, people.residue) !== pool) throw new Error('The parts are not the whole');
  const { base, shares, overflow } = computed;
  return canonicalHash({ schema: 'bench', base, shares: shares.map((share) => ({ ...share })), overflow, people: people.amounts, residue: people.residue });
}
