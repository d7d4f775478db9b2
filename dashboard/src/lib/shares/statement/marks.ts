// The shape and colour of each state of a statement.
import type { StatementStatus } from '@pitulungan/contracts/lifecycles/share-statement';
import type { Mark } from '@pitulungan/ui/marks';

export const STATEMENT_MARKS: Record<StatementStatus, Mark> = {
  draft: 'waiting',
  computed: 'offered',
  reviewed: 'offered',
  approved: 'stop',
  posted: 'moving',
  paying: 'moving',
  paid: 'done',
  rejected: 'failed',
  superseded: 'waiting',
};
