-- Files that arrive in pieces. What has arrived lies in a directory under this id; its length there is the offset.
create table evidence_upload (
    id           uuid        primary key,
    case_number  text        not null references return_case (number),
    owner        text        not null,
    submitted_by text        not null check (submitted_by in ('BUYER', 'SELLER', 'MEDIATOR')),
    length       bigint      not null check (length > 0),
    file_name    text,
    media_type   text,
    type         text        not null,
    description  text        not null,
    supersedes   uuid,
    began_at     timestamptz not null,
    expires_at   timestamptz not null,
    evidence_id  uuid        references evidence (id)
);

create index evidence_upload_case on evidence_upload (case_number);
create index evidence_upload_expiry on evidence_upload (expires_at);
