-- Requests to erase what is personal of a party, and the cases in which it was done.
create table erasure (
    id           uuid        primary key,
    party_side   text        not null check (party_side in ('BUYER', 'SELLER')),
    party_id     text        not null,
    reason       text        not null,
    requested_by jsonb       not null,
    requested_at timestamptz not null,
    completed_at timestamptz
);

-- A request that is not done yet takes the next one in.
create unique index erasure_one_open on erasure (party_side, party_id) where completed_at is null;

create table erased_case (
    erasure_id  uuid        not null references erasure (id),
    case_number text        not null references return_case (number),
    erased_at   timestamptz not null,
    kinds       text[]      not null,
    primary key (erasure_id, case_number)
);

alter table evidence
    add column erased_at      timestamptz,
    add column erased_because text check (erased_because in ('REQUEST', 'RETENTION')),
    add constraint evidence_erased_for_a_reason check ((erased_at is null) = (erased_because is null));

-- As before, and one change more: a piece is erased once, with all that its submitter said and handed in. What the log
-- and the decisions refer to stays: id, type, size, hash, who and when.
create or replace function refuse_evidence_change() returns trigger language plpgsql as $$
declare
    allowed text[];
begin
    if tg_op = 'UPDATE' then
        if old.erased_at is null and new.erased_at is not null then
            allowed := array['description', 'file_name', 'words', 'stored_as', 'erased_at', 'erased_because'];
            if to_jsonb(old) - allowed is distinct from to_jsonb(new) - allowed
                    or new.description <> '[erased]' or new.file_name <> '[erased]'
                    or new.words is not null or to_jsonb(new) ->> 'stored_as' is not null then
                raise exception 'evidence % can only be erased whole', old.id using errcode = 'restrict_violation';
            end if;
            return new;
        end if;
        allowed := evidence_columns_open(old.status, new.status);
        if allowed is null then
            raise exception 'evidence % cannot go from % to %', old.id, old.status, new.status
                using errcode = 'restrict_violation';
        end if;
        if to_jsonb(old) - allowed is distinct from to_jsonb(new) - allowed then
            raise exception 'evidence % can only change %', old.id, array_to_string(allowed, ', ')
                using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    raise exception 'evidence is append-only' using errcode = 'restrict_violation';
end $$;

-- Nothing is erased in silence: looked at when the transaction commits.
create function require_evidence_erasure_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from case_event
         where case_number = new.case_number
           and type = 'case.personal_data_erased'
           and data -> 'evidence' @> to_jsonb(new.id::text)) then
        raise exception 'evidence % was erased without an event that says so', new.id
            using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create constraint trigger evidence_erasure_is_told after update on evidence
    deferrable initially deferred for each row
    when (old.erased_at is null and new.erased_at is not null)
    execute function require_evidence_erasure_event();

-- In what was done for a settlement, a word can give way to the mark of an erasure, and nothing else can change.
create function refuse_settlement_step_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
            and to_jsonb(old) - 'data' is not distinct from to_jsonb(new) - 'data'
            and not exists (
                select 1
                  from jsonb_each(old.data) before (key, value)
                  full join jsonb_each(new.data) after (key, value) on before.key = after.key
                 where before.value is distinct from after.value
                   and (before.key is null or after.value is distinct from '"[erased]"'::jsonb)) then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

drop trigger settlement_step_append_only on settlement_step;

create trigger settlement_step_append_only
    before update or delete on settlement_step
    for each row execute function refuse_settlement_step_change();

create trigger settlement_step_not_truncated
    before truncate on settlement_step
    for each statement execute function refuse_settlement_step_change();
