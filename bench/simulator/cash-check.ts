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
  const problems = [...identity(now), ...pockets(crew), ...boards(crew, now)];
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
  return couriers.flatMap(({ name, pocket, view }) => (pocket === BigInt(view.cashInHand) ? [] : [`${name} holds ${pocket}, the hub says ${view.cashInHand}`]));
}

/** Money in a bag that was handed in and not counted is in hands too; what is in the bags of couriers who did not take part is nobody's to see. */
function boards({ staff, couriers }: Crew, now: CashOverview): string[] {
  const { board } = staff.manager.live;
  const ours = new Set<string>(couriers.map(({ id }) => id));
  const held = Object.values(board.couriers).reduce((sum, courier) => sum + BigInt(courier.cashInHand), 0n);
  const bags = couriers.reduce((sum, courier) => sum + courier.declaredOpen(), 0n);
  const unseen = BigInt(now.inHands) - held - bags;
  const otherBags = Object.values(board.deposits).some((deposit) => deposit.status === 'DECLARED' && !ours.has(deposit.courierId));
  if (unseen === 0n || (otherBags && unseen > 0n)) return [];
  return [`couriers on the board hold ${held} and handed in ${bags}, the cash desk says ${now.inHands}`];
}
