-- Settlement, funds, refunds, payouts, incentives, the provider's QRIS file, and cash custody with two signatures.

alter table orders add column resolved_at timestamptz(3);

-- whose QRIS: stalls that work already go on being paid through BUMDes's provider, new ones have their own
alter table merchant add column qris_flow text not null default 'Q2' constraint merchant_qris_flow check (qris_flow in ('Q1','Q2'));
update merchant set qris_flow = 'Q1';

alter table payment
  add column flow text,
  add column shortfall text;
update payment set flow = 'Q1' where method = 'qris';
alter table payment
  drop constraint payment_status,
  add constraint payment_status check (
    (method = 'cash' and status in ('DUE','COLLECTED','DECLARED','COUNTED','MATCHED','DISCREPANCY','RESOLVED','VOIDED','PAID'))
    or (method = 'qris' and status in ('AWAITING_PROOF','PROOF_SENT','VERIFIED','REJECTED','VOIDED'))),
  add constraint payment_flow check (case method when 'qris' then flow is not null and flow in ('Q1','Q2') else flow is null end),
  add constraint payment_paid check (status <> 'PAID' or verified_by is not null),
  add constraint payment_shortfall check (
    (shortfall is null and (collected is null or collected = amount))
    or (shortfall in ('SHORT','NO_CHANGE') and collected is not null and collected > 0 and collected < amount));

alter table job
  add column shortfall text constraint job_shortfall check (shortfall is null or (shortfall in ('SHORT','NO_CHANGE') and cash_collected is not null));

alter table deposit
  add column resolved_by_name text,
  add column resolved_at timestamptz(3),
  add column proposal text,
  add column proposal_note text not null default '',
  add column proposed_by text,
  add column proposed_by_name text,
  add column proposed_at timestamptz(3),
  add column signature text,
  add column signature_note text not null default '',
  add column signed_at timestamptz(3),
  add column device_at timestamptz(3),
  add column receipt_token text;
update deposit set signature = 'NOT_ASKED', receipt_token = replace(gen_random_uuid()::text, '-', '') where status <> 'DECLARED';
update deposit set resolved_at = counted_at where status = 'RESOLVED';
alter table deposit
  add constraint deposit_resolution check (resolution in ('RECORDING_MISTAKE','COURIER_OWES','WRITTEN_OFF','OVERAGE_KEPT_IN_TRUST')),
  add constraint deposit_resolved_at check ((status = 'RESOLVED') = (resolved_at is not null)),
  add constraint deposit_proposal check (
    proposal is null or (proposal in ('RECORDING_MISTAKE','COURIER_OWES','WRITTEN_OFF','OVERAGE_KEPT_IN_TRUST')
      and proposed_by is not null and proposed_at is not null and status in ('DISCREPANCY','RESOLVED'))),
  -- one proposes, another one decides
  add constraint deposit_two_people check (resolved_by is null or proposed_by is null or resolved_by <> proposed_by),
  add constraint deposit_signature check (
    signature is null or (signature = 'NOT_ASKED' and signed_at is null) or (signature in ('AGREED','DISPUTED') and signed_at is not null and counted is not null)),
  add constraint deposit_receipt check ((status = 'DECLARED') = (receipt_token is null));
create unique index deposit_receipt_token_key on deposit (receipt_token);

create table fund (
  id uuid not null primary key,
  village_id integer not null references village(id),
  account text not null constraint fund_account check (account in ('2.1.05.11','2.1.05.12')),
  code text not null constraint fund_code check (code ~ '^[a-z0-9][a-z0-9.-]{0,39}$' or code = ''),
  name text not null constraint fund_name check (length(trim(name)) > 0),
  opened_by text not null,
  opened_at timestamptz(3) not null,
  unique (village_id, id),
  unique (village_id, account, code)
);

create table fund_reservation (
  order_id uuid not null primary key,
  village_id integer not null,
  fund_id uuid not null,
  amount bigint not null constraint fund_reservation_amount check (amount > 0),
  status text not null constraint fund_reservation_status check (status in ('HELD','USED','RELEASED')),
  held_at timestamptz(3) not null,
  ended_at timestamptz(3),
  unique (village_id, order_id),
  constraint fund_reservation_ended check ((status = 'HELD') = (ended_at is null)),
  constraint fund_reservation_village_id_order_id_fkey foreign key (village_id, order_id) references orders (village_id, id),
  constraint fund_reservation_village_id_fund_id_fkey foreign key (village_id, fund_id) references fund (village_id, id)
);
create index fund_reservation_village_id_fund_id_status_idx on fund_reservation (village_id, fund_id, status);

