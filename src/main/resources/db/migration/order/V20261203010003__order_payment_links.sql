-- Buyers pay what an order awaits with a link. `reference` is what the payments of the link pay.
create table orders.payment_links (
    order_id   uuid        primary key references orders.orders (id),
    reference  uuid        not null unique,
    expires_at timestamptz not null,
    created_by text        not null,
    created_at timestamptz not null
);
