-- Mails that were or are to be sent: to which side of a case, about which event of its log. Neither address nor words: both
-- are read when the mail is sent, so that what was erased meanwhile goes to nobody.
create table mail (
    -- The message of the outbox that it tells of; with the side it makes the Message-ID, the same however often it is sent.
    outbox_id    uuid not null,
    side         text not null check (side in ('BUYER', 'SELLER')),
    case_number  text not null,
    seq          integer not null,
    status       text not null default 'WAITING' check (status in ('WAITING', 'SENT', 'GIVEN_UP')),
    -- How often it was begun; counted before it is sent, so that what kills the process counts, too.
    attempts     integer not null default 0,
    -- When it is begun next; while one is being sent, when that one is taken for lost.
    next_at      timestamptz not null,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    -- Why it has not arrived: a code of ours, or the server's number without its words, which may hold the address.
    failure      text,
    primary key (outbox_id, side),
    check ((ended_at is null) = (status = 'WAITING'))
);

create index mail_waiting on mail (next_at) where status = 'WAITING';
-- For whoever asks what a party was told.
create index mail_of_case on mail (case_number);
