// A buyer who pays by QRIS: sends the reference, and again when the cashier could not find it.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { HubClient } from './hub-client.ts';
import type { PlacedOrderRecord, World } from './world.ts';

const LOOK_EVERY_S = 45;
const LOOK_AT_LEAST_MS = 1_500;
/** References that the bank does not know. */
const MISTYPED = 'X';

export async function payByQris(world: World, resident: HubClient, { token, code, plan }: PlacedOrderRecord): Promise<void> {
  const reference = `QR${world.runId}${code.replace(/\W/g, '')}`;
  await world.pace.sleep(plan.proof.afterS);
  world.bankList.add(reference);
  await send(resident, token, plan.proof.wrongFirst ? MISTYPED + reference : reference);
  if (plan.proof.twice && !plan.proof.wrongFirst) await send(resident, token, reference);
  for (;;) {
    await world.pace.sleepMs(Math.max(LOOK_AT_LEAST_MS, (LOOK_EVERY_S * 1000) / world.pace.speed));
    const answer = await resident.call(endpoints.tracking, { params: { token } });
    if (!answer.ok) return;
    const { status } = answer.value.payment;
    if (status === 'VERIFIED' || status === 'VOIDED') return;
    if (status === 'REJECTED' || status === 'AWAITING_PROOF') await send(resident, token, reference);
  }
}

const send = (resident: HubClient, token: string, reference: string) => resident.call(endpoints.sendProof, { params: { token }, body: { reference } });