-- Nothing is promised twice: what a fund holds covers what it has promised, whoever changes either, looked at when all is written.
create function fund_covers(of_village int, of_account text, of_code text) returns void language plpgsql as $$
declare the_fund uuid; held numeric; there numeric;
begin
  select id into the_fund from fund where village_id = of_village and account = of_account and code = of_code for update;
  if the_fund is null then return; end if;
  select coalesce(sum(amount), 0) into held from fund_reservation where village_id = of_village and fund_id = the_fund and status = 'HELD';
  select coalesce(sum(g.amount), 0) into there from guarded_balance g join account a on (a.village_id, a.id) = (g.village_id, g.account_id)
    where a.village_id = of_village and a.code = of_account and a.sub = of_code;
  if held > there then
    raise exception 'fund % has promised % and holds %', of_code, held, there using errcode = '23514';
  end if;
end $$;

create function fund_reservation_covered() returns trigger language plpgsql as $$
begin
  perform fund_covers(f.village_id, f.account, f.code) from fund f where f.village_id = new.village_id and f.id = new.fund_id;
  return null;
end $$;
create constraint trigger fund_reservation_covered after insert or update on fund_reservation
  deferrable initially deferred for each row when (new.status = 'HELD') execute function fund_reservation_covered();

create function fund_balance_covers() returns trigger language plpgsql as $$
begin
  perform fund_covers(a.village_id, a.code, a.sub) from account a
    where a.village_id = new.village_id and a.id = new.account_id and a.code in ('2.1.05.11','2.1.05.12');
  return null;
end $$;
create constraint trigger fund_balance_covers after update on guarded_balance
  deferrable initially deferred for each row when (new.amount < old.amount) execute function fund_balance_covers();

-- a part that a fund pays is a promise of that fund
create function orders_fund_promised() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from fund_reservation r where r.order_id = new.id and r.amount = new.fee_fund) then
    raise exception 'order % is paid by a fund that has promised nothing', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger orders_fund_promised after insert on orders
  deferrable initially deferred for each row when (new.fee_fund > 0) execute function orders_fund_promised();

create table refund (
  id uuid not null primary key,
  village_id integer not null references village(id),
  number integer generated by default as identity (start with 101),
  order_id uuid not null,
  goods bigint not null,
  delivery bigint not null,
  commission bigint not null,
  fault text not null constraint refund_fault check (fault in ('MERCHANT','BUMDES','COURIER','NOBODY')),
  stage text not null constraint refund_stage check (stage in ('BEFORE','AFTER')),
  payer text not null constraint refund_payer check (payer in ('BUMDES','MERCHANT')),
  status text not null constraint refund_status check (status in ('DUE','PAID','WITHDRAWN')),
  reason text not null,
  decided_by text,
  decided_by_name text not null,
  decided_at timestamptz(3) not null,
  method text,
  reference text,
  paid_by text,
  paid_by_name text,
  paid_at timestamptz(3),
  journal bigint,
  pay_journal bigint,
  unique (village_id, id),
  constraint refund_number_key unique (number),
  constraint refund_parts check (goods >= 0 and delivery >= 0 and goods + delivery > 0 and commission >= 0 and commission <= goods),
  constraint refund_commission check (commission = 0 or fault = 'MERCHANT'),
  constraint refund_posted check (payer = 'MERCHANT' or journal is not null),
  constraint refund_paid check ((status = 'PAID') = (paid_at is not null and paid_by is not null)),
  constraint refund_method check (status <> 'PAID' or payer = 'MERCHANT' or (method in ('cash','transfer') and pay_journal is not null and (method = 'cash' or reference is not null))),
  constraint refund_two_people check (paid_by is null or decided_by is null or paid_by <> decided_by),
  constraint refund_village_id_order_id_fkey foreign key (village_id, order_id) references orders (village_id, id)
);
create index refund_village_id_order_id_idx on refund (village_id, order_id);
create index refund_village_id_status_idx on refund (village_id, status);

