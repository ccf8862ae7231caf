-- A piece that no malware scanner could look through yet waits, unseen by the other party; found infected, it is
-- refused: its row stays, its content is given to nobody.
alter table evidence drop constraint evidence_status_check;
alter table evidence
    add constraint evidence_status_check check (status in ('UNSCANNED', 'SUBMITTED', 'SUPERSEDED', 'REFUSED')),
    add column scanned_at timestamptz,
    add column signature text,
    add constraint evidence_refused_for_a_reason check ((status = 'REFUSED') = (signature is not null));

comment on column evidence.scanned_at is 'when a piece that had waited was scanned; null if it did not wait, or waits still';
comment on column evidence.signature is 'by which the scanner knows the malware in a refused piece';

-- A refused piece supersedes nothing: another may take the place that it was meant for.
alter table evidence drop constraint evidence_supersedes_key;
create unique index evidence_supersedes on evidence (supersedes) where status <> 'REFUSED';

create index evidence_unscanned on evidence (submitted_at, id) where status = 'UNSCANNED';

-- Every change that evidence allows, a line each (V4): the columns that may differ afterwards, null if there is no such
-- change. Whoever needs another writes this function anew, in a migration.
create function evidence_columns_open(from_status text, to_status text) returns text[] language sql immutable as $$
    select case from_status || ' ' || to_status
        when 'SUBMITTED SUPERSEDED' then array['status']
        when 'UNSCANNED SUBMITTED'  then array['status', 'scanned_at']
        when 'UNSCANNED SUPERSEDED' then array['status', 'scanned_at']
        when 'UNSCANNED REFUSED'    then array['status', 'scanned_at', 'signature']
    end
$$;

create or replace function refuse_evidence_change() returns trigger language plpgsql as $$
declare
    allowed text[];
begin
    if tg_op = 'UPDATE' then
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
