// Versions of a village's dispatch numbers: written once, never changed.
import type { VillageId } from '@pitulungan/contracts/ids';
import { PolicyVersion, type PolicyNumbers } from '@pitulungan/contracts/policy';
import type { Database, Tx } from '../platform/database.ts';

/** What a village has that never changed a number. */
export const FIRST: PolicyVersion = { version: 0, numbers: {}, note: '', byName: '', at: null };

/** The newest first. */
export async function policyVersions(db: Database | Tx, villageId: VillageId, limit: number): Promise<PolicyVersion[]> {
  const rows = await db.dispatchPolicy.findMany({ where: { villageId }, orderBy: { version: 'desc' }, take: limit });
  const select = ({ version, numbers, note, byName, at }: (typeof rows)[number]) => ({ version, numbers, note, byName, at: at.toISOString() });
  return rows.map((row) => PolicyVersion.parse(select(row)));
}

/** The primary key lets only one writer have a version. */
export async function insertPolicy(
  tx: Tx,
  policy: { villageId: VillageId; version: number; numbers: PolicyNumbers; note: string; byName: string; at: number },
): Promise<void> {
  await tx.dispatchPolicy.create({ data: { ...policy, at: new Date(policy.at) } });
}
