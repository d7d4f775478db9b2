// Funds for a purpose, and what moved in one of them.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { FundMovement, FundView } from '@pitulungan/contracts/funds';
import type { FundId } from '@pitulungan/contracts/ids';
import { callEndpoint } from '@pitulungan/ui/api';
import { pageOf, Pages } from '#lib/books/pages.svelte.ts';
import { Fetched } from './fetched.svelte.ts';
import { MoneyAct } from './money-act.svelte.ts';

const PAGE = 50;

export class Funds {
  readonly list = new Fetched<readonly FundView[]>(() => callEndpoint(endpoints.listFunds, {}, { attempts: 2 }));
  readonly act = new MoneyAct<'open'>(() => void this.list.load());
}

/** Newest first, page by page; `totals` is the fund itself. */
export class FundMovements extends Pages<FundMovement, FundView> {
  of(fundId: string): Promise<void> {
    return this.show((before) =>
      pageOf(
        endpoints.fundMovements,
        { params: { fundId: fundId as FundId }, query: { limit: PAGE, ...(before === undefined ? {} : { before }) } },
        ({ fund, movements, next }) => ({ rows: movements, next, totals: fund }),
      ),
    );
  }
}
