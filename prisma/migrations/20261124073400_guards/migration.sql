-- The SQL twins of the rules: what no code path may write.

alter sequence orders_number_seq restart with 1001;
alter sequence deposit_number_seq restart with 101;

alter table membership add constraint membership_role check (role in ('admin','dispatcher','cashier','manager','pengawas','kepala_desa','nurse','crew_driver','courier','merchant'));

alter table courier
  add constraint courier_vehicle check (vehicle in ('foot','bicycle','motorbike','cargo_tricycle','car')),
  add constraint courier_duty check (duty in ('OFF','ON','BUSY','BREAK')),
  add constraint courier_unanswered check (unanswered_offers >= 0);

alter table merchant add constraint merchant_kind check (kind in ('pasar','pkl','warung','warkop','kafe','pkk'));
alter table product add constraint product_price check (price > 0 and weight_g >= 0);

alter table orders
  add constraint orders_status check (status in ('PLACED','CONFIRMED','READY','IN_DELIVERY','DELIVERED','DISPUTED','RESOLVED','COMPLETED','REJECTED','EXPIRED','CANCELLED','RETURNED')),
  add constraint orders_source check (source in ('app','phone','api','csv')),
  add constraint orders_money check (goods > 0 and commission >= 0 and commission <= goods and fee_customer >= 0 and fee_fund >= 0 and fee_bumdes >= 0 and incentive >= 0),
  add constraint orders_confirmed check (status not in ('CONFIRMED','READY','IN_DELIVERY','DELIVERED','COMPLETED') or confirmed_at is not null),
  add constraint orders_ready check (status not in ('READY','IN_DELIVERY','DELIVERED','COMPLETED','RETURNED') or ready_at is not null),
  add constraint orders_delivered check (status not in ('DELIVERED','DISPUTED','RESOLVED','COMPLETED') or (delivered_at is not null and complaint_until is not null)),
  add constraint orders_closed check ((status in ('COMPLETED','REJECTED','EXPIRED','CANCELLED','RETURNED')) = (closed_at is not null)),
  add constraint orders_settled check ((status = 'COMPLETED') = (settled_journal is not null)),
  add constraint orders_cancelled check ((status = 'CANCELLED') = (cancelled_from is not null));

alter table payment
  add constraint payment_method check (method in ('cash','qris')),
  add constraint payment_status check (
    (method = 'cash' and status in ('DUE','COLLECTED','DECLARED','COUNTED','MATCHED','DISCREPANCY','RESOLVED','VOIDED'))
    or (method = 'qris' and status in ('AWAITING_PROOF','PROOF_SENT','VERIFIED','REJECTED','VOIDED'))),
  add constraint payment_amount check (amount > 0),
  add constraint payment_collected check ((status in ('COLLECTED','DECLARED','COUNTED','MATCHED','DISCREPANCY','RESOLVED')) = (collected is not null and courier_id is not null)),
  add constraint payment_deposited check ((status in ('DECLARED','COUNTED','MATCHED','DISCREPANCY','RESOLVED')) = (deposit_id is not null)),
  add constraint payment_verified check (status <> 'VERIFIED' or (verified_by is not null and reference is not null));
-- one QRIS payment pays one order
create unique index payment_reference_once on payment (village_id, reference) where status = 'VERIFIED';

alter table job
  add constraint job_status check (status in ('QUEUED','OFFERED','NO_COURIER','REASSIGNING','ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP','AT_DROP','DELIVERED','LEFT_WITH','FAILED_ATTEMPT','RETURNING','RETURNED','CANCELLED')),
  add constraint job_kind check (kind = 'delivery'),
  add constraint job_courier check ((status in ('ACCEPTED','TO_PICKUP','AT_PICKUP','PICKED_UP','TO_DROP','AT_DROP','DELIVERED','LEFT_WITH','FAILED_ATTEMPT','RETURNING','RETURNED')) = (courier_id is not null)),
  add constraint job_delivered check (status <> 'DELIVERED' or receiver_name is not null),
  add constraint job_failed check (status <> 'FAILED_ATTEMPT' or failure_reason is not null);

alter table offer
  add constraint offer_status check (status in ('OPEN','ACCEPTED','DECLINED','EXPIRED','WITHDRAWN')),
  add constraint offer_by check (by in ('planner','dispatcher')),
  add constraint offer_answered check ((status = 'OPEN') = (answered_at is null));
create unique index offer_one_open_per_job on offer (job_id) where status = 'OPEN';
create unique index offer_one_open_per_courier on offer (courier_id) where status = 'OPEN';
create unique index offer_one_accepted_at_once on offer (job_id) where status = 'ACCEPTED';

alter table deposit
  add constraint deposit_status check (status in ('DECLARED','MATCHED','DISCREPANCY','RESOLVED')),
  add constraint deposit_counted check ((status = 'DECLARED') = (counted is null)),
  add constraint deposit_matched check (status <> 'MATCHED' or counted = expected),
  add constraint deposit_resolved check ((status = 'RESOLVED') = (resolution is not null)),
  add constraint deposit_amounts check (declared >= 0 and expected >= 0);
create unique index deposit_one_open_per_courier on deposit (courier_id) where status = 'DECLARED';

alter table tracking_link add constraint tracking_link_token check (length(token) >= 22);
create unique index tracking_link_one_live on tracking_link (order_id) where revoked_at is null;

alter table position add constraint position_range check (lat between -90 and 90 and lng between -180 and 180);

-- the relay's two questions
create index fact_unnumbered on fact (id) where sequence is null;
create index fact_unpublished on fact (sequence) where not published;