-- the refunds of an order are never more than its buyer paid, and give no more commission back than was taken
create function refund_capped() returns trigger language plpgsql as $$
begin
  perform 1 from orders where village_id = new.village_id and id = new.order_id for update;
  if exists (
    select 1 from orders o join payment p on p.order_id = o.id
      join lateral (select sum(goods) as goods, sum(delivery) as delivery, sum(commission) as commission
                      from refund r where r.order_id = o.id and r.status <> 'WITHDRAWN') r on true
     where o.id = new.order_id
       and (r.goods + r.delivery > coalesce(p.collected, p.amount) or r.goods > o.goods or r.delivery > o.fee_customer or r.commission > o.commission)) then
    raise exception 'order % would be refunded more than was paid', new.order_id using errcode = '23514';
  end if;
  return null;
end $$;
create trigger refund_capped after insert or update on refund for each row when (new.status <> 'WITHDRAWN') execute function refund_capped();

create table stall_claim (
  order_id uuid not null primary key,
  village_id integer not null,
  amount bigint not null constraint stall_claim_amount check (amount > 0),
  reason text not null,
  decided_by text not null,
  decided_by_name text not null,
  decided_at timestamptz(3) not null,
  journal bigint not null,
  unique (village_id, order_id),
  constraint stall_claim_village_id_order_id_fkey foreign key (village_id, order_id) references orders (village_id, id)
);

create table payout (
  id uuid not null primary key,
  village_id integer not null references village(id),
  number integer generated by default as identity (start with 101),
  merchant_id uuid not null,
  status text not null constraint payout_status check (status in ('PREPARED','SENT_UNKNOWN','PAID','WITHDRAWN')),
  gross bigint not null,
  commission bigint not null,
  material bigint not null,
  net bigint not null,
  after_journal bigint not null,
  up_to_journal bigint not null,
  prepared_by text not null,
  prepared_by_name text not null,
  prepared_at timestamptz(3) not null,
  method text,
  reference text,
  sent_at timestamptz(3),
  paid_by text,
  paid_by_name text,
  paid_at timestamptz(3),
  journal bigint,
  unique (village_id, id),
  constraint payout_number_key unique (number),
  constraint payout_amounts check (gross > 0 and commission >= 0 and material >= 0 and net = gross - commission - material and net > 0),
  constraint payout_method check (method is null or method = 'cash' or (method = 'transfer' and reference is not null)),
  constraint payout_sent check (status <> 'SENT_UNKNOWN' or (method = 'transfer' and sent_at is not null and paid_by is not null)),
  constraint payout_paid check ((status = 'PAID') = (journal is not null) and (status <> 'PAID' or (method is not null and paid_by is not null and paid_at is not null))),
  constraint payout_two_people check (paid_by is null or paid_by <> prepared_by),
  constraint payout_village_id_merchant_id_fkey foreign key (village_id, merchant_id) references merchant (village_id, id)
);
create index payout_village_id_merchant_id_idx on payout (village_id, merchant_id);
create unique index payout_one_open_per_merchant on payout (merchant_id) where status in ('PREPARED','SENT_UNKNOWN');
create unique index payout_reference_once on payout (village_id, reference) where reference is not null;

create table wage (
  id uuid not null primary key,
  village_id integer not null references village(id),
  run uuid not null,
  courier_id uuid not null,
  status text not null constraint wage_status check (status in ('PREPARED','PAID','WITHDRAWN')),
  amount bigint not null constraint wage_amount check (amount > 0),
  prepared_by text not null,
  prepared_by_name text not null,
  prepared_at timestamptz(3) not null,
  paid_by text,
  paid_by_name text,
  paid_at timestamptz(3),
  journal bigint,
  unique (village_id, id),
  constraint wage_run_courier_id_key unique (run, courier_id),
  constraint wage_paid check ((status = 'PAID') = (paid_by is not null and paid_at is not null and journal is not null)),
  constraint wage_two_people check (paid_by is null or paid_by <> prepared_by),
  constraint wage_village_id_courier_id_fkey foreign key (village_id, courier_id) references courier (village_id, id)
);
create unique index wage_one_open_per_courier on wage (courier_id) where status = 'PREPARED';

