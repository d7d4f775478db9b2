-- Offers of trips (several jobs in one question, up to three couriers at once), what a dispatcher decides about a job, and the
-- order of a courier's stops.

alter table offer
  add column trip_id uuid not null default gen_random_uuid(),
  add column rank integer not null default 1,
  add column seat integer not null default 1,
  add column wave integer not null default 1,
  add column stops jsonb not null default '[]',
  add column trip_m double precision;
update offer set stops = jsonb_build_array(jsonb_build_object('jobId', job_id, 'kind', 'pickup'), jsonb_build_object('jobId', job_id, 'kind', 'drop'));

alter table offer
  drop constraint offer_status,
  add constraint offer_status check (status in ('OPEN','ACCEPTED','DECLINED','EXPIRED','WITHDRAWN','TAKEN')),
  add constraint offer_rank check (rank between 1 and 6),
  add constraint offer_seat check (seat between 1 and 3),
  add constraint offer_wave check (wave >= 1 and (wave > 1 or seat = 1)),
  add constraint offer_stops check (jsonb_typeof(stops) = 'array');
drop index offer_one_open_per_job;
drop index offer_one_open_per_courier;
-- a job is asked of three couriers at most, each of them once; a courier answers one question at a time
create unique index offer_one_open_per_seat on offer (job_id, seat) where status = 'OPEN';
create unique index offer_one_open_per_job_and_courier on offer (job_id, courier_id) where status = 'OPEN';
create unique index offer_one_open_trip_per_courier on offer (courier_id, rank) where status = 'OPEN';
create unique index "offer_trip_id_rank_key" on offer (trip_id, rank);

alter table job
  add column pinned_courier_id uuid,
  add column excluded_couriers uuid[] default '{}',
  add column held boolean not null default false,
  add column together uuid,
  add column alone boolean not null default false,
  add constraint "job_village_id_pinned_courier_id_fkey" foreign key (village_id, pinned_courier_id) references courier (village_id, id) on delete restrict on update cascade,
  add constraint job_excluded check (excluded_couriers is not null),
  add constraint job_pin_not_excluded check (pinned_courier_id is null or not pinned_courier_id = any (excluded_couriers)),
  add constraint job_together_or_alone check (together is null or not alone);
create index "job_village_id_together_idx" on job (village_id, together);

alter table courier
  add column stop_order jsonb not null default '[]',
  add constraint courier_stop_order check (jsonb_typeof(stop_order) = 'array');
update courier set stop_order = coalesce((
  select jsonb_agg(jsonb_build_object('jobId', j.id, 'kind', stop.kind) order by j.accepted_at, j.id, stop.n)
    from job j cross join (values (1, 'pickup'), (2, 'drop')) as stop (n, kind)
   where j.courier_id = courier.id
     and (j.status in ('ACCEPTED','TO_PICKUP','AT_PICKUP') or (stop.kind = 'drop' and j.status in ('PICKED_UP','TO_DROP','AT_DROP')))), '[]');
