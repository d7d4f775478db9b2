// Stored plans: canonical JSON, compressed.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { PlanId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import { PLANS_KEPT_DAYS, PlanView } from '@pitulungan/contracts/plans';
import type { TravelSource } from '@pitulungan/contracts/zones';
import type { Context } from '../context.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const TIDY_AT_ONCE = 5_000;

export interface NewPlan {
  id: PlanId;
  villageId: VillageId;
  zoneId: ZoneId;
  zoneName: string;
  /** Only while this fence stands: a plan of a worker that lost its lease is none */
  fence: bigint;
  at: number;
  engine: string;
  policyVersion: number;
  inputs: string;
  decisions: string;
  ms: number;
  jobs: number;
  couriers: number;
  offers: number;
  travel: TravelSource;
}

/** false: the lease was lost, and nothing is stored. */
export async function insertPlan(ctx: Context, plan: NewPlan): Promise<boolean> {
  const [inputs, decisions] = await Promise.all([pack(plan.inputs), pack(plan.decisions)]);
  const digest = createHash('sha256').update(plan.inputs).digest('hex');
  const { rowCount } = await ctx.pool.query(
    `insert into plan (id, village_id, zone_id, zone_name, at, engine, policy_version, digest, inputs, decisions, ms, jobs, couriers, offers, travel)
     select $1, $2, id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 from zone where id = $3 and fence = $16`,
    [
      ...[plan.id, plan.villageId, plan.zoneId, plan.zoneName, new Date(plan.at), plan.engine, plan.policyVersion, digest, inputs, decisions],
      ...[plan.ms, plan.jobs, plan.couriers, plan.offers, plan.travel, plan.fence],
    ],
  );
  return rowCount === 1;
}

const VIEW = 'id, zone_id as "zoneId", zone_name as "zoneName", at, engine, policy_version as "policyVersion", digest, ms, jobs, couriers, offers, travel';
type ViewRow = Omit<PlanView, 'at'> & { at: Date };
const parse = ({ at, ...row }: ViewRow): PlanView => PlanView.parse({ ...row, at: at.toISOString() });

/** The newest first, before an instant. */
export async function listPlans(ctx: Context, at: { villageId: VillageId; zoneId?: ZoneId | undefined; before: number; limit: number }): Promise<PlanView[]> {
  const { rows } = await ctx.pool.query<ViewRow>(
    `select ${VIEW} from plan where village_id = $1 and at < $2 and ($3::uuid is null or zone_id = $3) order by at desc, id limit $4`,
    [at.villageId, new Date(at.before), at.zoneId ?? null, at.limit],
  );
  return rows.map(parse);
}

/** The newest of each zone that is planned, not older than an instant. */
export async function newestPlans(ctx: Context, at: { villageId: VillageId; since: number }): Promise<StoredPlan[]> {
  const { rows } = await ctx.pool.query<StoredRow>(
    `select distinct on (zone_id) ${VIEW}, inputs, decisions from plan where village_id = $1 and at >= $2
        and zone_id in (select z.id from zone z where z.village_id = $1 and z.mode <> 'manual') order by zone_id, at desc`,
    [at.villageId, new Date(at.since)],
  );
  return Promise.all(rows.map(unpacked));
}

export interface StoredPlan {
  view: PlanView;
  inputs: string;
  decisions: string;
}

export async function readPlan(ctx: Context, villageId: VillageId, id: PlanId): Promise<StoredPlan | undefined> {
  const { rows } = await ctx.pool.query<StoredRow>(`select ${VIEW}, inputs, decisions from plan where village_id = $1 and id = $2`, [villageId, id]);
  return rows[0] && unpacked(rows[0]);
}

type StoredRow = ViewRow & { inputs: Buffer; decisions: Buffer };

async function unpacked({ inputs, decisions, ...view }: StoredRow): Promise<StoredPlan> {
  const [known, decided] = await Promise.all([unpack(inputs), unpack(decisions)]);
  return { view: parse(view), inputs: known.toString(), decisions: decided.toString() };
}

/** Old plans go, a bounded number at once. */
export async function dropOldPlans(ctx: Context): Promise<number> {
  const { rowCount } = await ctx.pool.query('delete from plan where id in (select id from plan where at < $1 order by at limit $2)', [
    new Date(ctx.clock.now() - PLANS_KEPT_DAYS * 86_400_000),
    TIDY_AT_ONCE,
  ]);
  return rowCount ?? 0;
}
