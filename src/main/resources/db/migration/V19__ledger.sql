-- A double-entry book of the money that the platform holds and moves. Whatever Java does, the database sees to it
-- that every transaction sums to zero, that nothing booked is changed, and that no pot is overdrawn.

create table ledger_transaction (
    id              uuid primary key,
    -- The same step of the same case books once, however often it is tried.
    idempotency_key text not null unique,
    kind            text not null,
    case_number     text,
    order_id        text,
    reference       text,
    booked_at       timestamptz not null
);

create index ledger_transaction_case on ledger_transaction (case_number) where case_number is not null;
create index ledger_transaction_order on ledger_transaction (order_id) where order_id is not null;

create table ledger_posting (
    transaction_id uuid not null references ledger_transaction (id),
    account        text not null,
    currency       char(3) not null,
    amount         numeric(24, 4) not null,
    primary key (transaction_id, account, currency),
    constraint ledger_posting_moves_something check (amount <> 0),
    constraint ledger_posting_names_an_account check (account ~ '^((ESCROW|HELD|BUYER|SELLER|GUARANTEE):.+|OUTSIDE)$')
);

create index ledger_posting_account on ledger_posting (account, currency);

-- The pots: accounts that hold money that was paid in, and so can never hold less than nothing. Their balance is
-- kept here, because whoever takes from a pot locks its row. Accounts of people and of the world may go below
-- zero, have no row, and so make nobody wait.
create table ledger_pot (
    account  text not null,
    currency char(3) not null,
    balance  numeric(24, 4) not null default 0,
    primary key (account, currency),
    constraint ledger_pot_is_a_pot check (account ~ '^(ESCROW|HELD|GUARANTEE):.+$'),
    constraint ledger_pot_never_overdrawn check (balance >= 0)
);

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: book a correction instead', tg_table_name
        using errcode = 'restrict_violation';
end
$$;

create trigger ledger_transaction_append_only before update or delete on ledger_transaction
    for each row execute function ledger_refuse_change();
create trigger ledger_transaction_no_truncate before truncate on ledger_transaction
    for each statement execute function ledger_refuse_change();
create trigger ledger_posting_append_only before update or delete on ledger_posting
    for each row execute function ledger_refuse_change();
create trigger ledger_posting_no_truncate before truncate on ledger_posting
    for each statement execute function ledger_refuse_change();

-- Balances move by postings only: outside of the trigger below, only an empty pot may be put there.
create function ledger_guard_pot() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.balance = 0 then
        return new;
    end if;
    raise exception 'The balance of a pot changes by postings only' using errcode = 'restrict_violation';
end
$$;

create trigger ledger_pot_guarded before insert or update or delete on ledger_pot
    for each row when (pg_trigger_depth() = 0) execute function ledger_guard_pot();
create trigger ledger_pot_no_truncate before truncate on ledger_pot
    for each statement execute function ledger_refuse_change();

create function ledger_move_pot() returns trigger language plpgsql as $$
begin
    insert into ledger_pot (account, currency) values (new.account, new.currency) on conflict do nothing;
    update ledger_pot set balance = balance + new.amount
        where account = new.account and currency = new.currency;
    return null;
end
$$;

create trigger ledger_posting_moves_pot after insert on ledger_posting
    for each row when (new.account ~ '^(ESCROW|HELD|GUARANTEE):')
    execute function ledger_move_pot();

-- Looked at when the database transaction commits, when all postings are there.
create function ledger_check_sum() returns trigger language plpgsql as $$
declare
    transaction_of_row uuid;
begin
    if tg_table_name = 'ledger_posting' then
        transaction_of_row := new.transaction_id;
    else
        transaction_of_row := new.id;
    end if;
    if not exists (select 1 from ledger_posting where transaction_id = transaction_of_row) then
        raise exception 'Ledger transaction % has no postings', transaction_of_row using errcode = 'check_violation';
    end if;
    if exists (select 1 from ledger_posting where transaction_id = transaction_of_row
               group by currency having sum(amount) <> 0) then
        raise exception 'Ledger transaction % does not sum to zero', transaction_of_row
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger ledger_transaction_balanced after insert on ledger_transaction
    deferrable initially deferred for each row execute function ledger_check_sum();
create constraint trigger ledger_posting_balanced after insert on ledger_posting
    deferrable initially deferred for each row execute function ledger_check_sum();

-- What a seller did not perform, and what followed from it (S4).
create table seller_standing_entry (
    id          uuid primary key,
    seller_id   text not null,
    kind        text not null check (kind in ('PENALTY', 'SUSPENSION')),
    points      integer not null check (points >= 0 and (points > 0) = (kind = 'PENALTY')),
    reason      text not null,
    case_number text not null,
    recorded_at timestamptz not null,
    -- However often the step is tried.
    constraint seller_standing_entry_counts_once unique (case_number, seller_id, kind, reason)
);

create index seller_standing_entry_seller on seller_standing_entry (seller_id, recorded_at);

create trigger seller_standing_entry_append_only before update or delete on seller_standing_entry
    for each row execute function ledger_refuse_change();
create trigger seller_standing_entry_no_truncate before truncate on seller_standing_entry
    for each statement execute function ledger_refuse_change();
