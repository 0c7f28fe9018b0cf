-- Declarations with which consumers withdraw from a contract. `order_number` and `email` are as entered; the order is
-- found afterwards.
create table orders.withdrawals (
    id              uuid        primary key,
    status          text        not null check (status in ('OPEN', 'CLOSED')),
    order_id        uuid        references orders.orders (id),
    order_number    text        not null check (length(order_number) between 1 and 30),
    email           text        not null check (length(email) between 1 and 254),
    name            text        not null check (length(name) between 1 and 200),
    statement       text        check (length(statement) <= 2000),
    received_at     timestamptz not null,
    acknowledged_at timestamptz,
    closed_at       timestamptz,
    closed_by       text,
    note            text        check (length(note) <= 500),
    check ((status = 'CLOSED') = (closed_at is not null)),
    check ((closed_at is null) = (closed_by is null)),
    check (acknowledged_at is null or order_id is not null)
);

create index withdrawals_received on orders.withdrawals (received_at desc, id desc);
create index withdrawals_status on orders.withdrawals (status, received_at desc, id desc);
create index withdrawals_order on orders.withdrawals (order_id);
create index withdrawals_email on orders.withdrawals (lower(email));
