// Whether a receipt of the cash desk is real: number, amount and date, for whoever holds its QR code.
import { shopEndpoints } from '@pitulungan/contracts/endpoints/shop';
import { askHub } from '#lib/server/hub.ts';
import { valueOrErrorPage } from '#lib/server/show-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const receipt = valueOrErrorPage(await askHub(event, shopEndpoints.receipt, { params: event.params }), event.locals.language);
  return { receipt, villageName: receipt.village, demo: receipt.demo };
};