create table debt_payment (
  id uuid not null primary key,
  village_id integer not null references village(id),
  account text not null constraint debt_payment_account check (account in ('1.1.03.01','1.1.03.02')),
  sub text not null,
  amount bigint not null constraint debt_payment_amount check (amount > 0),
  received_by text not null,
  received_by_name text not null,
  received_at timestamptz(3) not null,
  journal bigint not null
);
create index debt_payment_village_id_received_at_idx on debt_payment (village_id, received_at);

create table qris_report (
  id uuid not null primary key,
  village_id integer not null references village(id),
  file_name text not null,
  sha256 text not null,
  imported_by text not null,
  imported_by_name text not null,
  imported_at timestamptz(3) not null,
  unique (village_id, id),
  unique (village_id, sha256)
);

create table qris_line (
  id uuid not null primary key,
  village_id integer not null,
  report_id uuid not null,
  line integer not null,
  reference text not null,
  gross bigint not null,
  mdr bigint not null,
  paid_at timestamptz(3),
  status text not null constraint qris_line_status check (status in ('MATCHED','UNMATCHED','DIFFERENT','REPEATED','HELD')),
  order_id uuid,
  note text not null default '',
  decided_by_name text,
  journal bigint,
  constraint qris_line_report_id_line_key unique (report_id, line),
  constraint qris_line_amounts check (gross > 0 and mdr >= 0 and mdr <= gross),
  constraint qris_line_posted check ((status in ('MATCHED','HELD')) = (journal is not null)),
  constraint qris_line_matched check (status <> 'MATCHED' or order_id is not null),
  constraint qris_line_village_id_report_id_fkey foreign key (village_id, report_id) references qris_report (village_id, id),
  constraint qris_line_village_id_order_id_fkey foreign key (village_id, order_id) references orders (village_id, id)
);
create index qris_line_village_id_status_idx on qris_line (village_id, status);
-- the money of one payment arrives once
create unique index qris_line_reference_once on qris_line (village_id, reference) where status in ('MATCHED','HELD');
create unique index qris_line_order_once on qris_line (order_id) where status = 'MATCHED';

create table deposit_reminder (
  courier_id uuid not null,
  date date not null,
  kind text not null constraint deposit_reminder_kind check (kind in ('DUE','LATE')),
  village_id integer not null,
  at timestamptz(3) not null,
  primary key (courier_id, date, kind),
  constraint deposit_reminder_village_id_courier_id_fkey foreign key (village_id, courier_id) references courier (village_id, id)
);

-- The fund that paid express trips so far becomes a named one, with what it has promised to open orders.
insert into fund (id, village_id, account, code, name, opened_by, opened_at)
  select gen_random_uuid(), v.id, '2.1.05.11', '', coalesce(v.settings->'delivery'->'express'->>'fund', 'Dana Ongkir Gratis'), 'Sistem', now() from village v
   where exists (select 1 from orders o where o.village_id = v.id and o.fee_fund > 0)
      or exists (select 1 from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id) where a.village_id = v.id and a.code = '2.1.05.11' and a.sub = '')
      or v.settings->'delivery'->'express'->>'fund' is not null;
insert into fund_reservation (order_id, village_id, fund_id, amount, status, held_at, ended_at)
  select o.id, o.village_id, f.id, o.fee_fund, case when o.closed_at is null then 'HELD' when o.status = 'COMPLETED' then 'USED' else 'RELEASED' end, o.placed_at, o.closed_at
    from orders o join fund f on f.village_id = o.village_id where o.fee_fund > 0;

update village set settings = jsonb_set(jsonb_set(
  jsonb_build_object('settlement', jsonb_build_object('waitForDiscrepancy', true)) || settings,
  '{cash}',
  jsonb_build_object('shortCeiling', '20000', 'changeCeiling', '1000', 'depositBy', '21:00') || (settings->'cash')),
  '{delivery}',
  jsonb_build_object(
    'payers', '[{"payer":"bumdes","most":null}]'::jsonb, 'payFailedAttempt', true) || (settings->'delivery')
    || jsonb_build_object('express', (settings->'delivery'->'express') || jsonb_build_object('fund', case when settings->'delivery'->'express'->>'fund' is null then null else '' end)));
