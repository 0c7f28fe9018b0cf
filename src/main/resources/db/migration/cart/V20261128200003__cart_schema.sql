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
    -- The prices that a buyer was promised last: items with their unit prices, the shipping and the total, in minor units.
    kept_prices        jsonb,
    kept_at            timestamptz,
    kept_until         timestamptz,
    -- Told as abandoned; a change of the cart takes it back.
    abandoned_at       timestamptz,
    recovered_at       timestamptz,
    -- Of the token in the mail.
    recovery_hash      bytea       check (length(recovery_hash) = 32),
    recovery_until     timestamptz,
    shipping_groups    jsonb       check (jsonb_typeof(shipping_groups) = 'array'),
    -- The channel that a cart was started in.
    channel            text        not null default 'default' check (length(channel) between 1 and 64),
    check ((token_hash is null) <> (customer_id is null)),
    check ((status = 'ACTIVE') = (order_id is null)),
    check ((status = 'ACTIVE') = (payment_id is null)),
    check ((status = 'ACTIVE') = (frozen_at is null)),
    check ((status = 'FROZEN') = (lease_until is not null)),
    check ((kept_prices is null) = (kept_at is null)),
    check ((kept_prices is null) = (kept_until is null)),
    check ((recovery_hash is null) = (recovery_until is null))
);

comment on column cart.carts.shipping_groups is
    'what is sent apart from the rest: id, address if it has its own, method, units by item; null for an undivided cart';
create index carts_frozen on cart.carts (frozen_at) where status = 'FROZEN';
create index carts_abandoned on cart.carts (expires_at) where status = 'ACTIVE' and customer_id is null;
create index carts_customer on cart.carts (customer_id, updated_at) where customer_id is not null;
-- A guest who signs in brings the token, not the id.
create unique index carts_token on cart.carts (token_hash) where token_hash is not null;
create index carts_open on cart.carts (customer_id, updated_at desc) where customer_id is not null and status = 'ACTIVE';
create unique index carts_recovery on cart.carts (recovery_hash) where recovery_hash is not null;
create index carts_idle on cart.carts (updated_at)
    where status = 'ACTIVE' and email is not null and abandoned_at is null;
create index carts_updated on cart.carts (updated_at desc, id desc);
create index carts_email on cart.carts (lower(email)) where email is not null;

create table cart.items (
    id                uuid        primary key,
    cart_id           uuid        not null references cart.carts on delete cascade,
    variant_id        uuid        not null,
    quantity          integer     not null check (quantity between 1 and 999),
    -- What a unit cost when it was put in: only to tell that the price has changed since, never to charge it.
    added_price_minor bigint      not null check (added_price_minor >= 0),
    position          integer     not null check (position >= 0),
    -- What the buyer told about the units of an item, by the codes of what the product asks for. The same variant can be in a
    -- cart more than once, with other answers.
    inputs            jsonb       not null default '{}' check (jsonb_typeof(inputs) = 'object')
);

create unique index items_content on cart.items (cart_id, variant_id, md5(inputs::text));

-- Who wants no reminders: HMACs of addresses.
create table cart.reminder_opt_outs (
    address_key bytea       primary key check (length(address_key) = 32),
    created_at  timestamptz not null
);

-- Which address got a reminder, as an HMAC: whoever has the mail may say that no more are wanted, whatever became of
-- the cart and of the token in it.
create table cart.reminders (
    token_hash  bytea       primary key check (length(token_hash) = 32),
    address_key bytea       not null check (length(address_key) = 32),
    created_at  timestamptz not null
);

create index reminders_created on cart.reminders (created_at);
