// The queue's words: every task, its ids, and the one id per alarm that makes adding it twice harmless.
import type { CourierId, JobId, OfferId, OrderId, VillageId, ZoneId } from '@pitulungan/contracts/ids';

export type Task = { id: string; delayMs: number } & (
  | { name: 'plan-zone'; villageId: VillageId; zoneId: ZoneId; urgent: boolean }
  | { name: 'expire-offer'; villageId: VillageId; offerId: OfferId }
  | { name: 'close-job'; villageId: VillageId; jobId: JobId }
  | { name: 'watch-merchant'; villageId: VillageId; orderId: OrderId }
  | { name: 'watch-slot'; villageId: VillageId; orderId: OrderId }
  | { name: 'settle-order'; villageId: VillageId; orderId: OrderId }
  | { name: 'make-export'; villageId: VillageId; exportId: string }
  | { name: 'remind-deposit'; villageId: VillageId; courierId: CourierId }
);
export type TaskName = Task['name'];
