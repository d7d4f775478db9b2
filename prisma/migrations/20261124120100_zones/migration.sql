-- Zones, the plans that were made, and the numbers that they were made with.

create table zone (
  id uuid primary key,
  village_id integer not null references village (id) on update cascade on delete restrict,
  name text not null,
  rws integer[] not null default '{}',
  mode text not null default 'auto',
  version integer not null default 1,
  fence bigint not null default 0,
  lease_until timestamptz(3),
  wanted bigint not null default 0,
  planned bigint not null default 0,
  planned_at timestamptz(3),
  pressure double precision not null default 0,
  travel text not null default 'straight',
  constraint zone_mode check (mode in ('auto', 'suggest', 'manual')),
  constraint zone_name check (length(btrim(name)) between 1 and 40),
  constraint zone_rws check (cardinality(rws) <= 99 and 1 <= all (rws) and 99 >= all (rws)),
  constraint zone_travel check (travel in ('straight', 'streets', 'server', 'fallback')),
  constraint zone_counters check (fence >= 0 and planned >= 0 and planned <= wanted)
);
create unique index zone_village_id_id_key on zone (village_id, id);
create unique index zone_village_id_name_key on zone (village_id, name);
-- the one that takes every RW which no other zone serves
create unique index zone_one_default_per_village on zone (village_id) where cardinality(rws) = 0;

-- an RW belongs to one zone: whoever writes one looks again under the village's lock
create function zone_rws_apart() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(712010, new.village_id);
  if exists (select 1 from zone z where z.village_id = new.village_id and z.id <> new.id and z.rws && new.rws) then
    raise exception 'an RW of zone % belongs to another zone already', new.name using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger zone_rws_apart after insert or update of rws on zone for each row execute function zone_rws_apart();

-- every village has its default zone from the beginning, in the mode that the village was in; its id follows from the village's code
create function zone_of_new_village() returns trigger language plpgsql as $$
begin
  insert into zone (id, village_id, name, mode)
  values (overlay(overlay(md5('zone:' || new.code) placing '8' from 13) placing 'a' from 17)::uuid, new.id, 'Desa', coalesce(new.settings -> 'dispatch' ->> 'mode', 'auto'));
  return null;
end $$;
create trigger zone_of_new_village after insert on village for each row execute function zone_of_new_village();
insert into zone (id, village_id, name, mode)
  select overlay(overlay(md5('zone:' || code) placing '8' from 13) placing 'a' from 17)::uuid, id, 'Desa', coalesce(settings -> 'dispatch' ->> 'mode', 'auto') from village;

-- null: anywhere in the village
alter table courier add column zone_id uuid;
alter table courier add constraint courier_zone_fkey foreign key (village_id, zone_id) references zone (village_id, id) on update cascade on delete restrict;

-- what was known and what was decided; both canonical JSON, compressed. Kept for 30 days.
create table plan (
  id uuid primary key,
  village_id integer not null references village (id) on update cascade on delete restrict,
  zone_id uuid not null,
  zone_name text not null,
  at timestamptz(3) not null,
  engine text not null,
  policy_version integer not null,
  digest text not null,
  inputs bytea not null,
  decisions bytea not null,
  ms double precision not null,
  jobs integer not null,
  couriers integer not null,
  offers integer not null,
  travel text not null,
  constraint plan_digest check (digest ~ '^[0-9a-f]{64}$'),
  constraint plan_counts check (jobs >= 0 and couriers >= 0 and offers >= 0 and ms >= 0 and policy_version >= 0),
  constraint plan_travel check (travel in ('straight', 'streets', 'server', 'fallback'))
);
create unique index plan_village_id_id_key on plan (village_id, id);
create index plan_village_id_at_idx on plan (village_id, at);
create index plan_zone_id_at_idx on plan (zone_id, at);
create index plan_at_idx on plan (at);

-- the numbers that a manager chose; version 0 is the hub's default and has no row
create table dispatch_policy (
  village_id integer not null references village (id) on update cascade on delete restrict,
  version integer not null,
  numbers jsonb not null,
  note text not null default '',
  by_name text not null,
  at timestamptz(3) not null,
  primary key (village_id, version),
  constraint dispatch_policy_version check (version >= 1),
  constraint dispatch_policy_note check (length(note) <= 300)
);
create function dispatch_policy_stays() returns trigger language plpgsql as $$
begin
  raise exception 'dispatch_policy is append-only: write the next version' using errcode = '42501';
end $$;
create trigger dispatch_policy_append_only before update or delete on dispatch_policy for each row execute function dispatch_policy_stays();
create trigger dispatch_policy_no_truncate before truncate on dispatch_policy for each statement execute function dispatch_policy_stays();

-- duty of a day, and a courier's answers of a month: asked at every look of the planner
create index fact_duty on fact (village_id, courier_id, at) where type = 'courier.duty_changed';
create index offer_answers on offer (courier_id, answered_at) where status in ('ACCEPTED', 'DECLINED', 'EXPIRED');
