-- Every appeal that was filed, refused ones too (A1 to A4).
create table appeal (
    id                  uuid        primary key,
    case_number         text        not null references return_case (number) deferrable initially deferred,
    side                text        not null check (side in ('BUYER', 'SELLER')),
    actor               jsonb       not null,
    ground              text        not null,
    explanation         text        not null,
    evidence_ids        uuid[]      not null,
    status              text        not null check (status in ('FILED', 'REFUSED', 'ADMITTED', 'HEARD', 'DECIDED')),
    refusal             text,
    filed_at            timestamptz not null,
    answer              text,
    answer_evidence_ids uuid[]      not null default '{}',
    answered_at         timestamptz,
    outcome             text check (outcome in ('UPHELD', 'AMENDED', 'OVERTURNED')),
    reasons             text,
    decided_by          text,
    decided_at          timestamptz,
    constraint appeal_refused_with_a_reason check ((status = 'REFUSED') = (refusal is not null)),
    constraint appeal_decided_in_full check (
        (status = 'DECIDED') = (outcome is not null and reasons is not null and decided_at is not null))
);

create index appeal_case on appeal (case_number, id);
-- Once each (A1); a refused appeal does not count.
create unique index appeal_once_each on appeal (case_number, side) where status <> 'REFUSED';
