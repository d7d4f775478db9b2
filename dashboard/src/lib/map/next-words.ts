// What should happen next to an order, in a few words of the reader's language.
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { words as shared } from '@pitulungan/ui/words';
import { mapWords } from '#lib/words/map.ts';
import type { Row } from './rows.ts';

export function nextWords(row: Row, language: Language, now: number): string {
  const { next } = mapWords[language];
  switch (row.next) {
    case 'callMerchant':
    case 'askMerchant':
      return next[row.next](row.order.merchantName);
    case 'courierAnswers':
      return next.courierAnswers(row.offer?.courierName ?? '', secondsLeft(row.offer, now));
    case 'askCourier':
      return next.askCourier(row.job?.courierName ?? '');
    case 'courierMoves':
      return onTheWay(row.job, language) ?? statusOf(row, language);
    case 'waitSettlement':
    case 'closed':
      return statusOf(row, language);
    default:
      return next[row.next];
  }
}

const statusOf = ({ order }: Row, language: Language): string => shared[language].status.order[order.status];
const secondsLeft = (offer: OfferView | null, now: number): number => (offer ? Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - now) / 1000)) : 0);

function onTheWay(job: JobView | null, language: Language): string | undefined {
  const words: Partial<Record<JobStatus, (courier: string) => string>> = mapWords[language].next.onTheWay;
  return job ? words[job.status]?.(job.courierName ?? '') : undefined;
}
