// What must hold at the end, asked from the hub by its own clients.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { orderLifecycle, type OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { OrderView } from '@pitulungan/contracts/orders';
import { businessDate } from '@pitulungan/contracts/time';
import { boardDifferences } from './board-difference.ts';
import { checkCash, type CashCheck, type CashStart } from './cash-check.ts';
import { boardKeepers, type Crew } from './crew.ts';
import { doubleGiven, toldTooOften } from './custody.ts';
import type { Desk } from './desk.ts';
import { explain } from './explanation.ts';
import { freshSnapshot, type LiveBoard } from './live-board.ts';
import type { PlacedOrderRecord, World } from './world.ts';

const BOARDS_MEET_MS = 15_000;
const LOOK_AGAIN_MS = 500;
const PAGE = 200;
const ON_THE_WAY = new Set<OrderStatus>(['PLACED', 'CONFIRMED', 'READY', 'IN_DELIVERY']);

export interface Checked {
  settled: number;
  open: number;
  lost: number;
  duplicates: number;
  doubleAccepted: number;
  ledgerSum: string;
  boardsEqual: boolean;
  byStatus: Partial<Record<OrderStatus, number>>;
  /** "J-1042: the cash waits to be counted" */
  explained: string[];
  unexplained: string[];
  boardDifferences: string[];
  cash: CashCheck;
}

export async function check(world: World, crew: Crew, cashStart: CashStart): Promise<Checked> {
  const { manager } = crew.staff;
  const known = await knownOrders(world, manager);
  const differences = await compareBoards(crew);
  const journals = await manager.client.get(endpoints.listJournals, { query: { limit: 1 } });
  return {
    ...judgeOrders(world, manager, known),
    duplicates: countDuplicates(world, known),
    doubleAccepted: await countDoubleAccepted(world, manager),
    ledgerSum: journals.ledgerSum,
    boardsEqual: differences.length === 0,
    boardDifferences: differences,
    cash: await checkCash(crew, cashStart),
  };
}

/** As the hub's own list says, all pages of the days of this run. */
async function knownOrders(world: World, { client }: Desk): Promise<Map<string, OrderView>> {
  const known = new Map<string, OrderView>();
  const days = new Set([...world.orders.values()].map((record) => businessDate(record.placedAtMs)));
  for (const date of days) {
    for (let before: string | null | undefined; before !== null;) {
      const page: { orders: OrderView[]; next: string | null } = await client.get(endpoints.listOrders, {
        query: { date, limit: PAGE, ...(before ? { before } : {}) },
      });
      for (const order of page.orders) known.set(order.id, order);
      before = page.next;
    }
  }
  return known;
}

type Judged = Pick<Checked, 'settled' | 'open' | 'lost' | 'byStatus' | 'explained' | 'unexplained'>;

function judgeOrders(world: World, { live }: Desk, known: Map<string, OrderView>): Judged {
  const judged: Judged = { settled: 0, open: 0, lost: 0, byStatus: {}, explained: [], unexplained: [] };
  for (const { orderId, code } of world.orders.values()) {
    const order = known.get(orderId);
    if (order) countStatus(judged, order.status);
    if (order && orderLifecycle.terminal.includes(order.status)) continue;
    judged.open += 1;
    judgeOpen(judged, live, { code, order });
  }
  return { ...judged, settled: judged.byStatus.COMPLETED ?? 0, lost: judged.unexplained.length };
}

function countStatus({ byStatus }: Judged, status: OrderStatus): void {
  byStatus[status] = (byStatus[status] ?? 0) + 1;
}

function judgeOpen(judged: Judged, live: LiveBoard, { code, order }: { code: string; order: OrderView | undefined }): void {
  if (!order) return void judged.unexplained.push(`${code}: the hub does not know it`);
  const job = order.jobId ? live.board.jobs[order.jobId] : undefined;
  const reason = explain(order, job, live.nowMs());
  if (reason) judged.explained.push(`${code}: ${reason}`);
  else judged.unexplained.push(`${code}: ${order.status}, payment ${order.payment.status}, job ${job?.status ?? 'none'}`);
}

/** An order sent again with its key must not be there twice: each of this run carries its number in its note. */
function countDuplicates(world: World, known: Map<string, OrderView>): number {
  const ours = [...known.values()].filter((order) => order.note.startsWith(`sim ${world.runId}-`));
  return ours.length - new Set(ours.map((order) => order.note)).size;
}

async function countDoubleAccepted(world: World, { client }: Desk): Promise<number> {
  let doubles = 0;
  const accepted = new Map<string, number>();
  for (const { orderId } of world.orders.values()) {
    const facts = await client.get(endpoints.orderTimeline, { params: { orderId } });
    doubles += doubleGiven(facts);
    for (const { type, jobId } of facts) if (type === 'job.accepted' && jobId !== null) accepted.set(jobId, (accepted.get(jobId) ?? 0) + 1);
  }
  return doubles + countToldTooOften(world, accepted);
}

function countToldTooOften(world: World, accepted: Map<string, number>): number {
  const told = Map.groupBy(world.toldAccepted, ({ jobId }) => jobId);
  return [...told].reduce((sum, [jobId, times]) => sum + (accepted.has(jobId) ? toldTooOften(times.length, accepted.get(jobId) ?? 0) : 0), 0);
}

/**
 * Every client's board against a fresh snapshot of the same person. The hub's own alarms may still ring between the two, so a
 * difference counts only when it stays.
 */
async function compareBoards(crew: Crew): Promise<string[]> {
  const different: string[] = [];
  for (const keeper of boardKeepers(crew)) different.push(...(await compareBoard(keeper))); // one by one: this is no load test
  return different;
}

async function compareBoard({ client, live }: Desk): Promise<string[]> {
  const deadline = Date.now() + BOARDS_MEET_MS;
  for (;;) {
    const differences = boardDifferences(live.board, await freshSnapshot(client));
    if (differences.length === 0 || Date.now() > deadline) return differences.map((difference) => `${live.name}: ${difference}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Placed and not yet with their buyer. */
export const underWay = (world: World, { live }: Desk): number =>
  [...world.orders.keys()].filter((id) => ON_THE_WAY.has(live.board.orders[id]?.status ?? 'PLACED')).length;

/** Ours that are not in a terminal state yet, as a desk's board shows them. */
export const openOrders = (world: World, { live }: Desk): PlacedOrderRecord[] =>
  [...world.orders.values()].filter(({ orderId }) => {
    const order = live.board.orders[orderId];
    return !order || !orderLifecycle.terminal.includes(order.status);
  });
