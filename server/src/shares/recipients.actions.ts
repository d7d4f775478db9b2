// The registry of who can receive. Statements freeze it when they are reckoned; an approval asks whether it is still the same.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { RecipientFields, RecipientId, RecipientView } from '@pitulungan/contracts/shares/views';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { type Actor, decided, type NewFact, type Outcome, perform, refused } from '../platform/perform.ts';
import { recipientsHashOf } from './reckoning.rules.ts';
import * as store from './recipients.store.ts';

const changed: NewFact[] = [{ type: 'shares.recipients_changed', touched: {} }];

export function addRecipient(ctx: Context, actor: Actor, key: string, fields: RecipientFields): Promise<Outcome<RecipientView>> {
  const { villageId } = actor;
  return perform(ctx, { actor, key, name: 'addRecipient', input: fields }, async (tx) => {
    await store.lockRegistry(tx, villageId);
    const stall = await stallRefusal(tx, villageId, fields);
    if (stall) return stall;
    if (await store.isTaken(tx, villageId, fields, null)) return refused('RECIPIENT_TAKEN');
    return decided(await store.insertRecipient(tx, villageId, fields), changed);
  });
}

export function changeRecipient(
  ctx: Context,
  actor: Actor,
  change: { key: string; recipientId: RecipientId; fields: RecipientFields; version: number },
): Promise<Outcome<RecipientView>> {
  const { villageId } = actor;
  const { recipientId, fields, version } = change;
  return perform(ctx, { actor, key: change.key, name: 'changeRecipient', input: change }, async (tx) => {
    await store.lockRegistry(tx, villageId);
    if (!(await store.lockRecipient(tx, villageId, recipientId))) return refused('NOT_FOUND');
    if ((await store.recipientView(tx, recipientId)).version !== version) return refused('RECIPIENT_MOVED_ON');
    const stall = await stallRefusal(tx, villageId, fields);
    if (stall) return stall;
    if (await store.isTaken(tx, villageId, fields, recipientId)) return refused('RECIPIENT_TAKEN');
    return decided(await store.saveRecipient(tx, recipientId, fields), changed);
  });
}

async function stallRefusal(tx: Tx, villageId: VillageId, { kind, merchantId }: RecipientFields): Promise<ReturnType<typeof refused> | null> {
  if (merchantId === null) return null;
  if (kind !== 'merchant') return refused('BAD_REQUEST', { merchantId: 'hanya untuk pedagang / only for a merchant' });
  return (await store.isMerchant(tx, villageId, merchantId)) ? null : refused('NOT_FOUND');
}

export function adoptRecipients(ctx: Context, actor: Actor, key: string): Promise<Outcome<{ added: number }>> {
  return perform(ctx, { actor, key, name: 'adoptRecipients' }, async (tx) => {
    await store.lockRegistry(tx, actor.villageId);
    const added = await store.adopt(tx, actor.villageId);
    return decided({ added }, added > 0 ? changed : []);
  });
}

export async function listRecipients(ctx: Context, villageId: VillageId, page: store.RegistryPage) {
  const { recipients, count } = await store.listRecipients(ctx.db, villageId, page);
  const last = recipients.length === page.limit ? recipients.at(-1) : undefined;
  return { recipients, next: last?.number ?? null, count, hash: recipientsHashOf(await store.registry(ctx.db, villageId)) };
}
