-- What staff decided about a case, in order; what was decided once is never edited, only signed, refused, issued
-- or followed by another row (M3 to M5, V31, S2).
create table decision (
    id                 uuid        primary key,
    case_number        text        not null references return_case (number) deferrable initially deferred,
    kind               text        not null check (kind in ('DECISION', 'OBJECTION', 'APPEAL')),
    status             text        not null check (status in
        ('DRAFT', 'PENDING', 'REFUSED', 'ISSUED', 'UPHELD', 'AMENDED', 'OVERTURNED')),
    remedy             json        not null,
    fault              text        not null,
    return_required    boolean     not null,
    incidental_costs   json,
    reasons            text        not null,
    statement          text,
    decided_by         text        not null,
    decided_at         timestamptz not null,
    signed_by          text,
    signed_at          timestamptz,
    signature_reasons  text,
    issued_at          timestamptz
);

create index decision_case on decision (case_number, id);

-- Nobody decides a case of a party they have a conflict with (M2).
create table conflict_of_interest (
    person      text        not null,
    party_side  text        not null check (party_side in ('BUYER', 'SELLER')),
    party_id    text        not null,
    note        text        not null,
    case_number text        not null references return_case (number) deferrable initially deferred,
    declared_at timestamptz not null,
    primary key (person, party_side, party_id)
);
