-- What others are to hear of, written with the change itself and delivered later.
create table outbox (
    -- UUIDv7: sorts by the time of writing.
    id           uuid primary key,
    case_number  text not null,
    type         text not null,
    payload      jsonb not null,
    created_at   timestamptz not null,
    delivered_at timestamptz
);

-- What waits is little, whatever has gone out before.
create index outbox_waiting on outbox (id) where delivered_at is null;
