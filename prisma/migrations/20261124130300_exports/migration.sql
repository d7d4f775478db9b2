-- Reports written as files: asked for, made by a task, kept for a while.

create table export (
  id uuid primary key,
  village_id integer not null references village (id) on update cascade on delete restrict,
  request jsonb not null,
  format text not null,
  language text not null,
  status text not null default 'WAITING',
  progress integer not null default 0,
  requested_by text not null,
  requested_name text not null,
  requested_at timestamptz(3) not null,
  claimed_at timestamptz(3),
  attempts integer not null default 0,
  finished_at timestamptz(3),
  expires_at timestamptz(3) not null,
  file_name text,
  sha256 text,
  file bytea,
  constraint export_format check (format in ('csv', 'xlsx', 'pdf')),
  constraint export_language check (language in ('id', 'en')),
  constraint export_status check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  constraint export_progress check (progress between 0 and 100 and attempts >= 0),
  constraint export_kept check (expires_at > requested_at),
  constraint export_size check (file is null or octet_length(file) between 1 and 25000000),
  -- a file is there exactly when it is done, and its hash is its own
  constraint export_done check ((status = 'DONE') = (file is not null) and (file is null) = (sha256 is null) and (file is null) = (file_name is null)),
  constraint export_hash check (sha256 = encode(sha256(file), 'hex')),
  constraint export_finished check ((status in ('DONE', 'FAILED')) = (finished_at is not null)),
  constraint export_claimed check (status not in ('RUNNING', 'DONE') or claimed_at is not null)
);
create index export_village_id_requested_at_idx on export (village_id, requested_at);
create index export_status_idx on export (status);
create index export_expires_at_idx on export (expires_at);

-- a file that is done stays as it is until it goes
create function export_is_final() returns trigger language plpgsql as $$
begin
  if old.status = 'DONE' then raise exception 'export % is done', old.id using errcode = '42501'; end if;
  return new;
end $$;
create trigger export_is_final before update on export for each row execute function export_is_final();
