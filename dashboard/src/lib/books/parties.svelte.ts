// Stalls, couriers and funds that the books know: those that a statement of account can be made of.
import type { Failure } from '@pitulungan/ui/api';
import type { ACCOUNT_PATHS } from './report-kinds.ts';
import { isId, readSubs } from './subs.svelte.ts';

export type PartyPath = keyof typeof ACCOUNT_PATHS;
export interface Party {
  /** As `requestOf` wants it */
  value: string;
  name: string;
}

/** Accounts whose sub-ledgers are these parties. */
const ACCOUNTS: Readonly<Record<PartyPath, readonly string[]>> = {
  pedagang: ['2.1.01.11', '1.1.03.12'],
  kurir: ['1.1.01.11', '2.1.03.02', '1.1.03.02'],
  dana: ['2.1.05.11', '2.1.05.12'],
};

export class Parties {
  list = $state.raw<readonly Party[] | null>(null);
  failure = $state.raw<Failure | null>(null);

  #path: PartyPath | null = null;

  async show(path: PartyPath): Promise<void> {
    if (path !== this.#path) this.list = null;
    this.#path = path;
    const found = new Map<string, Party>();
    for (const code of ACCOUNTS[path]) {
      const failure = await collect(code, path, found);
      if (this.#path !== path) return; // others are wanted by now
      this.failure = failure;
      if (failure) return;
    }
    this.list = [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'id'));
  }
}

async function collect(code: string, path: PartyPath, into: Map<string, Party>): Promise<Failure | null> {
  const answer = await readSubs(code, { all: true });
  if (!answer.ok) return answer;
  for (const each of answer.value) {
    const party = partyOf(each, code, path);
    if (party) into.set(party.value, party);
  }
  return null;
}

/** Of a fund, its account and its own name; of a stall or courier, the id. */
function partyOf({ sub, label }: { sub: string; label: string | null }, code: string, path: PartyPath): Party | undefined {
  if (path === 'dana') return { value: `${code} ${sub}`.trim(), name: label ?? (sub === '' ? code : sub) };
  return isId(sub) ? { value: sub, name: label ?? sub } : undefined;
}
