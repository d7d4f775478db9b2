import { randomUUID } from 'node:crypto';
import type { VillageId } from '@pitulungan/contracts/ids';
import { normalisePhone } from '@pitulungan/contracts/phone';
import { type RecipientFields, type RecipientId, type RecipientKind, RecipientView } from '@pitulungan/contracts/shares/views';
import type { Database, Tx } from '../platform/database.ts';

type Reader = Pick<Database | Tx, 'shareRecipient' | 'merchant' | '$queryRaw'>;

export async function insertRecipient(tx: Tx, villageId: VillageId, fields: RecipientFields): Promise<RecipientView> {
  const id = randomUUID() as RecipientId;
  await tx.shareRecipient.create({ data: { id, villageId, ...fields } });
  return recipientView(tx, id);
}

export const lockRecipient = async (tx: Tx, villageId: VillageId, id: RecipientId): Promise<boolean> =>
  (await tx.$queryRaw<unknown[]>`select 1 from share_recipient where village_id = ${villageId} and id = ${id}::uuid for update`).length > 0;

export async function saveRecipient(tx: Tx, id: RecipientId, fields: RecipientFields): Promise<RecipientView> {
  await tx.shareRecipient.update({ where: { id }, data: { ...fields, version: { increment: 1 } } });
  return recipientView(tx, id);
}

const shown = {
  id: true,
  number: true,
  kind: true,
  name: true,
  phones: true,
  merchantId: true,
  rt: true,
  rw: true,
  band: true,
  consent: true,
  active: true,
  version: true,
} as const;

export const recipientView = async (db: Reader, id: RecipientId): Promise<RecipientView> =>
  RecipientView.parse(await db.shareRecipient.findUniqueOrThrow({ where: { id }, select: shown }));

/** A stall or a phone may receive once: another active or former entry that has it. */
export async function isTaken(tx: Tx, villageId: VillageId, { merchantId, phones }: RecipientFields, but: RecipientId | null): Promise<boolean> {
  const same = [...(merchantId === null ? [] : [{ merchantId }]), ...(phones.length === 0 ? [] : [{ phones: { hasSome: phones } }])];
  if (same.length === 0) return false;
  return (await tx.shareRecipient.count({ where: { villageId, OR: same, ...(but === null ? {} : { id: { not: but } }) } })) > 0;
}

export const isMerchant = async (tx: Tx, villageId: VillageId, id: string): Promise<boolean> => (await tx.merchant.count({ where: { villageId, id } })) > 0;

/** The registry changes under one lock, so that a phone cannot be entered twice at once and an approval reads it whole. */
export async function lockRegistry(tx: Tx, villageId: VillageId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('share-registry:' || ${villageId}::int, 0))`;
}

export interface RegistryPage {
  kind?: RecipientKind | undefined;
  search: string;
  after: number;
  limit: number;
}

export async function listRecipients(db: Reader, villageId: VillageId, page: RegistryPage): Promise<{ recipients: RecipientView[]; count: number }> {
  const where = { villageId, ...(page.kind ? { kind: page.kind } : {}), ...found(page.search) };
  const rows = await db.shareRecipient.findMany({
    where: { ...where, number: { gt: page.after } },
    orderBy: { number: 'asc' },
    take: page.limit,
    select: shown,
  });
  return { recipients: rows.map((row) => RecipientView.parse(row)), count: await db.shareRecipient.count({ where }) };
}

function found(search: string) {
  if (search === '') return {};
  const phone = normalisePhone(search);
  return { OR: [{ name: { contains: search, mode: 'insensitive' as const } }, ...(phone === undefined ? [] : [{ phones: { has: phone } }])] };
}

/** Who is in now, in the registry's order. */
export const registry = (db: Reader, villageId: VillageId): Promise<{ id: string; kind: string; band: string | null }[]> =>
  db.shareRecipient.findMany({ where: { villageId, active: true }, orderBy: { number: 'asc' }, select: { id: true, kind: true, band: true } });

/** Residents as households and stalls that are not in the registry yet, in the order of their names: an import is the same each time. */
export async function adopt(tx: Tx, villageId: VillageId): Promise<number> {
  const stalls = await tx.$executeRaw`
    insert into share_recipient (id, village_id, kind, name, merchant_id, rt, rw)
      select gen_random_uuid(), m.village_id, 'merchant', m.name, m.id, m.rt, m.rw from merchant m
       where m.village_id = ${villageId} and not exists (select 1 from share_recipient r where r.village_id = m.village_id and r.merchant_id = m.id) order by m.name, m.id`;
  const households = await tx.$executeRaw`
    insert into share_recipient (id, village_id, kind, name, phones, rt, rw)
      select gen_random_uuid(), s.village_id, 'household', s.name, array[s.phone], s.rt, s.rw from resident s
       where s.village_id = ${villageId} and not s.outside
         and not exists (select 1 from share_recipient r where r.village_id = s.village_id and r.phones @> array[s.phone]) order by s.rw, s.rt, s.name, s.id`;
  return stalls + households;
}
