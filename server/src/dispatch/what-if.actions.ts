// "What if": a day that has been, under the numbers in force and under others. Writes nothing.
import { Worker } from 'node:worker_threads';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { DayResult, PolicyNumbers } from '@pitulungan/contracts/policy';
import type { BusinessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import { settingsOf, villageCenter } from '../villages/villages.actions.ts';
import { policyInForce } from './policy-numbers.rules.ts';
import { FIRST, policyVersions } from './policy.store.ts';
import { readDay } from './what-if.store.ts';
import type { Question } from './what-if.worker.ts';

const TIME_LIMIT_MS = 60_000;
const AT_ONCE = 1; // a thread per question: one question at a time on a node
let playing = 0;

export interface WhatIf {
  date: BusinessDate;
  inForce: DayResult;
  proposed: DayResult;
}

export async function whatIf(ctx: Context, ask: { villageId: VillageId; date: BusinessDate; numbers: PolicyNumbers }): Promise<Outcome<WhatIf>> {
  const { villageId, date, numbers } = ask;
  const settings = await settingsOf(ctx, villageId);
  const { maxActiveJobs, detourFactor } = settings.dispatch;
  const day = await readDay(ctx, { villageId, date, center: await villageCenter(ctx, villageId), maxActiveJobs });
  if (day.jobs.length === 0 || day.couriers.length === 0) return refused('DAY_EMPTY');
  const [current = FIRST] = await policyVersions(ctx.db, villageId, 1);
  const policies = [policyInForce(settings, current.numbers), policyInForce(settings, numbers)];
  if (playing >= AT_ONCE) return refused('BUSY');
  const results = await play({ day, policies, detour: detourFactor });
  const [inForce, proposed] = results ?? [];
  return inForce && proposed ? { ok: true, value: { date, inForce, proposed } } : refused('BUSY');
}

/** undefined: it took too long and was stopped. */
function play(workerData: Question): Promise<DayResult[] | undefined> {
  playing++;
  return new Promise<DayResult[] | undefined>((resolve, reject) => {
    const worker = new Worker(new URL('./what-if.worker.ts', import.meta.url), { workerData });
    const limit = setTimeout(() => {
      resolve(undefined);
      void worker.terminate();
    }, TIME_LIMIT_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => clearTimeout(limit));
  }).finally(() => playing--);
}
