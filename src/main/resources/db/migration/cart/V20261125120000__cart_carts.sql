create schema if not exists cart;

create table cart.carts (
    id                 uuid        primary key,
    token_hash         bytea       check (length(token_hash) = 32),
    customer_id        uuid,
    currency           char(3)     not null,
    locale             text        not null,
    email              text        check (length(email) <= 254),
    note               text        check (length(note) <= 1000),
    shipping_address   jsonb,
    billing_address    jsonb,
    shipping_method_id uuid,
    status             text        not null check (status in ('ACTIVE', 'FROZEN', 'COMPLETED')),
    -- The order that a frozen cart is under way to, or that a completed cart became.
    order_id           uuid,
    payment_id         uuid,
    frozen_at          timestamptz,
    lease_until        timestamptz,
    version            bigint      not null check (version > 0),
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    expires_at         timestamptz not null,
    check ((token_hash is null) <> (customer_id is null)),
    check ((status = 'ACTIVE') = (order_id is null)),
    check ((status = 'ACTIVE') = (payment_id is null)),
    check ((status = 'ACTIVE') = (frozen_at is null)),
    check ((status = 'FROZEN') = (lease_until is not null))
);

create index carts_frozen on cart.carts (frozen_at) where status = 'FROZEN';
create index carts_abandoned on cart.carts (expires_at) where status = 'ACTIVE' and customer_id is null;
create index carts_customer on cart.carts (customer_id, updated_at) where customer_id is not null;

create table cart.items (
    id                uuid        primary key,
    cart_id           uuid        not null references cart.carts on delete cascade,
    variant_id        uuid        not null,
    quantity          integer     not null check (quantity between 1 and 999),
    -- What a unit cost when it was put in: only to tell that the price has changed since, never to charge it.
    added_price_minor bigint      not null check (added_price_minor >= 0),
    position          integer     not null check (position >= 0),
    unique (cart_id, variant_id)
);
