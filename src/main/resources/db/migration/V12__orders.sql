-- What the marketplace tells about its orders. The facts are one document, read and written as a whole;
-- the columns beside it are those by which orders are found and shown.
create table orders (
    order_id   text primary key,
    buyer_id   text not null,
    seller_id  text not null,
    facts      jsonb not null,
    version    integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint orders_buyer_is_not_seller check (buyer_id <> seller_id)
);
