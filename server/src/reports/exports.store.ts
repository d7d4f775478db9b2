// Rows of exports. The file itself is read only for a download.
import { EXPORTS_KEPT_DAYS, ExportView } from '@pitulungan/contracts/reports';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';

type Rows = Pick<Context, 'pool'>;

const DAY_MS = 86_400_000;
const LISTED = 50;

export interface NewExport {
  id: string;
  villageId: VillageId;
  request: ExportView['request'];
  format: ExportView['format'];
  language: ExportView['language'];
  by: { id: string; name: string };
  at: number;
}

export async function insertExport(tx: Tx, { id, villageId, request, format, language, by, at }: NewExport): Promise<void> {
  await tx.export.create({
    data: {
      id,
      villageId,
      request,
      format,
      language,
      requestedBy: by.id,
      requestedName: by.name,
      requestedAt: new Date(at),
      expiresAt: new Date(at + EXPORTS_KEPT_DAYS * DAY_MS),
    },
  });
}

export const countUnfinished = (tx: Tx, villageId: VillageId): Promise<number> =>
  tx.export.count({ where: { villageId, status: { in: ['WAITING', 'RUNNING'] } } });

const VIEW = `id, request, format, language, status, progress, requested_name as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt",
  expires_at as "expiresAt", file_name as "fileName", octet_length(file) as bytes, sha256`;
type ViewRow = Omit<ExportView, 'requestedAt' | 'finishedAt' | 'expiresAt'> & { requestedAt: Date; finishedAt: Date | null; expiresAt: Date };
const parse = ({ requestedAt, finishedAt, expiresAt, ...row }: ViewRow): ExportView =>
  ExportView.parse({ ...row, requestedAt: requestedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, expiresAt: expiresAt.toISOString() });

export async function listExports(ctx: Rows, villageId: VillageId, now: number): Promise<ExportView[]> {
  const { rows } = await ctx.pool.query<ViewRow>(
    `select ${VIEW} from export where village_id = $1 and expires_at > $2 order by requested_at desc, id limit ${LISTED}`,
    [villageId, new Date(now)],
  );
  return rows.map(parse);
}

export async function readExport(ctx: Rows, villageId: VillageId, at: { id: string; now: number }): Promise<ExportView | undefined> {
  const { rows } = await ctx.pool.query<ViewRow>(`select ${VIEW} from export where village_id = $1 and id = $2 and expires_at > $3`, [
    villageId,
    at.id,
    new Date(at.now),
  ]);
  return rows[0] && parse(rows[0]);
}

export async function readFile(ctx: Rows, villageId: VillageId, id: string): Promise<Buffer | undefined> {
  const { rows } = await ctx.pool.query<{ file: Buffer }>(`select file from export where village_id = $1 and id = $2 and status = 'DONE'`, [villageId, id]);
  return rows[0]?.file;
}

export interface Claim {
  id: string;
  request: ExportView['request'];
  format: ExportView['format'];
  language: ExportView['language'];
  attempts: number;
}

/** Takes one that waits, or one whose worker has been silent since `staleBefore`. undefined: somebody else has it, or it is done. */
export async function claimExport(ctx: Rows, at: { id: string; now: number; staleBefore: number }): Promise<Claim | undefined> {
  const { rows } = await ctx.pool.query<Claim>(
    `update export set status = 'RUNNING', claimed_at = $2, attempts = attempts + 1, progress = 0
      where id = $1 and (status = 'WAITING' or (status = 'RUNNING' and claimed_at < $3)) returning id, request, format, language, attempts`,
    [at.id, new Date(at.now), new Date(at.staleBefore)],
  );
  return rows[0];
}

export async function saveProgress(ctx: Rows, { id, attempts }: Pick<Claim, 'id' | 'attempts'>, progress: number): Promise<void> {
  await ctx.pool.query(`update export set progress = $3 where id = $1 and attempts = $2 and status = 'RUNNING'`, [id, attempts, progress]);
}

/** Only for the claim that made it: a worker that was given up says nothing any more. */
export async function saveFile(ctx: Rows, { id, attempts }: Pick<Claim, 'id' | 'attempts'>, made: { file: Buffer; name: string; now: number }): Promise<void> {
  await ctx.pool.query(
    `update export set status = 'DONE', progress = 100, file = $3, sha256 = encode(sha256($3), 'hex'), file_name = $4, finished_at = $5
      where id = $1 and attempts = $2 and status = 'RUNNING'`,
    [id, attempts, made.file, made.name, new Date(made.now)],
  );
}

export async function saveFailure(ctx: Rows, { id, attempts }: Pick<Claim, 'id' | 'attempts'>, end: { final: boolean; now: number }): Promise<void> {
  await ctx.pool.query(
    `update export set status = case when $3 then 'FAILED' else 'WAITING' end, finished_at = case when $3 then $4::timestamptz end where id = $1 and attempts = $2 and status = 'RUNNING'`,
    [id, attempts, end.final, new Date(end.now)],
  );
}

/** Waiting ones, and those whose worker has been silent. */
export async function dueExports(ctx: Rows, staleBefore: number, limit: number): Promise<{ villageId: VillageId; exportId: string }[]> {
  const { rows } = await ctx.pool.query<{ villageId: VillageId; exportId: string }>(
    `select village_id as "villageId", id as "exportId" from export where status = 'WAITING' or (status = 'RUNNING' and claimed_at < $1) order by requested_at limit $2`,
    [new Date(staleBefore), limit],
  );
  return rows;
}

export async function dropExpired(ctx: Rows, now: number): Promise<void> {
  await ctx.pool.query(`delete from export where expires_at <= $1`, [new Date(now)]);
}
