// Files of reports: asked for here, made by a task that may be repeated, kept for a while.
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { VillageId } from '@pitulungan/contracts/ids';
import { MAX_EXPORT_BYTES, MAX_EXPORTS_WAITING, type ExportFormat, type ExportView, type Language, type ReportRequest } from '@pitulungan/contracts/reports';
import { monthOf } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import type { Task } from '../platform/tasks.ts';
import type { Order, Told } from './export.worker.ts';
import * as store from './exports.store.ts';
import { fileNameOf } from './paper.rules.ts';
import { IN_A_FILE, makeReport } from './reports.actions.ts';
import { spanOf } from './spans.rules.ts';

const TIME_LIMIT_MS = 300_000;
/** Longer than any file may take: whoever is silent for so long is gone. */
const STALE_MS = 2 * TIME_LIMIT_MS;
const ATTEMPTS = 3;
const SWEEP_LIMIT = 20;

export interface Wish {
  key: string;
  request: ReportRequest;
  format: ExportFormat;
  language: Language;
}

export async function requestExport(ctx: Context, actor: Actor, wish: Wish): Promise<Outcome<ExportView>> {
  const { key, ...input } = wish;
  if (!spanOf(wish.request, monthOf(ctx.clock.now()))) return refused('SPAN_WRONG');
  const made = await perform(ctx, { actor, key, name: 'requestExport', input }, async (tx) => {
    if ((await store.countUnfinished(tx, actor.villageId)) >= MAX_EXPORTS_WAITING) return refused('EXPORTS_WAITING');
    const id = randomUUID();
    await store.insertExport(tx, { id, villageId: actor.villageId, ...input, by: actor, at: ctx.clock.now() });
    return decided({ id }, []);
  });
  if (!made.ok) return made;
  await ctx.queue.add([taskOf(actor.villageId, made.value.id)]); // when it gets lost, the sweep finds the row
  return exportView(ctx, actor.villageId, made.value.id);
}

const taskOf = (villageId: VillageId, exportId: string): Task => ({ name: 'make-export', id: `make-export-${exportId}`, delayMs: 0, villageId, exportId });

export const exportsOf = (ctx: Context, villageId: VillageId): Promise<ExportView[]> => store.listExports(ctx, villageId, ctx.clock.now());

export async function exportView(ctx: Context, villageId: VillageId, id: string): Promise<Outcome<ExportView>> {
  const view = await store.readExport(ctx, villageId, { id, now: ctx.clock.now() });
  return view ? { ok: true, value: view } : refused('NOT_FOUND');
}

export async function exportFile(ctx: Context, villageId: VillageId, id: string): Promise<Outcome<{ view: ExportView; file: Buffer }>> {
  const view = await exportView(ctx, villageId, id);
  if (!view.ok) return view;
  const file = await store.readFile(ctx, villageId, id);
  return file ? { ok: true, value: { view: view.value, file } } : refused('EXPORT_NOT_READY');
}

/** Makes one file, if nobody else is at it. What cannot be made (its stall is gone, it is too long) fails at once. */
export async function makeExport(ctx: Context, { villageId, exportId }: { villageId: VillageId; exportId: string }): Promise<void> {
  const now = ctx.clock.now();
  const claim = await store.claimExport(ctx, { id: exportId, now, staleBefore: now - STALE_MS });
  if (!claim) return;
  try {
    const report = await makeReport(ctx, { villageId, request: claim.request, maxLines: IN_A_FILE });
    if (!report.ok) return await store.saveFailure(ctx, claim, { final: true, now: ctx.clock.now() });
    const file = await write({ report: report.value, format: claim.format, language: claim.language }, (progress) => store.saveProgress(ctx, claim, progress));
    invariant(file.length <= MAX_EXPORT_BYTES, `export ${exportId} has ${file.length} bytes`);
    await store.saveFile(ctx, claim, { file, name: fileNameOf(report.value, claim), now: ctx.clock.now() });
  } catch (error) {
    ctx.log.warn({ err: error, exportId, attempts: claim.attempts }, 'an export was not made');
    await store.saveFailure(ctx, claim, { final: claim.attempts >= ATTEMPTS, now: ctx.clock.now() });
  }
}

/** Rejects when it takes too long. */
async function write(order: Order, tell: (progress: number) => Promise<void>): Promise<Buffer> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { workerData: order });
  let telling = Promise.resolve();
  let last = 0;
  const file = await new Promise<Uint8Array>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`Not written within ${TIME_LIMIT_MS} ms`)), TIME_LIMIT_MS);
    worker.on('message', (told: Told) => {
      if ('file' in told) resolve(told.file);
      else if (told.progress > last) telling = telling.then(() => tell((last = told.progress)));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(limit);
      reject(new Error('The writer ended without a file'));
    });
  }).finally(() => worker.terminate());
  await telling;
  return Buffer.from(file);
}

/** Arms again what waits without an alarm. Returns how many. */
export async function rearmExports(ctx: Context): Promise<number> {
  const due = await store.dueExports(ctx, ctx.clock.now() - STALE_MS, SWEEP_LIMIT);
  await ctx.queue.add(due.map(({ villageId, exportId }) => taskOf(villageId, exportId)));
  return due.length;
}

export const dropExpiredExports = (ctx: Context): Promise<void> => store.dropExpired(ctx, ctx.clock.now());
