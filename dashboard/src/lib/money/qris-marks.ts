import type { QrisLineStatus } from '@pitulungan/contracts/qris';
import type { Mark } from '@pitulungan/ui/marks';

export const QRIS_MARKS: Record<QrisLineStatus, Mark> = {
  MATCHED: 'done',
  UNMATCHED: 'attention',
  DIFFERENT: 'attention',
  REPEATED: 'waiting',
  HELD: 'stop',
};
