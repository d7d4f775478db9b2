// Open to everybody: what BUMDes shows the village.
import type { Router } from 'express';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Context } from '../context.ts';
import { refused } from '../platform/perform.ts';
import { answered, fileRoute, route } from '../platform/route.ts';
import { villageByCode } from '../villages/villages.actions.ts';
import { MEDIA_TYPES } from './media-types.rules.ts';
import { transparency } from './transparency.actions.ts';
import { writeTransparency } from './transparency.writer.ts';

export function transparencyRoutes(ctx: Context, router: Router): void {
  const board = async (code: string, year: string | undefined) => {
    const village = await villageByCode(ctx, code);
    return village ? transparency(ctx, village, year) : refused('NOT_FOUND');
  };
  route(ctx, router, endpoints.transparency, ({ params, query }) => board(params.village, query.year));
  fileRoute(ctx, router, endpoints.transparencyCsv, async ({ params, query }) => {
    const found = await board(params.village, query.year);
    if (!found.ok) return found;
    const { village, span } = found.value;
    return answered({ bytes: writeTransparency(found.value), name: `transparansi_${village.code}_${span.from.slice(0, 4)}.csv`, mediaType: MEDIA_TYPES.csv });
  });
}
