import type { VillageId } from '@pitulungan/contracts/ids';
import { PolicyBody } from '@pitulungan/contracts/shares/policy';
import type { PolicyDraft, SharePolicyView } from '@pitulungan/contracts/shares/views';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database.ts';
import { isComplete, type Policy } from './reckoning.rules.ts';
import { dateOf, dayOf } from './share-rows.ts';

type Row = Prisma.SharePolicyGetPayload<object>;
type Reader = Pick<Database | Tx, 'sharePolicy' | 'shareStatement'>;

const columnsOf = ({ effectiveFrom, effectiveTo, legalBasis, minutesNo, body }: Omit<PolicyDraft, 'version'>) => ({
  effectiveFrom: dateOf(effectiveFrom),
  effectiveTo: effectiveTo === null ? null : dateOf(effectiveTo),
  legalBasis,
  minutesNo,
  body,
});

export async function insertPolicy(tx: Tx, policy: { villageId: VillageId; draft: PolicyDraft; byName: string; now: number }): Promise<void> {
  const { villageId, draft, byName, now } = policy;
  await tx.sharePolicy.create({ data: { villageId, version: draft.version, ...columnsOf(draft), madeByName: byName, madeAt: new Date(now) } });
}

export const lockPolicy = async (tx: Tx, villageId: VillageId, version: string): Promise<boolean> =>
  (await tx.$queryRaw<unknown[]>`select 1 from share_policy where village_id = ${villageId} and version = ${version} for update`).length > 0;

export async function savePolicy(
  tx: Tx,
  policy: { villageId: VillageId; version: string; terms: Omit<PolicyDraft, 'version'>; byName: string; now: number },
): Promise<void> {
  const { villageId, version, terms, byName, now } = policy;
  await tx.sharePolicy.update({
    where: { villageId_version: { villageId, version } },
    data: { ...columnsOf(terms), rowVersion: { increment: 1 }, madeByName: byName, madeAt: new Date(now) },
  });
}

export async function endPolicy(tx: Tx, villageId: VillageId, version: string, effectiveTo: string): Promise<void> {
  await tx.sharePolicy.update({
    where: { villageId_version: { villageId, version } },
    data: { effectiveTo: dateOf(effectiveTo), rowVersion: { increment: 1 } },
  });
}

/** Last day of a period that was approved under the version, or null. */
export async function approvedUntil(db: Reader, villageId: VillageId, version: string): Promise<string | null> {
  const last = await db.shareStatement.aggregate({ where: { villageId, policyVersion: version, chainNo: { not: null } }, _max: { toDate: true } });
  return last._max.toDate && dayOf(last._max.toDate);
}

export async function policyView(db: Reader, villageId: VillageId, version: string): Promise<SharePolicyView> {
  const row = await db.sharePolicy.findUniqueOrThrow({ where: { villageId_version: { villageId, version } } });
  return viewOf(row, (await approvedUntil(db, villageId, version)) !== null);
}

export async function listPolicies(db: Reader, villageId: VillageId): Promise<SharePolicyView[]> {
  const rows = await db.sharePolicy.findMany({ where: { villageId }, orderBy: { effectiveFrom: 'desc' } });
  const used = await db.shareStatement.findMany({ where: { villageId, chainNo: { not: null } }, select: { policyVersion: true }, distinct: ['policyVersion'] });
  const names = new Set(used.map(({ policyVersion }) => policyVersion));
  return rows.map((row) => viewOf(row, names.has(row.version)));
}

const viewOf = (row: Row, frozen: boolean): SharePolicyView => {
  const { version, effectiveFrom, effectiveTo, legalBasis, minutesNo, body, rowVersion, madeByName, madeAt } = row;
  return {
    version,
    effectiveFrom: dayOf(effectiveFrom),
    effectiveTo: effectiveTo && dayOf(effectiveTo),
    legalBasis,
    minutesNo,
    body: PolicyBody.parse(body),
    rowVersion,
    frozen,
    complete: isComplete({ legalBasis, minutesNo }),
    madeByName,
    madeAt: madeAt.toISOString(),
  };
};

const policyOf = ({ version, legalBasis, minutesNo, effectiveFrom, body }: Row): Policy => ({
  version,
  legalBasis,
  minutesNo,
  effectiveFrom: dayOf(effectiveFrom),
  body: PolicyBody.parse(body),
});

export async function readPolicy(db: Reader, villageId: VillageId, version: string): Promise<Policy | undefined> {
  const row = await db.sharePolicy.findUnique({ where: { villageId_version: { villageId, version } } });
  return row ? policyOf(row) : undefined;
}

/** The version that holds on a day. */
export async function policyOn(db: Reader, villageId: VillageId, day: string): Promise<Policy | undefined> {
  const at = dateOf(day);
  const row = await db.sharePolicy.findFirst({
    where: { villageId, effectiveFrom: { lte: at }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: at } }] },
  });
  return row ? policyOf(row) : undefined;
}
