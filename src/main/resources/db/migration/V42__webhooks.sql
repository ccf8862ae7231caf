-- Where the marketplace wants to be told what happens.
create table webhook_endpoint (
    id               uuid        primary key,
    url              text        not null,
    description      text        not null,
    events           text[]      not null,
    enabled          boolean     not null,
    disabled_at      timestamptz,
    disabled_because text        check (disabled_because in ('GONE', 'OWNER')),
    secret           text        not null,
    earlier_secret   text,
    earlier_until    timestamptz,
    created_at       timestamptz not null,
    check (enabled = (disabled_at is null) and enabled = (disabled_because is null)),
    check ((earlier_secret is null) = (earlier_until is null))
);

comment on column webhook_endpoint.events is 'The names of those it wants; none means all';
comment on column webhook_endpoint.secret is 'Encrypted where the installation has a key for that';
comment on column webhook_endpoint.earlier_secret is 'Signs beside the other until earlier_until';

-- What is to be told to whom, and what became of it. The words stay in the outbox, where they can be erased.
create table webhook_delivery (
    endpoint_id  uuid        not null references webhook_endpoint (id) on delete cascade,
    message_id   uuid        not null references outbox (id),
    case_number  text        not null,
    seq          integer     not null,
    lane         smallint    not null,
    state        text        not null check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    attempts     integer     not null default 0,
    next_at      timestamptz check (next_at is null or state = 'WAITING'),
    last_at      timestamptz,
    last_status  integer,
    last_failure text,
    queued_at    timestamptz not null,
    ended_at     timestamptz check ((ended_at is null) = (state = 'WAITING')),
    primary key (endpoint_id, message_id)
);

comment on column webhook_delivery.lane is 'Those of one case are in one lane; what is in one lane is sent one after the other';
comment on column webhook_delivery.next_at is 'Null while an earlier one of the same case waits';

-- The first one of each case that waits.
create index webhook_delivery_due on webhook_delivery (endpoint_id, lane, next_at) where next_at is not null;
create index webhook_delivery_next on webhook_delivery (next_at) where next_at is not null;
create index webhook_delivery_case on webhook_delivery (endpoint_id, case_number, seq, message_id) where state = 'WAITING';
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;
create index outbox_created on outbox (created_at, id);
