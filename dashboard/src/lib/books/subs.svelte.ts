// The sub-ledgers of an account: stalls, couriers, orders, suppliers, funds.
import type { SubView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';

const PAGE = 200;
const MAX_PAGES = 10;

/** An id of the hub's own, which tells a reader nothing. */
export const isId = (sub: string): boolean => /^[0-9a-f-]{36}$/.test(sub);
/** What a person reads of a sub-ledger; empty when the village knows no name. */
export const subName = ({ sub, label }: Pick<SubView, 'sub' | 'label'>): string => label ?? (isId(sub) ? '' : sub);

/** Those with a balance, or all; at most 2,000. */
export async function readSubs(code: string, { all }: { all: boolean }): Promise<Answer<SubView[]>> {
  const found: SubView[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { all: all ? ('true' as const) : ('false' as const), limit: PAGE, ...(after === undefined ? {} : { after }) };
    const answer = await callEndpoint(endpoints.listSubs, { params: { code }, query }, { attempts: 2 });
    if (!answer.ok) return answer;
    found.push(...answer.value.subs);
    if (answer.value.next === null) break;
    after = answer.value.next;
  }
  return { ok: true, value: found };
}

export class Subs {
  list = $state.raw<readonly SubView[]>([]);
  failure = $state.raw<Failure | null>(null);

  #code = '';

  async show(code: string, { all = false } = {}): Promise<void> {
    if (code !== this.#code) this.list = [];
    this.#code = code;
    if (code === '') return;
    const answer = await readSubs(code, { all });
    if (code !== this.#code) return; // another account is wanted by now
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.list = answer.value;
  }
}
