// The card of an account (kartu buku besar): oldest line first, page by page, with the balance after each.
import type { CardLine } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { pageOf, Pages } from './pages.svelte.ts';
import type { Months } from './spans.ts';

const PAGE = 100;

interface CardWish {
  code: string;
  months: Months;
  /** '' for all */
  sub: string;
}

export class AccountCard extends Pages<CardLine, { opening: string; closing: string }> {
  of({ code, months, sub }: CardWish): Promise<void> {
    return this.show((after) =>
      pageOf(
        endpoints.accountCard,
        {
          params: { code },
          query: { month: months.from, to: months.to, limit: PAGE, ...(sub === '' ? {} : { sub }), ...(after === undefined ? {} : { after }) },
        },
        ({ lines, next, opening, closing }) => ({ rows: lines, next, totals: { opening, closing } }),
      ),
    );
  }
}
