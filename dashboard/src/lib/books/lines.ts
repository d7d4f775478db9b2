// What lies behind a figure, asked page by page: lines of the ledger, or settled orders.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Behind, Span } from '@pitulungan/contracts/reports';
import { pageOf } from './pages.svelte.ts';

const PAGE = 100;

export const askLines =
  ({ accounts, sub, from, to }: Omit<Behind, 'to'> & { to: string | null }) =>
  (before: string | undefined) =>
    pageOf(
      endpoints.movements,
      {
        query: {
          accounts: accounts.join(','),
          limit: PAGE,
          ...(sub === null ? {} : { sub }),
          ...(from === null ? {} : { from }),
          ...(to === null ? {} : { to }),
          ...(before === undefined ? {} : { before }),
        },
      },
      ({ movements, next, count, sum }) => ({ rows: movements, next, totals: { count, sum } }),
    );

export const askSettled = (span: Span) => (before: string | undefined) =>
  pageOf(endpoints.settledOrders, { query: { ...span, limit: PAGE, ...(before === undefined ? {} : { before }) } }, ({ orders, next, count, goods }) => ({
    rows: orders,
    next,
    totals: { count, goods },
  }));
