// Cash on delivery, from the pocket to the cashier's table.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Courier } from './courier.ts';

/** Part of the soft limit from which a courier would rather hand in. */
const HAND_IN_FROM_PERCENT = 60n;
const MISCOUNTS = 0.08;
/** Too little and too much. */
const MISTAKES = [-2_000n, -500n, 1_000n] as const;

export function mayHandIn(courier: Courier): boolean {
  const { world, live } = courier;
  const cash = BigInt(courier.view.cashInHand);
  const deposits = Object.values(live.board.deposits);
  putEnvelopesOnTheTable(courier);
  if (cash === 0n || deposits.some((deposit) => deposit.status === 'DECLARED')) return false;
  if (Object.values(live.board.jobs).some((job) => job.courierId === courier.id && job.closedAt === null)) return false; // a delivery may still be taken back
  return world.closing || cash * 100n >= BigInt(world.settings.cash.softLimit) * HAND_IN_FROM_PERCENT;
}

/** Deposits that were declared before this run, or whose answer came late, have an envelope too. */
function putEnvelopesOnTheTable({ world, live }: Courier): void {
  for (const deposit of Object.values(live.board.deposits)) {
    if (deposit.status === 'DECLARED' && deposit.declared !== null && !world.envelopes.has(deposit.id))
      world.envelopes.set(deposit.id, BigInt(deposit.declared));
  }
}

/** The receipt of the last bag is looked at before the next one is handed over. */
async function signCounts({ live, outbox, now }: Courier): Promise<void> {
  for (const { id, status, signature } of Object.values(live.board.deposits)) {
    if (status === 'DECLARED' || signature !== null) continue;
    await outbox.tap(endpoints.signDeposit, { params: { depositId: id }, body: { ...now, agrees: true, note: '' } }).answer;
  }
}

export async function handIn(courier: Courier): Promise<void> {
  const { world, random } = courier;
  await courier.walkTo(world.cashDesk);
  await signCounts(courier);
  const declared = BigInt(courier.view.cashInHand);
  const mistake = random.chance(MISCOUNTS) ? random.pick(MISTAKES) : 0n;
  const answer = await courier.outbox.tap(endpoints.declareDeposit, { body: { ...courier.now, declared: declared.toString() } }, { twice: random.chance(0.2) })
    .answer;
  if (!answer.ok) return world.pace.sleepMs(500); // a job came in between, or the last deposit is still open
  world.tally.add('deposits');
  courier.pocket -= declared;
  world.envelopes.set(answer.value.depositId, declared + mistake > 0n ? declared + mistake : declared);
  await courier.live.until(() => Object.values(courier.live.board.deposits).some((deposit) => deposit.id === answer.value.depositId), 3_000);
}
