-- A refund by transfer whose outcome the bank did not tell waits as a payout does: nothing is posted and nothing sent again until its
-- reference was looked up.

alter table refund add column sent_at timestamptz(3);
alter table refund
  drop constraint refund_status,
  add constraint refund_status check (status in ('DUE','SENT_UNKNOWN','PAID','WITHDRAWN')),
  add constraint refund_sent check (
    status <> 'SENT_UNKNOWN' or (payer = 'BUMDES' and method = 'transfer' and reference is not null and sent_at is not null and paid_by is not null and pay_journal is null));
create unique index refund_reference_in_doubt on refund (village_id, reference) where status = 'SENT_UNKNOWN';
