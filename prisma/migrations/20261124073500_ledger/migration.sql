-- The ledger's guards and its one door, post_journal (finance.md section 11).

alter table account
  add constraint account_code check (code ~ '^\d\.\d\.\d\d\.\d\d$'),
  add constraint account_normal check (normal in ('D', 'K'));

alter table period
  add constraint period_dates check (ends >= starts),
  add constraint period_status check (status in ('open', 'locked')),
  add constraint period_no_overlap exclude using gist (int4range(village_id, village_id, '[]') with &&, daterange(starts, ends, '[]') with &&);

alter table journal add constraint journal_business_date check (business_date = (occurred_at at time zone 'Asia/Jakarta')::date);
alter table entry add constraint entry_amount check (amount <> 0);
alter table guarded_balance add constraint guarded_balance_not_negative check (amount >= 0);

-- lines of a journal sum to 0, at least two of them: checked at commit, once per journal
create function journal_balanced() returns trigger language plpgsql as $$
declare total numeric; lines int;
begin
  select coalesce(sum(amount), 0), count(*) into total, lines from entry where village_id = new.village_id and journal_id = new.id;
  if total <> 0 or lines < 2 then
    raise exception 'journal % is unbalanced: % over % lines', new.id, total, lines using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger journal_balanced after insert on journal
  deferrable initially deferred for each row execute function journal_balanced();

-- entries come only in the transaction of their journal
create function entry_same_transaction() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added e join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id) where j.xid <> pg_current_xact_id()) then
    raise exception 'entries belong to the transaction of their journal' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger entry_same_transaction after insert on entry referencing new table as added
  for each statement execute function entry_same_transaction();

-- append-only, TRUNCATE included
create function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: post a reversal instead', tg_table_name using errcode = '42501';
end $$;
create trigger journal_append_only before update or delete on journal for each row execute function append_only();
create trigger journal_no_truncate before truncate on journal for each statement execute function append_only();
create trigger entry_append_only before update or delete on entry for each row execute function append_only();
create trigger entry_no_truncate before truncate on entry for each statement execute function append_only();

-- a period must be open: the poster holds the period's lock shared and looks again under it, the closer takes it exclusive
create function period_open() returns trigger language plpgsql as $$
declare found_id text; found_status text;
begin
  select id into found_id from period where village_id = new.village_id and new.business_date between starts and ends;
  perform pg_advisory_xact_lock_shared(hashtextextended('period:' || new.village_id || ':' || coalesce(found_id, 'none'), 0));
  select status into found_status from period where village_id = new.village_id and id = found_id;
  if found_status is distinct from 'open' then
    raise exception 'period of % is not open', new.business_date using errcode = '55000';
  end if;
  return new;
end $$;
create trigger period_open before insert on journal for each row execute function period_open();

-- A line names an account by code and sub. The chart holds the code with sub ''; a sub-ledger (courier, order, merchant,
-- deposit) comes into being with its first line. An unknown code is an error: a join would drop the line silently.
create function ledger_account(of_village int, of_code text, of_sub text) returns bigint language plpgsql as $$
declare found bigint;
begin
  select id into found from account where village_id = of_village and code = of_code and sub = of_sub;
  if found is not null then return found; end if;
  insert into account (village_id, code, sub, normal, name, name_en, is_local, guarded)
    select village_id, code, of_sub, normal, name, name_en, is_local, guarded from account
     where village_id = of_village and code = of_code and sub = ''
    on conflict (village_id, code, sub) do nothing;
  select id into found from account where village_id = of_village and code = of_code and sub = of_sub;
  if found is null then raise exception 'no account % in village %', of_code, of_village using errcode = '23503'; end if;
  return found;
end $$;

-- Posts one journal. lines: [{"code","sub","amount"}], amount + debit, - credit, as text; equal accounts are added up, zeros
-- dropped. The key is looked up before the period, so that a retry after the close still answers. Same key, other content: P0409.
create function post_journal(of_village int, of_fact text, of_source text, of_key text, at timestamptz, lines jsonb, reverses bigint default null)
returns table (journal_id bigint, replayed boolean) language plpgsql as $$
declare
  new_id bigint; old_id bigint; old_hash bytea;
  content bytea := sha256(convert_to(of_fact || '|' || of_source || '|' || lines::text || '|' || coalesce(reverses::text, ''), 'UTF8'));
  guard record;
begin
  select j.id, j.payload_hash into old_id, old_hash from journal j where j.village_id = of_village and j.idem_key = of_key;
  if old_id is null then
    insert into journal (village_id, fact_type, source_id, idem_key, payload_hash, occurred_at, business_date, reversal_of)
      values (of_village, of_fact, of_source, of_key, content, at, (at at time zone 'Asia/Jakarta')::date, reverses)
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

  -- accounts that must not fall below zero, in one order, so that two posters cannot lock crosswise
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
