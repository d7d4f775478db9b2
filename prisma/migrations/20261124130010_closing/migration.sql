-- Reversals, the lock of a month with its trial balance and hashes, dated tax rules, and things that wear out.

-- What a journal says beside its lines. belongs_to: the day of the event, when its own period was locked already and the journal
-- had to go into a later one ("periode sebelumnya").
alter table journal add column memo text not null default '', add column belongs_to date;
alter table journal
  add constraint journal_memo check (length(memo) <= 500),
  add constraint journal_belongs_to check (belongs_to < business_date);
create index journal_village_id_source_id_idx on journal (village_id, source_id);

-- a reversal is not reversed; that nothing is reversed twice is the unique index on reversal_of
create function reversal_of_an_original() returns trigger language plpgsql as $$
begin
  if exists (select 1 from journal j where j.village_id = new.village_id and j.id = new.reversal_of and j.reversal_of is not null) then
    raise exception 'journal % is a reversal and stays as it is', new.reversal_of using errcode = '23514';
  end if;
  return new;
end $$;
create trigger reversal_of_an_original before insert on journal for each row when (new.reversal_of is not null) execute function reversal_of_an_original();

-- balanced, and a reversal leaves every account + sub as it was, not only the totals
create or replace function journal_balanced() returns trigger language plpgsql as $$
declare total numeric; lines int; left_over bigint;
begin
  select coalesce(sum(amount), 0), count(*) into total, lines from entry where village_id = new.village_id and journal_id = new.id;
  if total <> 0 or lines < 2 then
    raise exception 'journal % is unbalanced: % over % lines', new.id, total, lines using errcode = '23514';
  end if;
  if new.reversal_of is not null then
    select account_id into left_over from entry
     where village_id = new.village_id and journal_id in (new.id, new.reversal_of) group by account_id having sum(amount) <> 0 limit 1;
    if left_over is not null then
      raise exception 'journal % does not take back journal % on account %', new.id, new.reversal_of, left_over using errcode = '23514';
    end if;
  end if;
  return null;
end $$;

-- As before, with a memo and the day it belongs to. The shared lock of the period comes before the second look for the key: whoever
-- waited there while the month was locked still finds the journal that another try of the same event had posted.
drop function post_journal(int, text, text, text, timestamptz, jsonb, bigint);
create function post_journal(of_village int, of_fact text, of_source text, of_key text, at timestamptz, lines jsonb,
                             reverses bigint default null, of_memo text default '', belongs date default null)
returns table (journal_id bigint, replayed boolean) language plpgsql as $$
declare
  new_id bigint; old_id bigint; old_hash bytea;
  day date := (at at time zone 'Asia/Jakarta')::date;
  content bytea := sha256(convert_to(of_fact || '|' || of_source || '|' || lines::text || '|' || coalesce(reverses::text, ''), 'UTF8'));
  guard record;
begin
  select j.id, j.payload_hash into old_id, old_hash from journal j where j.village_id = of_village and j.idem_key = of_key;
  if old_id is null then
    perform lock_period_for_posting(of_village, day);
    select j.id, j.payload_hash into old_id, old_hash from journal j where j.village_id = of_village and j.idem_key = of_key;
  end if;
  if old_id is null then
    insert into journal (village_id, fact_type, source_id, idem_key, payload_hash, occurred_at, business_date, reversal_of, memo, belongs_to)
      values (of_village, of_fact, of_source, of_key, content, at, day, reverses, of_memo, belongs)
      on conflict (village_id, idem_key) do nothing returning id into new_id;
    if new_id is null then
      select j.id, j.payload_hash into old_id, old_hash from journal j where j.village_id = of_village and j.idem_key = of_key;
    end if;
  end if;
  if old_id is not null then
    if old_hash <> content then raise exception 'key % was used for another journal', of_key using errcode = 'P0409'; end if;
    return query select old_id, true;
    return;
  end if;

  insert into entry (village_id, journal_id, line, account_id, amount)
    select of_village, new_id, row_number() over (order by s.code, s.sub), s.account, s.amount
      from (select l.code, l.sub, ledger_account(of_village, l.code, l.sub) as account, sum(l.amount)::bigint as amount
              from (select x->>'code' as code, coalesce(x->>'sub', '') as sub, (x->>'amount')::bigint as amount from jsonb_array_elements(lines) x) l
             where l.amount <> 0 group by l.code, l.sub having sum(l.amount) <> 0) s;

  for guard in
    select a.id, case a.normal when 'D' then e.amount else -e.amount end as change
      from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
     where e.village_id = of_village and e.journal_id = new_id and a.guarded order by a.id
  loop
    insert into guarded_balance (village_id, account_id, amount) values (of_village, guard.id, 0) on conflict do nothing;
    update guarded_balance set amount = amount + guard.change where village_id = of_village and account_id = guard.id;
  end loop;
  return query select new_id, false;
