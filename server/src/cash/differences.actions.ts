// A counted difference is a case for two people (C3): one proposes, another one decides. The counted money is booked already; what is
// decided is only whose the difference is.
import type { DepositView, Resolution } from '@pitulungan/contracts/cash';
import type { DepositId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { countCorrected, shortageWrittenOff } from '../ledger/custody-postings.rules.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { approvalRefusal, proposalRefusal } from './deposits.rules.ts';
import * as deposits from './deposits.store.ts';
import { lockOrders, ordersOfDeposit, setDepositPayments } from './payments.store.ts';

export interface Difference {
  key: string;
  depositId: DepositId;
  resolution: Resolution;
  note: string;
}

/** A later proposal replaces the one before. */
export function proposeResolution(ctx: Context, actor: Actor, proposal: Difference): Promise<Outcome<DepositView>> {
  const { depositId, resolution, note } = proposal;
  return perform(ctx, { actor, key: proposal.key, name: 'proposeResolution', input: proposal }, async (tx) => {
    const deposit = await deposits.lockDeposit(tx, actor.villageId, depositId);
    if (!deposit) return refused('NOT_FOUND');
    const why = proposalRefusal(deposit, resolution, actor.id);
    if (why) return refused(why);
    await deposits.saveProposal(tx, depositId, { resolution, note, by: actor, now: ctx.clock.now() });
    return decided(await deposits.viewOf(tx, depositId), [
      { type: 'cash.proposed', touched: { deposits: [depositId] }, depositId, courierId: deposit.courierId, note },
    ]);
  });
}

/** A debt and a found surplus stay where posting 08 put them; a miscount is corrected, a lost shortage written off (09). */
export function decideDifference(ctx: Context, actor: Actor, decision: Difference & { approve: boolean }): Promise<Outcome<DepositView>> {
  const { depositId, resolution, note } = decision;
  return perform(ctx, { actor, key: decision.key, name: 'resolveDeposit', input: decision }, async (tx) => {
    const deposit = await deposits.lockDeposit(tx, actor.villageId, depositId);
    if (!deposit) return refused('NOT_FOUND');
    const why = approvalRefusal(deposit, resolution, actor.id);
    if (why) return refused(why);
    const fact = { depositId, courierId: deposit.courierId, note };
    if (!decision.approve) {
      await deposits.dropProposal(tx, depositId);
      return decided(await deposits.viewOf(tx, depositId), [{ type: 'cash.sent_back', touched: { deposits: [depositId] }, ...fact }]);
    }
    await lockOrders(tx, actor.villageId, await ordersOfDeposit(tx, depositId));
    const now = ctx.clock.now();
    await postDecision(tx, deposit, resolution, now);
    await deposits.saveResolution(tx, depositId, { resolution, note, by: actor, now });
    const orders = await setDepositPayments(tx, depositId, 'RESOLVED');
    return decided(await deposits.viewOf(tx, depositId), [{ type: 'cash.resolved', touched: { deposits: [depositId], orders }, ...fact }]);
  });
}

async function postDecision(tx: Tx, deposit: deposits.Deposit, resolution: Resolution, now: number): Promise<void> {
  const { id, villageId, courierId, expected, counted } = deposit;
  invariant(counted !== null, `deposit ${id} has a difference without a count`);
  if (resolution === 'RECORDING_MISTAKE') await post(tx, villageId, countCorrected({ id, courierId, expected, counted }), now);
  if (resolution === 'WRITTEN_OFF') await post(tx, villageId, shortageWrittenOff({ caseId: id, courierId, amount: expected - counted }), now);
}
