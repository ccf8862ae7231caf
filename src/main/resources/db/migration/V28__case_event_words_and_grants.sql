-- What people wrote stands beside the chain, which holds only salted hashes of it: personal words can be erased, and
-- the chain still closes.
alter table case_event add column words jsonb;

comment on column case_event.words is
    'By field of data: salt and text, where data holds {"sha256": SHA-256 of salt and text}; null when erased';

drop trigger case_event_append_only on case_event;

create function refuse_event_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.words is not null and new.words is null then
        new.words := old.words;
        if new is not distinct from old then
            new.words := null;
            return new;
        end if;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger case_event_append_only
    before update or delete on case_event
    for each row execute function refuse_event_change();

create trigger case_event_not_truncated
    before truncate on case_event
    for each statement execute function refuse_event_change();

-- Nothing is erased in silence: looked at when the transaction commits.
create function require_erasure_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from case_event
         where case_number = new.case_number
           and seq > new.seq
           and type = 'case.personal_data_erased'
           and data -> 'seqs' @> to_jsonb(new.seq)) then
        raise exception 'the words of event % of case % were erased without an event that says so',
            new.seq, new.case_number using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create constraint trigger case_event_erasure_is_told after update on case_event
    deferrable initially deferred for each row execute function require_erasure_event();

-- Not even the table's owner, who is the service, holds the right to change or remove an event. It can erase words;
-- the trigger sees to the rest.
revoke update, delete, truncate on case_event from public, current_user;
grant update (words) on case_event to current_user;