end $$;

create function period_lock_number(of_village int, of_period text) returns bigint language sql immutable as
  $$ select hashtextextended('period:' || of_village || ':' || coalesce(of_period, 'none'), 0) $$;

create function lock_period_for_posting(of_village int, day date) returns void language plpgsql as $$
declare found_id text;
begin
  select id into found_id from period where village_id = of_village and day between starts and ends;
  perform pg_advisory_xact_lock_shared(period_lock_number(of_village, found_id));
end $$;

-- The proposal of a lock, and the lock. Two people: who reckoned it is not who confirmed it.
alter table period
  add column computed_at timestamptz(3), add column computed_by text, add column computed_by_name text,
  add column without_tax boolean not null default false,
  add column journals int, add column merkle_root text, add column balance_hash text,
  add column locked_at timestamptz(3), add column locked_by text, add column locked_by_name text;
alter table period
  add constraint period_computed check (num_nulls(computed_at, computed_by, computed_by_name, journals, merkle_root, balance_hash) in (0, 6)),
  add constraint period_hashes check (merkle_root ~ '^[0-9a-f]{64}$' and balance_hash ~ '^[0-9a-f]{64}$'),
  add constraint period_locked check ((status = 'locked') = (locked_at is not null and locked_by is not null and locked_by_name is not null)),
  add constraint period_locked_as_computed check (status = 'open' or computed_at is not null),
  add constraint period_two_people check (locked_by <> computed_by);

-- a locked period stays locked, and nothing of it changes; months are locked in their order
create function period_stays_locked() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.status = 'locked' then
    raise exception 'period % is kept as it is', coalesce(old.id, '') using errcode = '42501';
  end if;
  if new.status = 'locked' and exists (select 1 from period p where p.village_id = new.village_id and p.ends < new.starts and p.status = 'open') then
    raise exception 'an earlier period of % is still open', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger period_stays_locked before update or delete on period for each row execute function period_stays_locked();
create trigger period_no_truncate before truncate on period for each statement execute function append_only();
-- and none comes into being before a locked one: its balances would change
create function period_after_locked() returns trigger language plpgsql as $$
begin
  if exists (select 1 from period p where p.village_id = new.village_id and p.starts > new.ends and p.status = 'locked') then
    raise exception 'a later period than % is locked', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger period_after_locked before insert on period for each row execute function period_after_locked();

-- The trial balance of a locked month, account by account (+ sub). Accounts without balance and movement are left out.
create table month_balance (
  village_id int not null, period_id text not null, account_id bigint not null,
  opening bigint not null, debit bigint not null, credit bigint not null,
  primary key (village_id, period_id, account_id),
  foreign key (village_id, period_id) references period (village_id, id),
  foreign key (village_id, account_id) references account (village_id, id),
  constraint month_balance_sides check (debit >= 0 and credit >= 0)
);
create index month_balance_account_idx on month_balance (village_id, account_id, period_id);
create trigger month_balance_append_only before update or delete on month_balance for each row execute function append_only();
create trigger month_balance_no_truncate before truncate on month_balance for each statement execute function append_only();
create function month_balance_before_lock() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct village_id, period_id from added) b join period p on (p.village_id, p.id) = (b.village_id, b.period_id) where p.status = 'locked') then
    raise exception 'the period is locked' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger month_balance_before_lock after insert on month_balance referencing new table as added
  for each statement execute function month_balance_before_lock();

