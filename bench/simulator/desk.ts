// A dispatcher stands in for the merchants: confirms, rejects, says that goods are packed. And touches some orders by hand.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { JobId, OrderId } from '@pitulungan/contracts/ids';
import { isOpenJob } from '@pitulungan/contracts/lifecycles/job';
import type { HubClient } from './hub-client.ts';
import type { LiveBoard } from './live-board.ts';
import type { DeskTouch, MerchantMood } from './plans.ts';
import { pickSuitable } from './trouble.ts';
import type { PlacedOrderRecord, World } from './world.ts';

export interface Desk {
  client: HubClient;
  live: LiveBoard;
}

/** The merchant's side of one order, from the call to the packed goods. */
export async function serveOrder(world: World, desk: Desk, record: PlacedOrderRecord): Promise<void> {
  const { orderId, plan } = record;
  const { merchant } = plan;
  if (merchant.kind === 'absent') return;
  await world.pace.sleep(merchant.answerS);
  if (merchant.kind === 'rejects') return void (await desk.client.call(endpoints.rejectOrder, { params: { orderId }, body: { reason: 'Barang habis' } }));
  if (await prepare(world, desk, { orderId, merchant })) await touch(world, desk, { orderId, touch: plan.desk });
  if (plan.complains) await complain(world, desk, orderId);
}

/** True when the goods are packed and the job is queued; false when the buyer cancelled meanwhile. */
async function prepare(world: World, desk: Desk, { orderId, merchant }: { orderId: OrderId; merchant: MerchantMood & { prepareS: number } }): Promise<boolean> {
  const confirmed = await desk.client.call(endpoints.confirmOrder, { params: { orderId } });
  if (!confirmed.ok) return false;
  await world.pace.sleep(merchant.prepareS);
  const key = desk.client.newKey();
  const ready = await desk.client.call(endpoints.readyOrder, { params: { orderId } }, key);
  if (ready.ok && merchant.kind === 'slow') await repeat(world, desk, { orderId, key });
  return ready.ok;
}

/** The answer got lost on the way: the same tap again, with the same key, must say the same. */
async function repeat(world: World, desk: Desk, { orderId, key }: { orderId: OrderId; key: string }): Promise<void> {
  const again = await desk.client.call(endpoints.readyOrder, { params: { orderId } }, key);
  if (!again.ok) world.tally.problem('duplicate', `Ready was repeated with its key and refused: ${again.refusal.code}`);
}

async function touch(world: World, desk: Desk, { orderId, touch: what }: { orderId: OrderId; touch: DeskTouch }): Promise<void> {
  if (what === 'none') return;
  await desk.live.until(() => jobOf(desk, orderId) !== undefined, 10_000);
  const jobId = jobOf(desk, orderId);
  if (jobId === undefined) return;
  if (what === 'assign') return assignByHand(desk, jobId);
  if (what === 'cancel' || what === 'cancelAndRestore') return cancel(world, desk, { orderId, restore: what === 'cancelAndRestore' });
  await takeBack(world, desk, { jobId, what });
}

const jobOf = (desk: Desk, orderId: OrderId): JobId | undefined => desk.live.board.orders[orderId]?.jobId ?? undefined;

async function assignByHand(desk: Desk, jobId: JobId): Promise<void> {
  const courierId = await pickSuitable(desk.client, jobId);
  if (courierId) await desk.client.call(endpoints.assignJob, { params: { jobId }, body: { courierId } });
}

async function cancel(world: World, desk: Desk, { orderId, restore }: { orderId: OrderId; restore: boolean }): Promise<void> {
  const cancelled = await desk.client.call(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'Pembeli menelepon' } });
  if (!cancelled.ok || !restore) return;
  await world.pace.sleepMs(world.settings.waiting.undoMs * 0.4);
  await desk.client.call(endpoints.restoreOrder, { params: { orderId } });
}

/** Once somebody has the job: takes it back, or gives it to another, before the goods are picked up. */
async function takeBack(world: World, desk: Desk, { jobId, what }: { jobId: JobId; what: 'reassign' | 'unassign' }): Promise<void> {
  const held = await desk.live.until(() => !isOpenJob(desk.live.board.jobs[jobId]?.status ?? 'CANCELLED'), 30_000);
  if (!held) return;
  await world.pace.sleep(20);
  if (what === 'unassign') return void (await desk.client.call(endpoints.unassignJob, { params: { jobId } }));
  const courierId = await pickSuitable(desk.client, jobId, desk.live.board.jobs[jobId]?.courierId ?? null);
  if (courierId) await desk.client.call(endpoints.reassignJob, { params: { jobId }, body: { courierId } });
}

async function complain(world: World, desk: Desk, orderId: OrderId): Promise<void> {
  const status = () => desk.live.board.orders[orderId]?.status;
  while (status() !== 'DELIVERED') {
    if (desk.live.board.orders[orderId]?.closedAt) return;
    await world.pace.sleepMs(200);
  }
  const disputed = await desk.client.call(endpoints.disputeOrder, { params: { orderId }, body: { reason: 'Satu barang penyok' } });
  if (!disputed.ok) return;
  await world.pace.sleep(90);
  await desk.client.call(endpoints.resolveDispute, { params: { orderId }, body: { reason: 'Sudah dijelaskan ke pembeli' } });
}
