// Cash in hands = collected − counted: told by the hub in three ways and by the couriers' own pockets.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CashOverview } from '@pitulungan/contracts/endpoints/desk';
import type { Crew } from './crew.ts';

export type CashStart = CashOverview;

export interface CashCheck {
  ok: boolean;
  inHands: string;
  collected: string;
  counted: string;
  problems: string[];
}

export const readCash = (crew: Crew): Promise<CashOverview> => crew.staff.cashier.client.get(endpoints.cashOverview, {});

export async function checkCash(crew: Crew, start: CashStart): Promise<CashCheck> {
  const now = await readCash(crew);
  const onBoards = Object.values(crew.staff.manager.live.board.couriers).reduce((sum, courier) => sum + BigInt(courier.cashInHand), 0n);
  const problems = [...identity(now), ...pockets(crew)];
  if (onBoards !== BigInt(now.inHands)) problems.push(`couriers on the board hold ${onBoards}, the cash desk says ${now.inHands}`);
  return {
    ok: problems.length === 0,
    inHands: now.inHands,
    collected: (BigInt(now.collectedTotal) - BigInt(start.collectedTotal)).toString(),
    counted: (BigInt(now.countedTotal) - BigInt(start.countedTotal)).toString(),
    problems,
  };
}

/** What was collected is in hands, counted, or an open shortage; what was counted too much was never collected. */
function identity(now: CashOverview): string[] {
  const left = BigInt(now.collectedTotal) - BigInt(now.countedTotal) - BigInt(now.shortages) + BigInt(now.overages);
  if (left === BigInt(now.inHands)) return [];
  return [
    `in hands ${now.inHands}, but collected ${now.collectedTotal} − counted ${now.countedTotal} − short ${now.shortages} + over ${now.overages} = ${left}`,
  ];
}

function pockets({ couriers }: Crew): string[] {
  return couriers.flatMap((courier) => {
    const expected = courier.pocket + courier.declaredOpen();
    return expected === BigInt(courier.view.cashInHand) ? [] : [`${courier.name} holds ${expected}, the hub says ${courier.view.cashInHand}`];
  });
}
