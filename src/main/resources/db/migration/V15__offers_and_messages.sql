-- Every offer is kept, with who, when and how it ended (N1). An offer ends once.
create table offer (
    id            uuid        primary key,
    case_number   text        not null references return_case (number) deferrable initially deferred,
    made_by       text        not null check (made_by in ('BUYER', 'SELLER', 'MEDIATOR')),
    actor         jsonb       not null,
    remedy        jsonb       not null,
    freight_payer text,
    message       text,
    status        text        not null
        check (status in ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    made_at       timestamptz not null,
    ends_at       timestamptz,
    ended_at      timestamptz,
    end_reason    text
);

create index offer_case on offer (case_number, id);
-- Each new offer withdraws the one before.
create unique index offer_one_open on offer (case_number) where status = 'OPEN';

create table message (
    id          uuid        primary key,
    case_number text        not null references return_case (number) deferrable initially deferred,
    actor       jsonb       not null,
    sent_by     text        not null,
    text        text        not null,
    sent_at     timestamptz not null
);

create index message_case on message (case_number, id);
