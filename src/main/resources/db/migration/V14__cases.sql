-- One row a case. What lists and look-ups ask for are columns; the rest of the aggregate is one document,
-- written once per transaction, read by case number.
create table return_case (
    number            text        primary key,
    order_id          text        not null references orders (order_id),
    buyer_id          text        not null,
    seller_id         text        not null,
    reason            text        not null,
    effective_channel text        not null,
    stage             text        not null,
    outcome           text,
    facts             json        not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);

create index return_case_order on return_case (order_id);
create index return_case_buyer on return_case (buyer_id, updated_at, number);
create index return_case_seller on return_case (seller_id, updated_at, number);
create index return_case_updated on return_case (updated_at, number);
create index return_case_stage on return_case (stage, updated_at, number);

-- What happened to a case, in order, each event linked to the one before it by its hash (R1).
create table case_event (
    case_number text        not null references return_case (number) deferrable initially deferred,
    seq         integer     not null,
    id          uuid        not null unique,
    at          timestamptz not null,
    type        text        not null,
    actor       jsonb       not null,
    data        jsonb       not null,
    hash        text        not null,
    primary key (case_number, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger case_event_append_only
    before update or delete or truncate on case_event
    for each statement execute function refuse_change();
