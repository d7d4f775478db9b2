// What should happen next to an order, in a few words of the reader's language.
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { formatTime } from '@pitulungan/ui/format';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { words as shared } from '@pitulungan/ui/words';
import { mapWords } from '#lib/words/map.ts';
import type { Row } from './rows.ts';

export function nextWords(row: Row, language: Language, now: number): string {
  const { next } = mapWords[language];
  const { order, job, offer } = row;
  switch (row.next) {
    case 'callMerchant':
    case 'askMerchant':
      return next[row.next](order.merchantName);
    case 'courierAnswers':
      return next.courierAnswers(offer?.courierName ?? '', secondsLeft(offer, now));
    case 'askCourier':
      return next.askCourier(nameOf(job));
    case 'waitsForSlot':
      return next.waitsForSlot(formatTime(job?.slotAt ?? 0, language));
    case 'courierMoves':
    case 'waitSettlement':
    case 'closed':
      return onTheWay(job, language) ?? shared[language].status.order[order.status];
    default:
      return next[row.next];
  }
}

const nameOf = (job: JobView | null): string => job?.courierName ?? '';
const secondsLeft = (offer: OfferView | null, now: number): number => (offer ? Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - now) / 1000)) : 0);

function onTheWay(job: JobView | null, language: Language): string | undefined {
  const words: Partial<Record<JobStatus, (courier: string) => string>> = mapWords[language].next.onTheWay;
  return job ? words[job.status]?.(nameOf(job)) : undefined;
}
