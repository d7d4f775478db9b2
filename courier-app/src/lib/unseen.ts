// Taps that the server has taken, but whose fact may not have arrived: they go on being projected, so that the button does
// not jump back for a moment.
import type { Board } from '@pitulungan/contracts/board';
import type { Tap } from './outbox/tap.ts';

/** The phone's clock may be ahead of the server's. */
const CLOCK_ALLOWANCE_MS = 120_000;

/** One is dropped when the board shows its effect; later ones of the same subject stay until it is gone. */
export function stillUnseen<T extends Tap>(board: Board, sent: readonly T[]): T[] {
  const blocked = new Set<string>();
  return sent.filter((tap) => {
    const subject = tap.about.jobId ?? tap.endpoint;
    if (!isSeen(board, tap)) blocked.add(subject);
    return blocked.has(subject);
  });
}

function isSeen(board: Board, tap: Tap): boolean {
  switch (tap.endpoint) {
    case 'setDuty':
      return board.couriers[tap.courierId]?.duty !== tap.about.from;
    case 'setShiftEnd':
      return board.couriers[tap.courierId]?.shiftEnd === tap.body.until;
    case 'acceptOffer':
    case 'declineOffer':
      return board.offers[tap.params.offerId]?.status !== 'OPEN';
    case 'declareDeposit':
      return hasDepositSince(board, tap, Date.parse(tap.happenedAt) - CLOCK_ALLOWANCE_MS);
    default:
      return tap.about.jobId === null || board.jobs[tap.about.jobId]?.status !== tap.about.from;
  }
}

const hasDepositSince = (board: Board, tap: Tap, since: number): boolean =>
  Object.values(board.deposits).some((deposit) => deposit.courierId === tap.courierId && Date.parse(deposit.declaredAt) >= since);
