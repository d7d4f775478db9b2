// The exact text of an approved statement as a file: its sha256 is the fingerprint, so sha256sum is all that a doubter needs.
import { error } from '@sveltejs/kit';
import { reportEndpoints } from '@pitulungan/contracts/endpoints/reports';
import { askHub } from '#lib/server/hub.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { village, statement } = event.params;
  const board = valueOrErrorPage(await askHub(event, reportEndpoints.transparency, { params: { village }, query: {} }), event.locals.language);
  const found = board.statements.find(({ statementNo }) => `${statementNo}.json` === statement);
  if (!found) error(404, 'statement', { fault: null });
  return new Response(found.canonical, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${statement}"` },
  });
};
