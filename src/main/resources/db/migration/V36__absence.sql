-- When somebody of staff is away: what they had goes back to its groups then, and nothing comes to them. One a person;
-- it goes when it is over.
create table absence (
    person     text        primary key,
    from_at    timestamptz not null,
    until_at   timestamptz not null check (until_at > from_at),
    entered_by text        not null,
    entered_at timestamptz not null,
    begun_at   timestamptz
);

-- Who has a conflict of interest with a party: asked whenever a case comes to staff (M2).
create index conflict_of_interest_party on conflict_of_interest (party_side, party_id);
