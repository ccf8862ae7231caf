-- What the parties handed in. The content of a file lies in the evidence store under its hash, the words of a
-- statement lie here, so that they are committed with the case.
create table evidence (
    id           uuid        primary key,
    case_number  text        not null references return_case (number) deferrable initially deferred,
    type         text        not null,
    description  text        not null,
    file_name    text        not null,
    media_type   text        not null,
    size         bigint      not null check (size > 0),
    sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    words        text,
    submitted_by text        not null check (submitted_by in ('BUYER', 'SELLER', 'MEDIATOR')),
    actor        jsonb       not null,
    submitted_at timestamptz not null,
    status       text        not null default 'SUBMITTED' check (status in ('SUBMITTED', 'SUPERSEDED')),
    supersedes   uuid        unique references evidence (id),
    check (words is null or type = 'STATEMENT')
);

create index evidence_case on evidence (case_number, submitted_at, id);
create index evidence_sha256 on evidence (sha256);

-- Evidence is never changed or removed; it can be superseded, once (V4).
create function refuse_evidence_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.status = 'SUBMITTED' and new.status = 'SUPERSEDED' then
            old.status := new.status;
            if old is not distinct from new then
                return new;
            end if;
        end if;
        raise exception 'evidence % can only be superseded', old.id using errcode = 'restrict_violation';
    end if;
    raise exception 'evidence is append-only' using errcode = 'restrict_violation';
end $$;

create trigger evidence_append_only
    before update or delete on evidence
    for each row execute function refuse_evidence_change();

create trigger evidence_not_truncated
    before truncate on evidence
    for each statement execute function refuse_evidence_change();
