-- Slots: when an order rides, fixed when it is placed; who pays a trip of its own; when a job may be offered.

alter table orders
  add column slot_at timestamptz(3),
  add column express_by text,
  add column slot_moved_from timestamptz(3),
  add column slot_moved_at timestamptz(3),
  add column slot_moved_by text,
  add column slot_moved_reason text,
  add column slot_agreed_with text,
  add constraint orders_express_by check (express_by in ('buyer','fund')),
  -- a trip of its own rides in no slot, and BUMDes's margin does not pay for it
  add constraint orders_express check (express_by is null or (slot_at is null and fee_bumdes = 0)),
  add constraint orders_express_payer check (
    express_by is null or (express_by = 'buyer' and fee_fund = 0) or (express_by = 'fund' and fee_customer = 0)),
  add constraint orders_slot_moved check (
    num_nonnulls(slot_moved_from, slot_moved_at, slot_moved_by, slot_moved_reason, slot_agreed_with) in (0, 5)),
  add constraint orders_slot_moved_by check (
    slot_moved_by is null or (length(trim(slot_moved_by)) > 0 and length(trim(slot_moved_reason)) > 0 and length(trim(slot_agreed_with)) > 0));
create index orders_slot on orders (village_id, slot_at) where slot_at is not null;

-- A slot is never moved silently: whoever changes it leaves a name, a reason and where it was, in the same statement.
create function orders_slot_is_fixed() returns trigger language plpgsql as $$
begin
  if new.slot_at is null or old.slot_at is null or new.slot_moved_from is distinct from old.slot_at or new.slot_moved_at is not distinct from old.slot_moved_at then
    raise exception 'the slot of order % is fixed: it is moved only by a named person with a reason', old.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger orders_slot_is_fixed before update of slot_at on orders
  for each row when (new.slot_at is distinct from old.slot_at) execute function orders_slot_is_fixed();

alter table job add column slot_at timestamptz(3);

-- A slot that a dispatcher let go before its time: what is packed afterwards goes at once, too.
create table slot_release (
  village_id integer not null references village(id),
  slot_at timestamptz(3) not null,
  released_at timestamptz(3) not null,
  released_by text not null,
  primary key (village_id, slot_at),
  constraint slot_release_early check (released_at <= slot_at),
  constraint slot_release_by check (length(trim(released_by)) > 0)
);

-- Villages that work already go on as before, everything at once, until their manager switches slots on.
update village set settings = jsonb_set(jsonb_set(
  jsonb_build_object('slots', jsonb_build_object('times', '[]'::jsonb, 'cutoffMs', 1800000, 'capacity', 60)) || settings,
  '{delivery}',
  jsonb_build_object('costPerKm', '2000', 'express', jsonb_build_object('tariff', '5000', 'fund', null)) || (settings->'delivery')),
  '{waiting}',
  jsonb_build_object('slotMissedMs', 900000) || (settings->'waiting'));
