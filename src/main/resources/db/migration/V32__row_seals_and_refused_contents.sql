-- From now on the log of a case commits to each row that is written for it, by a hash in the event of the same
-- transaction. What people wrote is in these rows, and goes when it is erased; so that nobody can guess it from a hash
-- that stays, each row has a salt, which is drawn anew whenever the row changes. Rows from before have none.
alter table message add column salt uuid;
alter table offer add column salt uuid;
alter table decision add column salt uuid;
alter table appeal add column salt uuid;
alter table ruling add column salt uuid;
alter table settlement_step add column salt uuid;

create function draw_salt() returns trigger language plpgsql as $$
begin
    new.salt := gen_random_uuid();
    return new;
end $$;

create trigger message_salt before insert or update on message for each row execute function draw_salt();
create trigger offer_salt before insert or update on offer for each row execute function draw_salt();
create trigger decision_salt before insert or update on decision for each row execute function draw_salt();
create trigger appeal_salt before insert or update on appeal for each row execute function draw_salt();
create trigger ruling_salt before insert or update on ruling for each row execute function draw_salt();
-- By its name after settlement_step_append_only, which must see the row as the statement leaves it.
create trigger settlement_step_salt before insert or update on settlement_step
    for each row execute function draw_salt();

-- Contents in which the scanner found malware after they had been handed in, and what became of each. It is about
-- bytes, not about pieces: whoever hands in the same ones hands in the same malware.
create table refused_content (
    sha256      text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    signature   text        not null,
    found_at    timestamptz not null,
    released_at timestamptz,
    removed_at  timestamptz,
    decided_by  jsonb,
    reason      text,
    check (released_at is null or removed_at is null),
    check ((decided_by is not null) = (coalesce(released_at, removed_at) is not null))
);

comment on column refused_content.released_at is 'when somebody said that it is harmless';
comment on column refused_content.removed_at is 'when it was decided that the bytes go, and the rows stay';

insert into refused_content (sha256, signature, found_at)
select sha256, min(signature), min(scanned_at) from evidence where status = 'REFUSED' group by sha256;

create index evidence_refused on evidence (sha256) where status = 'REFUSED';

-- As before, and more: what was let in can turn out to be malware, and gives back the place that it had taken; a false
-- alarm is taken back; the bytes of what is refused can go.
create or replace function evidence_columns_open(from_status text, to_status text) returns text[] language sql immutable as $$
    select case from_status || ' ' || to_status
        when 'SUBMITTED SUPERSEDED' then array['status']
        when 'SUPERSEDED SUBMITTED' then array['status']
        when 'UNSCANNED SUBMITTED'  then array['status', 'scanned_at']
        when 'UNSCANNED SUPERSEDED' then array['status', 'scanned_at']
        when 'UNSCANNED REFUSED'    then array['status', 'scanned_at', 'signature']
        when 'SUBMITTED REFUSED'    then array['status', 'scanned_at', 'signature']
        when 'SUPERSEDED REFUSED'   then array['status', 'scanned_at', 'signature']
        when 'REFUSED SUBMITTED'    then array['status', 'scanned_at', 'signature']
        when 'REFUSED SUPERSEDED'   then array['status', 'scanned_at', 'signature']
        when 'REFUSED REFUSED'      then array['stored_as']
    end
$$;

-- Each of these only for its reason: malware was found in these bytes, it was a false alarm, the bytes are to go, or what
-- had taken a piece's place is malware.
create function evidence_change_has_reason(before evidence, after evidence) returns boolean language sql stable as $$
    select case
        when before.status in ('SUBMITTED', 'SUPERSEDED') and after.status = 'REFUSED' then exists (
            select from refused_content
             where sha256 = before.sha256 and released_at is null and removed_at is null)
        when before.status = 'REFUSED' and after.status in ('SUBMITTED', 'SUPERSEDED') then exists (
            select from refused_content where sha256 = before.sha256 and released_at is not null)
        when before.status = 'REFUSED' and after.status = 'REFUSED' then after.stored_as is null and exists (
            select from refused_content where sha256 = before.sha256 and removed_at is not null)
        when before.status = 'SUPERSEDED' and after.status = 'SUBMITTED' then exists (
            select from evidence where supersedes = before.id and status = 'REFUSED')
        else true
    end
$$;

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
        if allowed is null or not evidence_change_has_reason(old, new) then
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
