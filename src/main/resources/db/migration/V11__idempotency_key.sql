-- What was answered to a command, so that the same command sent again is answered and not done again.
create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    fingerprint  text        not null,
    status       smallint    not null,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz not null default now(),
    primary key (caller, key)
);

comment on column idempotency_key.fingerprint is 'SHA-256 of method, path, parameters and body, in hexadecimal';
comment on column idempotency_key.created_at is 'By the real clock, also where the sandbox clock runs ahead';

create index idempotency_key_created_at on idempotency_key (created_at);