-- Opening balance and movement of every account + sub between two days: a locked month has them stored; else the closing balances of
-- the last locked month before, plus the entries since. opening + debit - credit = closing, debit positive.
create function balances_between(of_village int, from_day date, to_day date)
returns table (account_id bigint, opening bigint, debit bigint, credit bigint) language sql stable as $$
  with stored as (select id from period where village_id = of_village and status = 'locked' and starts = from_day and ends = to_day),
  base as (select id, ends from period where village_id = of_village and status = 'locked' and ends < from_day order by ends desc limit 1),
  parts as (
    select b.account_id, b.opening + b.debit - b.credit as opening, 0::numeric as debit, 0::numeric as credit
      from month_balance b where b.village_id = of_village and b.period_id = (select id from base) and not exists (select 1 from stored)
    union all
    select e.account_id, case when j.business_date < from_day then e.amount else 0 end,
           case when j.business_date >= from_day and e.amount > 0 then e.amount else 0 end,
           case when j.business_date >= from_day and e.amount < 0 then -e.amount else 0 end
      from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id)
     where j.village_id = of_village and j.business_date <= to_day and j.business_date > coalesce((select ends from base), '-infinity')
       and not exists (select 1 from stored))
  select b.account_id, b.opening, b.debit, b.credit from month_balance b where b.village_id = of_village and b.period_id = (select id from stored)
  union all
  select p.account_id, sum(p.opening)::bigint, sum(p.debit)::bigint, sum(p.credit)::bigint from parts p group by p.account_id
  having sum(p.opening) <> 0 or sum(p.debit) <> 0 or sum(p.credit) <> 0
$$;

