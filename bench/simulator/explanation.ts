// Why an order is still open at the end. An order that is open without one of these reasons is counted as lost.
import type { JobView } from '@pitulungan/contracts/jobs';
import type { OrderView } from '@pitulungan/contracts/orders';

export function explain(order: OrderView, job: JobView | undefined, nowMs: number): string | undefined {
  switch (order.status) {
    case 'DISPUTED':
      return 'a complaint waits for a decision';
    case 'DELIVERED':
    case 'RESOLVED':
      return explainUnsettled(order, nowMs);
    case 'READY':
      return job?.status === 'NO_COURIER' ? 'no courier could be found' : undefined;
    case 'PLACED':
      return order.attention === 'MERCHANT_SILENT' ? 'the stall has not answered; it expires by itself' : undefined;
    default:
      return undefined;
  }
}

function explainUnsettled({ payment, complaintUntil }: OrderView, nowMs: number): string | undefined {
  if (payment.status === 'DECLARED' || payment.status === 'COUNTED') return 'the cash waits to be counted';
  if (payment.status === 'DISCREPANCY') return 'the counted cash differs and waits for a decision';
  if (payment.status === 'PROOF_SENT' || payment.status === 'AWAITING_PROOF' || payment.status === 'REJECTED') return 'the payment is not verified';
  if (complaintUntil !== null && Date.parse(complaintUntil) > nowMs) return 'complaints are still possible';
  return undefined;
}
