-- Who read which content, when. Written before the first byte is given out; rows are never changed, and removed only
-- when their time has passed. Ids are UUIDs of version 7: their order is the order of time.
create table evidence_access (
    id          uuid        primary key,
    evidence    uuid        not null references evidence (id),
    case_number text        not null,
    at          timestamptz not null,
    actor       jsonb       not null,
    what        text        not null check (what in ('CONTENT', 'PREVIEW'))
);

create index evidence_access_of on evidence_access (evidence, id);

create function refuse_access_change() returns trigger language plpgsql as $$
begin
    raise exception 'the log of accesses is not changed' using errcode = 'restrict_violation';
end $$;

create trigger evidence_access_unchanged
    before update on evidence_access
    for each row execute function refuse_access_change();
