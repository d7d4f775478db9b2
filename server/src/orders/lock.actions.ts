// The order's row lock is the lock of the whole delivery: order, job, payment. Other subjects take it here.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Tx } from '../platform/database.ts';
import type { Order } from './order.ts';
import * as store from './orders.store.ts';

export const lockOrder = (tx: Tx, villageId: VillageId, id: OrderId): Promise<Order | undefined> => store.lockOrder(tx, villageId, id);
