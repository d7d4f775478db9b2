// One year of the board (?tahun=…), as the hub tells it to everybody.
import { reportEndpoints } from '@pitulungan/contracts/endpoints/reports';
import { askHub } from '#lib/server/hub.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const year = event.url.searchParams.get('tahun') ?? undefined;
  const board = valueOrErrorPage(await askHub(event, reportEndpoints.transparency, { params: event.params, query: { year } }), event.locals.language);
  return { board, villageName: board.village.name, demo: board.village.demo };
};