-- The canonical text of a journal, and its sha256: JSON, keys sorted, no spaces, UTF-8, whole numbers as strings, lines by code and
-- sub. It names no number that the database gave, so a restored village has the same hashes.
create view journal_text as
  select j.village_id, j.id, j.business_date,
         '{"belongsTo":' || coalesce('"' || j.belongs_to || '"', 'null')
         || ',"businessDate":"' || j.business_date || '","fact":' || to_json(j.fact_type) || ',"key":' || to_json(j.idem_key)
         || ',"lines":[' || l.lines || '],"memo":' || to_json(j.memo)
         || ',"occurredAt":"' || to_char(j.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         || '","reverses":' || coalesce(to_json(o.idem_key)::text, 'null')
         || ',"schema":"pitulungan.journal/1","source":' || to_json(j.source_id) || ',"villageCode":' || to_json(v.code) || '}' as content
    from journal j
    join village v on v.id = j.village_id
    left join journal o on (o.village_id, o.id) = (j.village_id, j.reversal_of)
    cross join lateral (
      select string_agg('["' || a.code || '",' || to_json(a.sub) || ',"' || e.amount || '"]', ',' order by a.code collate "C", a.sub collate "C") as lines
        from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
       where e.village_id = j.village_id and e.journal_id = j.id) l;

-- Taxes are dated rules, never constants (finance.md 2.4). A month without a rule is locked only after "tanpa pajak" was confirmed.
create table tax_rule (
  village_id int not null references village (id), id int generated always as identity,
  kind text not null, ppm int not null, effective_from date not null, effective_to date,
  excludes_own_subsidy boolean not null default true, legal_basis text not null,
  by_name text not null, at timestamptz(3) not null,
  primary key (village_id, id),
  constraint tax_rule_kind check (kind in ('PPH_FINAL')),
  constraint tax_rule_ppm check (ppm between 0 and 1000000),
  constraint tax_rule_dates check (effective_to >= effective_from),
  constraint tax_rule_no_overlap exclude using gist (int4range(village_id, village_id, '[]') with &&, daterange(effective_from, effective_to, '[]') with &&)
);
create trigger tax_rule_append_only before delete on tax_rule for each row execute function append_only();
create trigger tax_rule_no_truncate before truncate on tax_rule for each statement execute function append_only();
insert into tax_rule (village_id, kind, ppm, effective_from, effective_to, legal_basis, by_name, at)
  select id, 'PPH_FINAL', 5000, '2022-01-01', '2025-12-31', 'PP 55/2022: 0,5% paling lama 4 tahun pajak', 'Sistem', now() from village;

-- Vehicles and equipment: what they cost is spread over their months.
create table asset (
  id uuid primary key, village_id int not null references village (id),
  name text not null, code text not null, cost bigint not null, residual bigint not null default 0,
  acquired_on date not null, months int not null, gone boolean not null default false,
  unique (village_id, id),
  constraint asset_code check (code in ('1.3.02.01', '1.3.03.01', '1.3.04.01')),
  constraint asset_amounts check (residual >= 0 and cost > residual),
  constraint asset_months check (months between 1 and 600)
);

-- Vouchers: postings that no other screen makes. One paper, one journal; a second person where the kind asks for one.
create table voucher (
  id uuid primary key, village_id int not null references village (id), number int generated always as identity,
  kind text not null, event jsonb not null, date date not null, memo text not null, attachment text not null default '',
  status text not null, version int not null default 1, covered bigint,
  made_by text not null, made_by_name text not null, made_by_manager boolean not null, made_at timestamptz(3) not null,
  decided_by text, decided_by_name text, decided_at timestamptz(3), decision_note text not null default '',
  reversed_by text, reversed_by_name text, reversed_at timestamptz(3), reversal_reason text not null default '',
  journal_id bigint, reversal_id bigint,
  unique (village_id, id), unique (number), unique (village_id, journal_id), unique (village_id, reversal_id),
  foreign key (village_id, journal_id) references journal (village_id, id),
  foreign key (village_id, reversal_id) references journal (village_id, id),
  constraint voucher_kind check (event->>'kind' = kind),
  constraint voucher_status check (status in ('PROPOSED', 'DECLINED', 'POSTED', 'REVERSED')),
  constraint voucher_posted check ((status in ('POSTED', 'REVERSED')) = (journal_id is not null)),
  constraint voucher_reversed check ((status = 'REVERSED') = (reversal_id is not null and reversed_by is not null and reversal_reason <> '')),
  constraint voucher_two_people check (decided_by <> made_by or status = 'DECLINED'),
  constraint voucher_decided check (kind not in ('SHORTAGE_WRITTEN_OFF', 'OVERAGE_RETURNED', 'OPENING_BALANCES') or status = 'PROPOSED' or decided_by is not null)
);
create index voucher_list_idx on voucher (village_id, number);
alter table asset add constraint asset_of_voucher foreign key (village_id, id) references voucher (village_id, id);
-- what was posted stays as it is written; a voucher only moves on
create function voucher_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or (new.kind, new.event, new.date, new.memo, new.attachment, new.made_by, new.made_at) is distinct from
     (old.kind, old.event, old.date, old.memo, old.attachment, old.made_by, old.made_at) or old.status in ('DECLINED', 'REVERSED')
     or old.journal_id <> new.journal_id then
    raise exception 'voucher % is kept as it is', old.number using errcode = '42501';
  end if;
  return new;
end $$;
create trigger voucher_is_kept before update or delete on voucher for each row execute function voucher_is_kept();
create trigger voucher_no_truncate before truncate on voucher for each statement execute function append_only();
