-- What was done in the course of a settlement, in order (S1 to S4).
create table settlement_step (
    id          uuid        primary key,
    case_number text        not null references return_case (number) deferrable initially deferred,
    type        text        not null,
    actor       jsonb       not null,
    data        jsonb       not null,
    at          timestamptz not null
);

create index settlement_step_case on settlement_step (case_number, id);

create trigger settlement_step_append_only
    before update or delete or truncate on settlement_step
    for each statement execute function refuse_change();
