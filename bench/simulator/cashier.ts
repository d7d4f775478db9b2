// The cashiers count blind and verify payments; the manager decides what did not match.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { DepositView } from '@pitulungan/contracts/cash';
import type { Desk } from './desk.ts';
import type { HubClient } from './hub-client.ts';
import type { World } from './world.ts';

const LOOK_EVERY_MS = 500;
const PAYMENTS_EVERY_MS = 1_500;
/** In a demo somebody at the cash screen may want to count first. */
const UNHURRIED = 6;

/** Both cashiers see the same table: who comes second is told so. */
export function countDeposits(world: World, cashier: Desk): void {
  const random = world.random.fork(`cashier-${cashier.live.name}`);
  const seen = new Set<string>();
  world.pace.every(LOOK_EVERY_MS, () => {
    for (const deposit of Object.values(cashier.live.board.deposits)) {
      if (deposit.status !== 'DECLARED') continue;
      if (deposit.declared !== null) world.tally.problem('privacy', `${deposit.code}: the cashier sees what was declared before counting`);
      const envelope = world.envelopes.get(deposit.id);
      if (envelope === undefined || seen.has(deposit.id)) continue;
      seen.add(deposit.id);
      const takesS = random.between(20, 120) * (world.options.forever ? UNHURRIED : 1);
      world.pace.spawn(async () => {
        await world.pace.sleep(takesS);
        await cashier.client.call(endpoints.countDeposit, { params: { depositId: deposit.id }, body: { counted: envelope.toString() } });
      });
    }
  });
}

/** Only of this run: the others belong to the village's story. A cashier proposes, the manager decides. */
export function decideDiscrepancies(world: World, { cashier, manager }: { cashier: Desk; manager: Desk }): void {
  const seen = new Set<string>();
  world.pace.every(LOOK_EVERY_MS, () => {
    for (const deposit of Object.values(manager.live.board.deposits)) {
      if (deposit.status !== 'DISCREPANCY' || !world.envelopes.has(deposit.id) || seen.has(deposit.id)) continue;
      seen.add(deposit.id);
      world.tally.add('discrepancies');
      world.pace.spawn(() => decide(world, { cashier: cashier.client, manager: manager.client }, deposit));
    }
  });
}

async function decide(world: World, { cashier, manager }: { cashier: HubClient; manager: HubClient }, deposit: DepositView): Promise<void> {
  await world.pace.sleep(60);
  const resolution = (deposit.difference ?? '').startsWith('-') ? 'COURIER_OWES' : 'OVERAGE_KEPT_IN_TRUST';
  const params = { depositId: deposit.id };
  const decision = { resolution, note: 'Dibicarakan dengan kurir' } as const;
  if ((await cashier.call(endpoints.proposeResolution, { params, body: decision })).ok)
    await manager.call(endpoints.resolveDeposit, { params, body: { ...decision, approve: true } });
}

/** Against the bank's own list, never against a screenshot. */
export function verifyPayments(world: World, cashier: HubClient): void {
  world.pace.every(PAYMENTS_EVERY_MS, async () => {
    for (const order of await cashier.get(endpoints.pendingPayments, {})) {
      const { status, reference } = order.payment;
      if (status !== 'PROOF_SENT' || reference === null) continue;
      const params = { orderId: order.id };
      if (!world.bankList.has(reference)) await cashier.call(endpoints.rejectPayment, { params, body: { reason: 'Tidak ada di mutasi' } });
      else if ((await cashier.call(endpoints.verifyPayment, { params, body: { reference } })).ok) world.tally.add('paymentsVerified');
    }
  });
}
